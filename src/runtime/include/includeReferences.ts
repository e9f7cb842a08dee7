import type { Dictionary, IncludeRequest, ModelClass } from '../model/contracts.ts';
import {
  cachedRelation,
  cacheRelation,
  exposeCached,
  findByKeys,
  linkAndInclude,
  requireText,
  textOf,
  unique,
} from './join.ts';

/** Includes a referencesMany relation: one query by all ids; rows in the order of the ids. */
export async function includeReferences(request: IncludeRequest): Promise<void> {
  const { relation, objects, filter, options } = request;
  const modelTo = relation.modelTo as ModelClass;
  const ids: unknown[] = [];
  const owners = new Map<string, Dictionary[]>();
  for (const object of objects) {
    const list = readIds(object[relation.keyFrom]);
    if (list !== undefined) {
      ids.push(...[list].flat());
      for (const id of Array.from(list)) {
        const group = owners.get(requireText(id));
        if (group) group.push(object);
        else owners.set(requireText(id), [object]);
      }
    }
    cacheRelation(object, relation.name, []);
  }
  filter.where[relation.keyTo] = { inq: unique(ids) };
  relation.applyScope(null, filter);
  const found = await findByKeys(modelTo, filter, relation.keyTo, options);
  const positions = new Map(ids.map((id, index): [string, number] => [textOf(id), index]).reverse());
  const positionOf = (target: Dictionary): number =>
    positions.get(textOf(target[relation.keyTo])) ?? ids.length;
  // The includes below go through the rows in this order too.
  const targets = found.toSorted((left, right) => positionOf(left) - positionOf(right));
  await linkAndInclude(modelTo, targets, request, () => {
    for (const target of targets) {
      for (const owner of owners.get(requireText(target[relation.keyTo])) ?? []) {
        (cachedRelation(owner, relation.name) as unknown[]).push(target);
        exposeCached(request, owner);
      }
    }
  });
}

/**
 * Returns the ids of an object; they may have been stored as JSON text. A value that
 * is not a list is queried as one id, but has no items that name their owner.
 */
const readIds = (ids: unknown): ArrayLike<unknown> | undefined => {
  if (!ids) return undefined;
  return (typeof ids === 'string' ? JSON.parse(ids) : ids) as ArrayLike<unknown>;
};
