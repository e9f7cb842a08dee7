import type { Dictionary, IncludeRequest, ModelClass, ModelInstance } from '../model/contracts.ts';
import {
  cachedRelation,
  cacheRelation,
  exposeCached,
  findByKeys,
  linkAndInclude,
  refuseMissingRows,
  refusePrimitiveRows,
  requireKey,
  requireText,
  textOf,
  unique,
} from './join.ts';

interface Parent {
  readonly key: unknown;
  readonly object: Dictionary;
  readonly children: Dictionary[];
}

/** Includes a hasMany relation: one query by all keys, children joined to their parents. */
export function includeMany(request: IncludeRequest): Promise<void> {
  return request.subInclude ? includeManyBelow(request) : includeManyPlain(request);
}

async function includeManyPlain(request: IncludeRequest): Promise<void> {
  const { relation, objects, filter, options } = request;
  // An object rather than a Map: it sorts numeric keys, and LoopBack queries in that order.
  const parents: Record<string, Parent> = Object.create(null);
  for (const object of objects) {
    const key = requireKey(object, relation.keyFrom);
    parents[textOf(key)] = { key, object, children: [] };
  }
  filter.where[relation.keyTo] = { inq: Object.values(parents).map(({ key }) => key) };
  relation.applyScope(null, filter);
  const found = await findByKeys(relation.modelTo as ModelClass, filter, relation.keyTo, options);
  for (const child of found) parents[textOf(requireKey(child, relation.keyTo))]?.children.push(child);
  for (const { object, children } of Object.values(parents)) {
    cacheRelation(object, relation.name, children);
    exposeCached(request, object);
  }
}

async function includeManyBelow(request: IncludeRequest): Promise<void> {
  const { relation, objects, filter, options } = request;
  const modelTo = relation.modelTo as ModelClass;
  const parents = new Map<string, Dictionary>();
  const keys: unknown[] = [];
  for (const object of objects) {
    const key = object[relation.keyFrom];
    if (key) {
      keys.push(key);
      parents.set(textOf(key), object);
    }
    cacheRelation(object, relation.name, []);
  }
  filter.where[relation.keyTo] = { inq: unique(keys) };
  relation.applyScope(null, filter);
  const found = await findByKeys(modelTo, filter, relation.keyTo, options);
  refuseMissingRows(request.values);
  refusePrimitiveRows(request.values);
  await linkAndInclude(modelTo, found, request, () => {
    for (const child of found) addToParents(request, parents, child);
    for (const object of objects) exposeCached(request, object);
  });
}

/** A key may be an array: the child of a referencesMany. */
function addToParents(
  { relation }: IncludeRequest,
  parents: ReadonlyMap<string, Dictionary>,
  child: ModelInstance,
): void {
  for (const key of [child[relation.keyTo]].flat()) {
    const parent = parents.get(requireText(key));
    if (parent) (cachedRelation(parent, relation.name) as unknown[]).push(child);
  }
}
