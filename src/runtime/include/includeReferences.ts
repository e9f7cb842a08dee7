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
    for (const id of readIds(object[relation.keyFrom])) {
      ids.push(id);
      const group = owners.get(textOf(id));
      if (group) group.push(object);
      else owners.set(textOf(id), [object]);
    }
    cacheRelation(object, relation.name, []);
  }
  filter.where[relation.keyTo] = { inq: unique(ids) };
  relation.applyScope(null, filter);
  const found = await findByKeys(modelTo, filter, relation.keyTo, options);
  const positions = new Map(ids.map((id, index): [string, number] => [textOf(id), index]).reverse());
  const positionOf = (target: Dictionary): number =>
    positions.get(textOf(target[relation.keyTo])) ?? ids.length;
  await linkAndInclude(modelTo, found, request, () => {
    for (const target of found.toSorted((left, right) => positionOf(left) - positionOf(right))) {
      for (const owner of owners.get(requireText(target[relation.keyTo])) ?? []) {
        (cachedRelation(owner, relation.name) as unknown[]).push(target);
        exposeCached(request, owner);
      }
    }
  });
}

/** Ids may have been stored as JSON text. */
const readIds = (ids: unknown): readonly unknown[] =>
  typeof ids === 'string' ? (JSON.parse(ids) as unknown[]) : ((ids ?? []) as unknown[]);
