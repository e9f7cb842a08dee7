import {
  cacheRelation,
  findByKeys,
  groupByKey,
  includeBelow,
  requireText,
  showCached,
  unique,
} from '../include/join.ts';
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
  const { relation, options } = request;
  const model = lookupByName(relation.modelFrom.modelBuilder.models, type);
  if (!model) throw new Error(`Discriminator type ${type} specified but no model exists with such name`);
  const owners = groupByKey(objects, relation.keyFrom);
  const filter = { ...request.filter, where: cloneDeep(request.filter.where) as Dictionary };
  filter.where[relation.keyTo] = {
    inq: unique([...owners.values()].map(([first]) => first?.[relation.keyFrom])),
  };
  relation.applyScope(null, filter);
  const targets = await findByKeys(model, filter, relation.keyTo, options);
  await includeBelow(model, targets, request);
  for (const target of targets) {
    for (const owner of owners.get(requireText(target[relation.keyTo])) ?? []) {
      cacheRelation(owner, relation.name, target);
      showCached(request, owner);
    }
  }
}
