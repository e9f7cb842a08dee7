import { joinOne, keysOf } from '../include/includeOne.ts';
import { cacheRelation } from '../include/join.ts';
import type { Dictionary, IncludeRequest, ModelClass } from '../model/contracts.ts';
import { cloneDeep } from '../model/mergeSettings.ts';
import { lookupByName } from './support.ts';

/** Includes a polymorphic belongsTo relation: one query for each model that the objects name. */
export function includePolymorphic(request: IncludeRequest): Promise<unknown> {
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
  const { models } = relation.modelFrom.modelBuilder;
  const groups = [...byType].map(([type, group]) => ({ type, group, model: lookupByName(models, type) }));
  const joins = Promise.all(groups.map(({ model, group }) => joinType(request, model, group)));
  const unknown = groups.find(({ model }) => !model);
  if (!unknown) return joins;
  // Within the call, so that it comes before the failures of includes that are named later.
  const refused = new Error(
    `Discriminator type ${unknown.type} specified but no model exists with such name`,
  );
  return refuse(refused, joins);
}

/** Fails at once; what the queries of the other types end in does not count any more. */
function refuse(error: Error, queries: Promise<unknown>): Promise<never> {
  queries.catch(() => undefined);
  return Promise.reject(error);
}

async function joinType(
  request: IncludeRequest,
  model: ModelClass | undefined,
  objects: readonly Dictionary[],
): Promise<void> {
  const { relation, filter } = request;
  const isGiven = Object.keys(filter.where).length > 0;
  if (!model) {
    if (isGiven) filter.where[relation.keyTo] = keysOf(objects, relation.keyFrom);
    return;
  }
  const query = { ...filter, where: cloneDeep(filter.where) as Dictionary };
  const joined = joinOne(request, model, objects, query);
  // As in LoopBack, the where that the caller gave is coerced, and keeps the ids of the last model.
  if (isGiven) Object.assign(filter.where, query.where);
  await joined;
}
