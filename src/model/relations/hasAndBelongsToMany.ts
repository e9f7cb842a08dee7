import {
  belongsToForeignKey,
  belongsToName,
  hasManyName,
  polymorphicDiscriminator,
  polymorphicForeignKey,
  singularOf,
} from '../naming.ts';
import { givenName } from '../settings.ts';
import { collectionEndpoints, linkEndpoints } from './endpointLists.ts';
import { belongsToKeySteps, pluralNameSteps } from './nameSteps.ts';
import { polymorphicKeySteps, polymorphicKeysOf } from './polymorphic.ts';
import type { AddedProperty, NameStep, RelationKind, RelationSides } from './relationKind.ts';
import { commonOptions } from './relationOptions.ts';
import { throughMethods } from './throughMethods.ts';

/** Many to many with a join model that LoopBack finds or creates (docs/loopback.md#hasandbelongstomany). */
export const hasAndBelongsToMany: RelationKind = {
  type: 'hasAndBelongsToMany',
  label: 'has and belongs to many',
  attributes: ['type', 'model', 'through', 'throughTable', 'polymorphic', 'scope', 'properties', 'options'],
  options: commonOptions,
  isNamedOnEdge: false,
  isMultiple: true,
  isEmbedding: false,
  inverseType: 'hasAndBelongsToMany',
  keyOn: 'none',
  readsForeignKey: () => false,
  guessTarget: singularOf,
  deriveName: ({ targetPlural }) => hasManyName(targetPlural),
  deriveForeignKey: ({ ownerName, relationName, definition }) =>
    polymorphicKeysOf(definition, relationName)?.foreignKey ?? keyFor(ownerName),
  deriveKeyThrough: ({ targetName }) => keyFor(targetName),
  deriveProperty: () => null,
  nameSteps: pluralNameSteps,
  foreignKeySteps: ({ ownerName, relationName, definition }) =>
    polymorphicKeySteps(definition, relationName) ?? keySteps(ownerName),
  keyThroughSteps: ({ targetName }) => keySteps(targetName),
  propertySteps: () => [],
  // The polymorphic belongsTo that LoopBack declares on the join model takes the type of its key from that model.
  pointedKeys: ({ polymorphic }) => [
    { on: 'owner', property: null, ...(polymorphic && { givesNoType: true as const }) },
    { on: 'target', property: null },
    ...(polymorphic ? [{ on: 'through', property: 'id' } as const] : []),
  ],
  throughNames,
  throughRelations: ({ ownerName, targetName, relationName, definition }) => {
    const selector = polymorphicKeysOf(definition, relationName)?.selector;
    return [
      selector === undefined
        ? { name: belongsToName(ownerName), target: ownerName }
        : { name: selector, target: null },
      { name: belongsToName(targetName), target: targetName },
    ];
  },
  addedProperties: ({ ownerName, targetName, relationName, definition }, _foreignKey, types) => {
    const targetKey = keyOnThrough(keyFor(targetName), types.target);
    const polymorphic = polymorphicKeysOf(definition, relationName);
    if (!polymorphic) return [keyOnThrough(keyFor(ownerName), types.owner), targetKey];
    // LoopBack refuses a polymorphic one without "through".
    return definition.through ? [...selectorProperties(polymorphic.selector, types.through), targetKey] : [];
  },
  endpoints: ({ target, link }) => [...collectionEndpoints(target), ...linkEndpoints(link, true)],
  methods: throughMethods,
};

function keyOnThrough(name: string, type: string): AddedProperty {
  return { on: 'through', name, type, isForeignKey: true };
}

/**
 * The properties of the polymorphic belongsTo that LoopBack declares on the
 * join model. LoopBack passes on only the selector, neither keys nor `idType`,
 * and the key gets the type of the join model's own id.
 */
function selectorProperties(selector: string, idType: string): readonly AddedProperty[] {
  const type = { name: polymorphicDiscriminator(selector), type: 'string', isForeignKey: false } as const;
  return [keyOnThrough(polymorphicForeignKey(selector), idType), { on: 'through', ...type }];
}

/** Returns the key of the belongsTo that LoopBack declares on the join model for each side. */
function keyFor(modelName: string): string {
  return belongsToForeignKey(belongsToName(modelName));
}

function keySteps(modelName: string): readonly NameStep[] {
  const source = 'LoopBack makes the join model belong to it, under this name';
  return [{ text: 'the model', value: modelName }, ...belongsToKeySteps(belongsToName(modelName), source)];
}

function throughNames({
  definition,
  ownerName,
  targetName,
}: Pick<RelationSides, 'ownerName' | 'targetName' | 'definition'>): readonly string[] {
  const through = givenName(definition.through);
  if (through !== null) return [through];
  const table = definition['throughTable'];
  if (typeof table === 'string' && table !== '') return [table];
  return [`${ownerName}${targetName}`, `${targetName}${ownerName}`];
}
