import { belongsToForeignKey, belongsToName, hasManyName, singularOf } from '../naming.ts';
import { collectionEndpoints, linkEndpoints } from './endpointLists.ts';
import { belongsToKeySteps, pluralNameSteps } from './nameSteps.ts';
import type { AddedProperty, NameStep, RelationKind, RelationSides } from './relationKind.ts';
import { throughMethods } from './throughMethods.ts';

/** Many to many over a model between that LoopBack finds or makes (semantics 1.2 and 4.4). */
export const hasAndBelongsToMany: RelationKind = {
  type: 'hasAndBelongsToMany',
  label: 'has and belongs to many',
  isEditable: true,
  attributes: [
    'type',
    'model',
    'through',
    'throughTable',
    'polymorphic',
    'invert',
    'scope',
    'properties',
    'options',
  ],
  isMultiple: true,
  keyOn: 'none',
  readsForeignKey: () => false,
  guessTarget: singularOf,
  deriveName: ({ targetPlural }) => hasManyName(targetPlural),
  deriveForeignKey: ({ ownerName }) => keyFor(ownerName),
  deriveKeyThrough: ({ targetName }) => keyFor(targetName),
  nameSteps: pluralNameSteps,
  foreignKeySteps: ({ ownerName }) => keySteps(ownerName),
  keyThroughSteps: ({ targetName }) => keySteps(targetName),
  pointedKeys: () => [
    { on: 'owner', property: null },
    { on: 'target', property: null },
  ],
  throughNames,
  addedProperties: ({ ownerName, targetName, definition }, _foreignKey, types) => {
    if (definition['polymorphic']) return [];
    const key = (name: string, type: string): AddedProperty => ({
      on: 'through',
      name: keyFor(name),
      type,
      isForeignKey: true,
    });
    return [key(ownerName, types.owner), key(targetName, types.target)];
  },
  endpoints: ({ target, link }) => [...collectionEndpoints(target), ...linkEndpoints(link, true)],
  methods: throughMethods,
};

/** LoopBack declares a belongsTo on the model between for each side. */
function keyFor(modelName: string): string {
  return belongsToForeignKey(belongsToName(modelName));
}

function keySteps(modelName: string): readonly NameStep[] {
  const what = 'LoopBack makes the rows between belong to it, under this name';
  return [{ text: 'the model', value: modelName }, ...belongsToKeySteps(belongsToName(modelName), what)];
}

function throughNames({
  definition,
  ownerName,
  targetName,
}: Pick<RelationSides, 'ownerName' | 'targetName' | 'definition'>): readonly string[] {
  if (definition.through) return [definition.through];
  const table = definition['throughTable'];
  if (typeof table === 'string' && table !== '') return [table];
  return [`${ownerName}${targetName}`, `${targetName}${ownerName}`];
}
