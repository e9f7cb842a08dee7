import { isJsonObject } from '../../lib/json.ts';
import { withArticle } from '../../lib/withArticle.ts';
import type { MethodLine, MethodListOptions, MethodSignature } from '../methodSignature.ts';
import { embedsManyName, embedsManyProperty, singularOf } from '../naming.ts';
import { collectionEndpoints } from './endpointLists.ts';
import { methodsOf, tableLines } from './methodList.ts';
import { pluralNameSteps, singularNameSteps } from './nameSteps.ts';
import type { RelationKind, RelationSides } from './relationKind.ts';
import { commonOptions, embeddingOptions, prepend } from './relationOptions.ts';
import { besideSteps, storedProperty } from './storedProperty.ts';

/** A list of rows stored inside the declaring model's row (docs/loopback.md#embedsmany). */
export const embedsMany: RelationKind = {
  type: 'embedsMany',
  label: 'embeds many',
  attributes: ['type', 'model', 'property', 'scope', 'properties', 'scopeMethods', 'options'],
  options: [
    ...embeddingOptions,
    prepend,
    { name: 'omitDefaultEmbeddedItem', text: 'leave the property undefined, not an empty list' },
    ...commonOptions,
  ],
  isNamedOnEdge: true,
  isMultiple: true,
  isEmbedding: true,
  inverseType: null,
  keyOn: 'none',
  readsForeignKey: () => false,
  guessTarget: singularOf,
  deriveName: ({ targetName }) => embedsManyName(targetName),
  deriveForeignKey: () => null,
  deriveKeyThrough: () => null,
  deriveProperty: ({ targetPlural, relationName }) => embedsManyProperty(targetPlural, relationName),
  nameSteps: ({ targetName }) => [
    ...singularNameSteps(targetName),
    { text: '+ "List"', value: embedsManyName(targetName) },
  ],
  foreignKeySteps: () => [],
  keyThroughSteps: () => [],
  propertySteps: (sides) => [
    ...pluralNameSteps(sides),
    ...besideSteps(embedsManyProperty(sides.targetPlural, sides.relationName), sides.relationName),
  ],
  pointedKeys: () => [],
  throughNames: () => [],
  addedProperties: (sides) => [
    storedProperty(
      sides,
      embedsManyProperty(sides.targetPlural, sides.relationName),
      `[${sides.targetName}]`,
    ),
  ],
  endpoints: ({ target }) => collectionEndpoints(target),
  methods: listMethods,
};

const names: MethodListOptions = {
  sameAs: { '': 'find' },
  otherNames: { get: 'findById', set: 'updateById', unset: 'destroy' },
};

/** The embedded list is in memory: most methods return at once, and they save only with a callback. */
function listMethods(sides: RelationSides): readonly MethodSignature[] {
  const { targetName: target, ownerName: owner, definition } = sides;
  const options = isJsonObject(definition['options']) ? definition['options'] : {};
  // An embedded model with its own store has a method that empties that store.
  const isPersistent = Boolean(options['persistent']);
  return methodsOf(sides, names, [
    ['()', `${target}[]`, 'embedded', `Returns the list inside this ${owner}.`],
    ['.build(data?)', target, 'memory', `Adds a new ${target} to the list, in memory.`],
    [
      '.create(data, options?)',
      `<${target}>`,
      'embedded',
      `Adds a new ${target} to the list and saves this ${owner}.`,
    ],
    ['.find(filter, callback)', `${target}[]`, 'embedded', `Returns the items of the list that match.`],
    ['.findById(id)', `${target} | null`, 'embedded', `Returns one ${target} of the list by id, or null.`],
    ['.at(index)', `${target} | null`, 'embedded', `Returns the ${target} at an index of the list, or null.`],
    ['.exists(id)', 'boolean', 'embedded', 'Says whether the list contains an id.'],
    [
      '.updateById(id, data, callback)',
      target,
      'embedded',
      `Changes one ${target} of the list; with a callback it saves this ${owner}.`,
    ],
    [
      '.destroy(id, callback)',
      target,
      'embedded',
      `Removes one ${target} from the list; with a callback it saves this ${owner}.`,
    ],
    ...(isPersistent
      ? []
      : ([
          [
            '.destroyAll(where, callback)',
            'void',
            'embedded',
            `Removes every ${target} of the list that matches; with a callback it saves this ${owner}.`,
          ],
        ] satisfies MethodLine[])),
    ...(options['belongsTo'] ? referenceLines(sides) : []),
    ['.value()', `${target}[]`, 'embedded', `Returns the list inside this ${owner}.`],
    ...tableLines(sides, ['findOne', 'updateAll', 'count', ...(isPersistent ? ['destroyAll'] : [])]),
  ]);
}

/** With the option `belongsTo`, an embedded item can point at a row. */
function referenceLines({ targetName: target, ownerName: owner }: RelationSides): readonly MethodLine[] {
  return [
    [
      '.add(targetOrId, data?)',
      `<${target} | null>`,
      'embedded',
      `Adds ${withArticle(target)} that points at a row to the list and saves this ${owner}.`,
    ],
    [
      '.remove(targetOrId, options?)',
      '<void>',
      'embedded',
      `Removes every ${target} that points at a row and saves this ${owner}.`,
    ],
  ];
}
