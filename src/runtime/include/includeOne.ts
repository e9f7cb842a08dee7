import type { Dictionary, IncludeRequest, ModelClass } from '../model/contracts.ts';
import {
  cacheRelation,
  exposeCached,
  findByKeys,
  groupByKey,
  linkAndInclude,
  requireText,
  unique,
} from './join.ts';

/** Includes a belongsTo or hasOne relation: one query by all keys; the last of several matches wins. */
export async function includeOne(request: IncludeRequest): Promise<void> {
  const { relation, objects, filter } = request;
  for (const object of objects) cacheRelation(object, relation.name, null);
  await joinOne(request, relation.modelTo as ModelClass, objects, filter);
}

/** Includes a polymorphic hasOne relation: of several objects with the same key only the last one gets the target. */
export async function includeOneIntoLast(request: IncludeRequest): Promise<void> {
  const { relation, objects, filter } = request;
  for (const object of objects) cacheRelation(object, relation.name, null);
  const last = [...groupByKey(objects, relation.keyFrom).values()].flatMap((group) => group.slice(-1));
  await joinOne(request, relation.modelTo as ModelClass, last, filter);
}

/** The condition that a key is one of those of the objects. */
export const keysOf = (objects: readonly Dictionary[], keyName: string): { readonly inq: unknown[] } => ({
  inq: unique([...groupByKey(objects, keyName).values()].map(([first]) => first?.[keyName])),
});

/** Finds the rows of one model that the objects point to, and includes into each object the last match. */
export async function joinOne(
  request: IncludeRequest,
  model: ModelClass,
  objects: readonly Dictionary[],
  filter: IncludeRequest['filter'],
): Promise<void> {
  const { relation, options } = request;
  const owners = groupByKey(objects, relation.keyFrom);
  filter.where[relation.keyTo] = keysOf(objects, relation.keyFrom);
  relation.applyScope(null, filter);
  const targets = await findByKeys(model, filter, relation.keyTo, options);
  await linkAndInclude(model, targets, request, () => {
    for (const target of targets) {
      for (const owner of owners.get(requireText(target[relation.keyTo])) ?? []) {
        cacheRelation(owner, relation.name, target);
        exposeCached(request, owner);
      }
    }
  });
}
