import { isJsonObject } from '../../lib/json.ts';
import type { ModelDefinition, ModelId, ProblemPlace, RelationRef } from '../../model/index.ts';

/** Keys of a definition that are not settings. */
const structure = new Set(['name', 'properties', 'relations', 'relationships', 'options']);

/** Returns the settings of a definition, at the top level or in `options`; LoopBack reads both. */
export function settingKeysOf(definition: ModelDefinition): readonly string[] {
  const { options } = definition;
  const keys = [...Object.keys(definition), ...(isJsonObject(options) ? Object.keys(options) : [])];
  return [...new Set(keys)].filter((key) => !structure.has(key));
}

/** Matches a key of the model itself. */
export function isKey(modelId: ModelId, key: string): (place: ProblemPlace) => boolean {
  return (place) => isOfModel(place, modelId) && place.key === key;
}

/** Whether a place is a key of the model that only the JSON shows. */
export function isInJsonOnly(
  modelId: ModelId,
  definition: ModelDefinition,
): (place: ProblemPlace) => boolean {
  return (place) =>
    isOfModel(place, modelId) &&
    place.key !== undefined &&
    structure.has(place.key) &&
    Object.hasOwn(definition, place.key);
}

function isOfModel({ modelId, relation, property }: ProblemPlace, id: ModelId): boolean {
  return modelId === id && relation === undefined && property === undefined;
}

/** Matches a property and everything in it. */
export function isProperty(modelId: ModelId, name: string): (place: ProblemPlace) => boolean {
  return (place) => place.modelId === modelId && place.relation === undefined && place.property === name;
}

/** Matches an attribute of a relation. */
export function isAttribute(ref: RelationRef, attribute: string): (place: ProblemPlace) => boolean {
  return (place) => isRelation(ref)(place) && (place.key ?? 'name') === attribute;
}

/** Matches a relation and everything in it. */
export function isRelation(ref: RelationRef): (place: ProblemPlace) => boolean {
  return (place) => place.modelId === ref.modelId && place.relation === ref.name;
}
