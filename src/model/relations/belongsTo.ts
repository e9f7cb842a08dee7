import { withArticle } from '../../lib/withArticle.ts';
import type { RelationDefinition } from '../definition.ts';
import type { MethodListOptions } from '../methodSignature.ts';
import { belongsToForeignKey, belongsToName } from '../naming.ts';
import { givenName } from '../settings.ts';
import { parentEndpoints } from './endpointLists.ts';
import { methodsOf } from './methodList.ts';
import { belongsToKeySteps, singularNameSteps } from './nameSteps.ts';
import { polymorphicKeySteps, polymorphicKeysOf } from './polymorphic.ts';
import type { AddedProperty, PointedKey, RelationKind } from './relationKind.ts';
import { commonOptions } from './relationOptions.ts';

const names: MethodListOptions = {
  sameAs: { '': 'get' },
  otherNames: { getAsync: 'get' },
  onClass: { get: 'findOne' },
};

/** Many to one: the declaring model holds the key (docs/loopback.md#belongsto). */
export const belongsTo: RelationKind = {
  type: 'belongsTo',
  label: 'belongs to',
  attributes: [
    'type',
    'model',
    'foreignKey',
    'primaryKey',
    'polymorphic',
    'idName',
    'scope',
    'properties',
    'methods',
    'options',
  ],
  options: commonOptions,
  isNamedOnEdge: false,
  isMultiple: false,
  isEmbedding: false,
  inverseType: 'hasMany',
  keyOn: 'owner',
  readsForeignKey: (definition) => !definition['polymorphic'],
  guessTarget: () => null,
  deriveName: ({ targetName }) => belongsToName(targetName),
  deriveForeignKey: ({ relationName, definition }) =>
    polymorphicKeysOf(definition, relationName)?.foreignKey ?? belongsToForeignKey(relationName),
  deriveKeyThrough: () => null,
  deriveProperty: () => null,
  nameSteps: ({ targetName }) => singularNameSteps(targetName),
  foreignKeySteps: ({ relationName, definition }) =>
    polymorphicKeySteps(definition, relationName) ??
    belongsToKeySteps(relationName, 'the name of the relation'),
  keyThroughSteps: () => [],
  propertySteps: () => [],
  pointedKeys,
  throughNames: () => [],
  addedProperties: ({ definition, relationName }, foreignKey, types) => {
    if (foreignKey === null) return [];
    const polymorphic = polymorphicKeysOf(definition, relationName);
    const key = (type: string): AddedProperty => ({
      on: 'owner',
      name: foreignKey,
      type,
      isForeignKey: true,
    });
    if (!polymorphic) return [key(types.target)];
    return [
      key(polymorphic.idType ?? types.owner),
      { on: 'owner', name: polymorphic.discriminator, type: 'string', isForeignKey: false },
    ];
  },
  endpoints: ({ target }) => parentEndpoints(target),
  methods: (sides) => {
    const { targetName: target, ownerName: owner, definition } = sides;
    const all = methodsOf(sides, names, [
      [
        '(refresh?, callback?)',
        target,
        'related',
        `Returns the cached ${target}; with a callback it finds the ${target} first.`,
      ],
      [
        `(${target})`,
        'void',
        'memory',
        `Points this ${owner} at a row of ${target}, in memory until it is saved.`,
      ],
      ['.get(options?)', `<${target} | null>`, 'related', `Finds the ${target}, even if it is cached.`],
      [
        '.build(data?)',
        target,
        'memory',
        `Creates a new ${target} and stores nothing; the foreign key is not set.`,
      ],
      [
        '.create(data?, options?)',
        `<${target}>`,
        'related',
        `Stores ${withArticle(target)} and points this ${owner} at it.`,
      ],
      ['.update(data, options?)', `<${target}>`, 'related', `Changes the ${target}.`],
      [
        '.destroy(options?)',
        `<${owner}>`,
        'own',
        `Clears the foreign key of this ${owner} and keeps the ${target}.`,
      ],
    ]);
    // LoopBack cannot tell which model a polymorphic relation would create.
    return definition['polymorphic'] ? all.filter(({ name }) => name !== 'build' && name !== 'create') : all;
  },
};

/** Returns the pointed keys. A polymorphic key has the type of the declaring model's own key, unless the file gives one. */
function pointedKeys(definition: RelationDefinition): readonly PointedKey[] {
  const polymorphic = polymorphicKeysOf(definition, '');
  if (!polymorphic) return [{ on: 'target', property: givenName(definition.primaryKey) }];
  const idName = definition['idName'];
  const named =
    givenName(definition.primaryKey) ?? (typeof idName === 'string' && idName !== '' ? idName : 'id');
  return polymorphic.idType === null ? [{ on: 'owner', property: named }] : [];
}
