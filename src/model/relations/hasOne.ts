import type { MethodListOptions } from '../methodSignature.ts';
import { belongsToName, foreignKeyOf } from '../naming.ts';
import { givenName } from '../settings.ts';
import { singleEndpoints } from './endpointLists.ts';
import { keysOnTarget } from './hasMany.ts';
import { methodsOf } from './methodList.ts';
import { modelKeySteps, singularNameSteps } from './nameSteps.ts';
import { polymorphicKeySteps, polymorphicKeysOf } from './polymorphic.ts';
import type { RelationKind } from './relationKind.ts';
import { commonOptions } from './relationOptions.ts';

const names: MethodListOptions = {
  sameAs: { '': 'get' },
  otherNames: { getAsync: 'get' },
  onClass: { build: 'build', create: 'create', get: 'findOne' },
};

/** One to one: the target holds the key, and create refuses a second row (docs/loopback.md#hasone). */
export const hasOne: RelationKind = {
  type: 'hasOne',
  label: 'has one',
  attributes: [
    'type',
    'model',
    'foreignKey',
    'primaryKey',
    'polymorphic',
    'scope',
    'properties',
    'methods',
    'options',
  ],
  options: commonOptions,
  isNamedOnEdge: false,
  isMultiple: false,
  isEmbedding: false,
  inverseType: 'belongsTo',
  keyOn: 'target',
  readsForeignKey: (definition) => !definition['polymorphic'],
  guessTarget: (relationName) => relationName,
  deriveName: ({ targetName }) => belongsToName(targetName),
  deriveForeignKey: ({ ownerName, relationName, definition }) =>
    polymorphicKeysOf(definition, relationName)?.foreignKey ?? foreignKeyOf(ownerName),
  deriveKeyThrough: () => null,
  deriveProperty: () => null,
  nameSteps: ({ targetName }) => singularNameSteps(targetName),
  foreignKeySteps: ({ ownerName, relationName, definition }) =>
    polymorphicKeySteps(definition, relationName) ??
    modelKeySteps(ownerName, 'the declaring model, whatever the name of the relation', '_id'),
  keyThroughSteps: () => [],
  propertySteps: () => [],
  pointedKeys: ({ primaryKey }) => [{ on: 'owner', property: givenName(primaryKey) }],
  throughNames: () => [],
  addedProperties: (sides, foreignKey, types) => keysOnTarget(sides, foreignKey, types.owner),
  endpoints: ({ target }) => singleEndpoints(target, 'get', '500 if one exists'),
  methods: (sides) => {
    const { targetName: target, ownerName: owner } = sides;
    return methodsOf(sides, names, [
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
        `Points a row of ${target} at this ${owner}, in memory until it is saved.`,
      ],
      ['.get(options?)', `<${target} | null>`, 'related', `Finds the ${target} of this ${owner}.`],
      [
        '.build(data?)',
        target,
        'memory',
        `Creates a new ${target} with the foreign key set and stores nothing.`,
      ],
      [
        '.create(data?, options?)',
        `<${target}>`,
        'related',
        `Stores the ${target}; a second one is refused.`,
      ],
      ['.update(data, options?)', `<${target}>`, 'related', `Changes the ${target} of this ${owner}.`],
      ['.destroy(options?)', '<{count}>', 'related', `Deletes the ${target} of this ${owner}.`],
    ]);
  },
};
