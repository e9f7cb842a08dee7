import type { IncludeRequest, ModelClass } from '../model/contracts.ts';
import {
  cacheRelation,
  findByKeys,
  groupByKey,
  includeBelow,
  requireText,
  showCached,
  unique,
} from './join.ts';

/** Includes a belongsTo or hasOne relation: one query by all keys; of several matches the last stays. */
export async function includeOne(request: IncludeRequest): Promise<void> {
  const { relation, objects, filter, options } = request;
  const modelTo = relation.modelTo as ModelClass;
  for (const object of objects) cacheRelation(object, relation.name, null);
  const owners = groupByKey(objects, relation.keyFrom);
  filter.where[relation.keyTo] = {
    inq: unique([...owners.values()].map(([first]) => first?.[relation.keyFrom])),
  };
  relation.applyScope(null, filter);
  const targets = await findByKeys(modelTo, filter, relation.keyTo, options);
  await includeBelow(modelTo, targets, request);
  for (const target of targets) {
    for (const owner of owners.get(requireText(target[relation.keyTo])) ?? []) {
      cacheRelation(owner, relation.name, target);
      showCached(request, owner);
    }
  }
}
