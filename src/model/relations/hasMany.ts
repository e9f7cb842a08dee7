import { withArticle } from '../../lib/withArticle.ts';
import type { MethodSignature } from '../methodSignature.ts';
import { foreignKeyOf, hasManyName, singularOf } from '../naming.ts';
import { givenName } from '../settings.ts';
import { collectionEndpoints, linkEndpoints } from './endpointLists.ts';
import { methodsOf } from './methodList.ts';
import { modelKeySteps, pluralNameSteps } from './nameSteps.ts';
import { isInverted, polymorphicKeySteps, polymorphicKeysOf } from './polymorphic.ts';
import type { AddedProperty, RelationKind, RelationSides } from './relationKind.ts';
import { commonOptions } from './relationOptions.ts';
import { throughMethods } from './throughMethods.ts';

/** One to many; with `through`, many to many with a through model (docs/loopback.md#hasmany). */
export const hasMany: RelationKind = {
  type: 'hasMany',
  label: 'has many',
  attributes: [
    'type',
    'model',
    'foreignKey',
    'primaryKey',
    'through',
    'keyThrough',
    'polymorphic',
    'invert',
    'scope',
    'properties',
    'scopeMethods',
    'options',
  ],
  // The rows of the join model can belong to any model, not those of the target.
  joinAttributes: ['through', 'keyThrough', 'polymorphic', 'invert'],
  options: commonOptions,
  isNamedOnEdge: false,
  isMultiple: true,
  isEmbedding: false,
  inverseType: 'belongsTo',
  keyOn: 'target',
  readsForeignKey: (definition) => !definition['polymorphic'] || isInverted(definition),
  readsKeyThrough: (definition) => !isInverted(definition),
  guessTarget: singularOf,
  deriveName: ({ targetPlural }) => hasManyName(targetPlural),
  deriveForeignKey: (sides) => polymorphicSide(sides, 'near')?.foreignKey ?? foreignKeyOf(sides.ownerName),
  deriveKeyThrough: (sides) => {
    if (!sides.definition.through) return null;
    return polymorphicSide(sides, 'far')?.foreignKey ?? foreignKeyOf(sides.targetName);
  },
  deriveProperty: () => null,
  nameSteps: pluralNameSteps,
  foreignKeySteps: (sides) =>
    (polymorphicSide(sides, 'near') && polymorphicKeySteps(sides.definition, sides.relationName)) ??
    modelKeySteps(sides.ownerName, 'the declaring model, whatever the name of the relation', '_id'),
  keyThroughSteps: (sides) =>
    (polymorphicSide(sides, 'far') && polymorphicKeySteps(sides.definition, sides.relationName)) ??
    modelKeySteps(sides.targetName, 'the target', '_id'),
  propertySteps: () => [],
  pointedKeys: ({ primaryKey }) => [{ on: 'owner', property: givenName(primaryKey) }],
  throughNames: ({ definition }) => {
    const through = givenName(definition.through);
    return through === null ? [] : [through];
  },
  addedProperties: (sides, foreignKey, types) =>
    sides.definition.through ? [] : keysOnTarget(sides, foreignKey, types.owner),
  endpoints: ({ target, link, definition }) => [
    ...collectionEndpoints(target),
    ...(definition.through ? linkEndpoints(link, true) : []),
  ],
  methods: (sides) => (sides.definition.through ? throughMethods(sides) : directMethods(sides)),
};

/**
 * Returns the polymorphic keys if they are on that end: on the near one, which the
 * relation points back at, or, with `invert`, on the far one.
 */
function polymorphicSide({ definition, relationName }: RelationSides, end: 'near' | 'far') {
  return isInverted(definition) === (end === 'far') ? polymorphicKeysOf(definition, relationName) : null;
}

/** The properties that hasMany and hasOne add to the target: the key, and the discriminator of a polymorphic relation. */
export function keysOnTarget(
  { definition, relationName }: RelationSides,
  foreignKey: string | null,
  type: string,
): readonly AddedProperty[] {
  if (foreignKey === null) return [];
  const key: AddedProperty = { on: 'target', name: foreignKey, type, isForeignKey: true };
  const polymorphic = polymorphicKeysOf(definition, relationName);
  if (!polymorphic) return [key];
  return [{ on: 'target', name: polymorphic.discriminator, type: 'string', isForeignKey: false }, key];
}

/** The methods of the target that LoopBack's documentation calls equivalent; only the 404 error is the relation's own. */
const onTarget = {
  build: 'build',
  create: 'create',
  find: 'find',
  findOne: 'findOne',
  findById: 'findOne',
  exists: 'findOne',
  updateAll: 'updateAll',
  destroyAll: 'destroyAll',
  count: 'count',
};

function directMethods(sides: RelationSides): readonly MethodSignature[] {
  const { targetName: target, ownerName: owner } = sides;
  return methodsOf(sides, { sameAs: { '': 'find' }, otherNames: { getAsync: 'find' }, onClass: onTarget }, [
    [
      '(filter?, callback?)',
      `<${target}[]>`,
      'related',
      `Finds the ${target} rows of this ${owner}; a call without arguments only reads the cache.`,
    ],
    [
      '.build(data?)',
      target,
      'memory',
      `Creates a new ${target} with the foreign key set and stores nothing.`,
    ],
    [
      '.create(data, options?)',
      `<${target}>`,
      'related',
      `Stores one ${target}, or a list of them, with the foreign key set.`,
    ],
    [
      '.find(filter?, options?)',
      `<${target}[]>`,
      'related',
      `Finds the ${target} rows of this ${owner} that match a filter.`,
    ],
    [
      '.findOne(filter?, options?)',
      `<${target} | null>`,
      'related',
      `Finds the first ${target} of this ${owner} that matches.`,
    ],
    [
      '.findById(id, options?)',
      `<${target}>`,
      'related',
      `Finds one ${target} of this ${owner} by id; any other is a 404 error.`,
    ],
    [
      '.updateById(id, data, options?)',
      `<${target}>`,
      'related',
      `Changes one ${target} of this ${owner}; its foreign key cannot change.`,
    ],
    [
      '.updateAll(where, data, options?)',
      '<{count}>',
      'related',
      `Changes every ${target} of this ${owner} that matches, without validation.`,
    ],
    [
      '.destroy(id, options?)',
      '<{count}>',
      'related',
      `Deletes one ${target} of this ${owner}; any other is a 404 error.`,
    ],
    [
      '.destroyAll(where?, options?)',
      '<{count}>',
      'related',
      `Deletes every ${target} of this ${owner} that matches.`,
    ],
    [
      '.count(where?, options?)',
      '<number>',
      'related',
      `Counts the ${target} rows of this ${owner} that match.`,
    ],
    [
      '.exists(id)',
      '<boolean>',
      'related',
      `Says whether ${withArticle(target)} belongs to this ${owner}; a missing one is a 404 error, not false.`,
    ],
  ]);
}
