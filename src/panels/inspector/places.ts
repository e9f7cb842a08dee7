import { isJsonObject } from '../../lib/json.ts';
import type { ModelDefinition, ModelId, ProblemPlace, RelationRef } from '../../model/index.ts';

/** Keys of a definition that have a place of their own: no field of settings. */
const structure = new Set(['name', 'properties', 'relations', 'relationships', 'options']);

/** Every setting that a definition gives, at the top or in `options`, where LoopBack reads them alike. */
export function settingKeysOf(definition: ModelDefinition): readonly string[] {
  const { options } = definition;
  const keys = [...Object.keys(definition), ...(isJsonObject(options) ? Object.keys(options) : [])];
  return [...new Set(keys)].filter((key) => !structure.has(key));
}

/** Whether a place is a key of the model itself. */
export function isKey(modelId: ModelId, key: string): (place: ProblemPlace) => boolean {
  return (place) => isOfModel(place, modelId) && place.key === key;
}

/** Whether a place is a key of the model that no field shows, so that it is to be seen in the JSON only. */
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

/** Whether a place is a property, whatever of it. */
export function isProperty(modelId: ModelId, name: string): (place: ProblemPlace) => boolean {
  return (place) => place.modelId === modelId && place.relation === undefined && place.property === name;
}

/** Whether a place is an attribute of a relation. */
export function isAttribute(ref: RelationRef, attribute: string): (place: ProblemPlace) => boolean {
  return (place) => isRelation(ref)(place) && (place.key ?? 'name') === attribute;
}

/** Whether a place is a relation, whatever of it. */
export function isRelation(ref: RelationRef): (place: ProblemPlace) => boolean {
  return (place) => place.modelId === ref.modelId && place.relation === ref.name;
}
