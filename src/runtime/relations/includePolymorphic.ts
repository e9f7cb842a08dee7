import { joinOne, keysOf } from '../include/includeOne.ts';
import { cacheRelation } from '../include/join.ts';
import type { Dictionary, IncludeRequest } from '../model/contracts.ts';
import { cloneDeep } from '../model/mergeSettings.ts';
import { lookupByName } from './support.ts';

/** Includes a polymorphic belongsTo relation: one query for each model that the objects name. */
export async function includePolymorphic(request: IncludeRequest): Promise<void> {
  const { relation, objects } = request;
  const byType = new Map<string, Dictionary[]>();
  for (const object of objects) {
    cacheRelation(object, relation.name, null);
    const type = relation.polymorphic && object[relation.polymorphic.discriminator];
    if (!type) continue;
    const group = byType.get(String(type));
    if (group) group.push(object);
    else byType.set(String(type), [object]);
  }
  await Promise.all([...byType].map(([type, group]) => includeType(request, type, group)));
}

async function includeType(
  request: IncludeRequest,
  type: string,
  objects: readonly Dictionary[],
): Promise<void> {
  const { relation, filter } = request;
  const isGiven = Object.keys(filter.where).length > 0;
  const model = lookupByName(relation.modelFrom.modelBuilder.models, type);
  if (!model) {
    if (isGiven) filter.where[relation.keyTo] = keysOf(objects, relation.keyFrom);
    throw new Error(`Discriminator type ${type} specified but no model exists with such name`);
  }
  const query = { ...filter, where: cloneDeep(filter.where) as Dictionary };
  const joined = joinOne(request, model, objects, query);
  // As in LoopBack, the where that the caller gave is coerced, and keeps the ids of the last model.
  if (isGiven) Object.assign(filter.where, query.where);
  await joined;
}
