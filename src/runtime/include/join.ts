import { asJson, createError } from '../errors.ts';
import type {
  Dictionary,
  Filter,
  IncludeRequest,
  ModelClass,
  ModelInstance,
  Options,
} from '../model/contracts.ts';
import { defineHidden } from '../model/modelInstance.ts';
import { coerceWhere } from '../query/coerceWhere.ts';
import { sanitizeQuery } from '../query/settings.ts';
import { createList, List } from '../types/list.ts';

/** The maximum number of keys in one query. */
const defaultInqLimit = 256;

export const textOf = (key: unknown): string => String(key);

/** Like `textOf`, but throws a TypeError, as LoopBack does, if the fields of a scope left out the key. */
export const requireText = (key: unknown): string => (key as object).toString();

export function unique(keys: readonly unknown[]): unknown[] {
  return [...new Set(keys)];
}

/** Puts a value into the relation cache of an object. */
export function cacheRelation(object: Dictionary, name: string, value: unknown): void {
  if (!object['__cachedRelations']) defineHidden(object, '__cachedRelations', {});
  (object['__cachedRelations'] as Dictionary)[name] = value;
}

export const cachedRelation = (object: Dictionary, name: string): unknown =>
  (object['__cachedRelations'] as Dictionary | undefined)?.[name];

/** Exposes cached relations next to the properties: of plain data directly, of an instance in its data. */
export function exposeCached({ model, relation }: IncludeRequest, object: Dictionary): void {
  const cached = cachedRelation(object, relation.name);
  if (!(object instanceof model)) {
    object[relation.name] = cached;
    return;
  }
  const isPlainArray = Array.isArray(cached) && !(cached instanceof List);
  (object as ModelInstance).__data[relation.name] = isPlainArray
    ? createList(cached, relation.modelTo)
    : cached;
}

/** @throws TypeError for a value that LoopBack takes for a row and cannot read from */
export function refuseMissingRows(values: readonly unknown[]): void {
  for (const value of values)
    if (value === null || value === undefined)
      throw new TypeError(`Cannot read properties of ${value} (reading '__cachedRelations')`);
}

/** @throws TypeError for a value that LoopBack takes for a row and cannot write to; nobody can catch it there */
export function refusePrimitiveRows(values: readonly unknown[]): void {
  if (values.some((value) => typeof value !== 'object'))
    throw new TypeError('Object.defineProperty called on non-object');
}

/** @throws Error 400 where `fields` left the key out */
export function requireKey(object: Dictionary, name: string): unknown {
  const key = object[name];
  if (key !== undefined && key !== null) return key;
  throw createError(
    `ID property "${name}" is missing for included item: ${asJson(object)}. Please make sure \`fields\` include "${name}" if it's present in the \`filter\``,
    { statusCode: 400 },
  );
}

function findKeys(where: Dictionary, name: string): readonly unknown[] {
  const direct = where[name] as Dictionary | undefined;
  if (direct) return direct['inq'] as unknown[];
  // A scope of the relation has moved the keys into `and`.
  for (const clause of (where['and'] as Dictionary[] | undefined) ?? []) {
    const keys = (clause[name] as Dictionary | undefined)?.['inq'];
    if (Array.isArray(keys)) return keys;
  }
  return [];
}

/** Finds by many keys: in pages, or key by key if the filter has a limit. */
export async function findByKeys(
  model: ModelClass,
  filter: Filter & { where: Dictionary },
  keyName: string,
  options: Options,
): Promise<ModelInstance[]> {
  sanitizeQuery(model, filter.where, { prohibitProtectedPropertiesInQuery: true, ...options });
  coerceWhere(model, filter.where, options);
  const keys = findKeys(filter.where, keyName);
  if (keys.length === 0) return [];
  const isPaged = Boolean(filter.limit || filter.skip || filter.offset);
  const inqLimit = Number(model.dataSource?.settings['inqLimit'] || defaultInqLimit);
  const pageSize = isPaged ? 1 : inqLimit;
  if (!isPaged && keys.length <= pageSize) return model.find(filter, options);
  const pages: unknown[][] = [];
  for (let start = 0; start < keys.length; start += pageSize) pages.push(keys.slice(start, start + pageSize));
  const found = await Promise.all(
    pages.map((page) => {
      const condition = page.length === 1 ? page[0] : { inq: page };
      return model.find({ ...filter, where: { ...filter.where, [keyName]: condition } }, options);
    }),
  );
  return found.flat();
}

/** Links the found instances to their owners while the includes below them run, so also if one of these fails. */
export async function linkAndInclude(
  model: ModelClass,
  found: readonly ModelInstance[],
  request: IncludeRequest,
  link: () => void,
): Promise<void> {
  await Promise.all([includeBelow(model, found, request), (async () => link())()]);
}

/** Applies the nested include of the scope to the found instances. */
async function includeBelow(
  model: ModelClass,
  found: readonly ModelInstance[],
  request: IncludeRequest,
): Promise<void> {
  if (!request.subInclude) return;
  await (model['include'] as (...args: unknown[]) => Promise<unknown>)(
    found,
    request.subInclude,
    request.options,
  );
}

/** Groups objects by the text of their key; leaves out objects without a key. */
export function groupByKey(objects: readonly Dictionary[], keyName: string): Map<string, Dictionary[]> {
  const groups = new Map<string, Dictionary[]>();
  for (const object of objects) {
    const key = object[keyName];
    if (!key) continue;
    const group = groups.get(textOf(key));
    if (group) group.push(object);
    else groups.set(textOf(key), [object]);
  }
  return groups;
}
