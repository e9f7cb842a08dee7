import { withArticle } from '../../lib/withArticle.ts';
import { hasManyName, referencesManyForeignKey, singularOf } from '../naming.ts';
import { collectionEndpoints, linkEndpoints } from './endpointLists.ts';
import { methodsOf, tableLines } from './methodList.ts';
import { modelKeySteps, pluralNameSteps } from './nameSteps.ts';
import type { RelationKind } from './relationKind.ts';
import { commonOptions, prepend } from './relationOptions.ts';

/** A list of ids on the declaring model (docs/loopback.md#referencesmany). */
export const referencesMany: RelationKind = {
  type: 'referencesMany',
  label: 'references many',
  attributes: ['type', 'model', 'foreignKey', 'scope', 'properties', 'scopeMethods', 'options'],
  options: [prepend, ...commonOptions],
  isNamedOnEdge: true,
  isMultiple: true,
  isEmbedding: false,
  inverseType: null,
  keyOn: 'owner',
  readsForeignKey: () => true,
  guessTarget: singularOf,
  deriveName: ({ targetPlural }) => hasManyName(targetPlural),
  deriveForeignKey: ({ targetName }) => referencesManyForeignKey(targetName),
  deriveKeyThrough: () => null,
  deriveProperty: () => null,
  nameSteps: pluralNameSteps,
  foreignKeySteps: ({ targetName }) => modelKeySteps(targetName, 'the target', '_ids'),
  keyThroughSteps: () => [],
  propertySteps: () => [],
  pointedKeys: () => [{ on: 'target', property: null }],
  throughNames: () => [],
  addedProperties: (_sides, foreignKey, types) =>
    foreignKey === null
      ? []
      : [{ on: 'owner', name: foreignKey, type: `[${types.target}]`, isForeignKey: true }],
  endpoints: ({ target }) => [
    ...collectionEndpoints(target, '404; 400 for one that is not in the list'),
    ...linkEndpoints(target, false),
  ],
  methods: (sides) => {
    const { targetName: target, ownerName: owner } = sides;
    return methodsOf(sides, { sameAs: { '': 'find' }, otherNames: { getAsync: 'find' } }, [
      [
        '(filter?, callback?)',
        `<${target}[]>`,
        'related',
        `Finds the ${target} rows whose ids this ${owner} lists; a call without arguments returns nothing.`,
      ],
      ['.build(data?)', target, 'memory', `Creates a new ${target} and stores nothing.`],
      [
        '.create(data, options?)',
        `<${target}>`,
        'related',
        `Stores a new ${target} and adds its id to the list.`,
      ],
      [
        '.add(targetOrId, options?)',
        `<${target}>`,
        'own',
        `Adds the id of ${withArticle(target)} to the list and saves this ${owner}.`,
      ],
      [
        '.remove(targetOrId, options?)',
        '<ids>',
        'own',
        `Removes an id from the list, saves this ${owner} and keeps the ${target}.`,
      ],
      ['.find(filter?, options?)', `<${target}[]>`, 'related', `Finds the listed ${target} rows that match.`],
      [
        '.findById(id, options?)',
        `<${target}>`,
        'related',
        `Finds one listed ${target}; one that is not listed is a 400 error, one that does not exist a 404 error.`,
      ],
      ['.updateById(id, data, options?)', `<${target}>`, 'related', `Changes one listed ${target}.`],
      [
        '.destroy(id, options?)',
        '<void>',
        'related',
        `Removes an id from the list and deletes the ${target} itself.`,
      ],
      ['.exists(id)', '<boolean>', 'own', `Says whether an id is listed.`],
      ['.at(index)', `<${target}>`, 'related', `Finds the ${target} at an index of the list.`],
      ...tableLines(sides, ['findOne', 'updateAll', 'destroyAll', 'count']),
    ]);
  },
};
