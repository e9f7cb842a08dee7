import type { Dictionary, Filter, ModelClass } from '../model/contracts.ts';
import { isInstanceOf, isTypeFunction } from '../types/typeFunction.ts';
import { isPlainObject } from './sanitize.ts';

/** How two filters meet. */
export interface MergeSpec {
  /** The include of the base goes under the one of the update. */
  readonly nestedInclude?: boolean;
  /** The fields of both, rather than those of the update. */
  readonly joinsFields?: boolean;
}

const isEmpty = (value: unknown): boolean => !value || Object.keys(value as object).length === 0;

/**
 * Merges a second filter into the first, IN PLACE: both wheres must hold; the
 * first's order wins; the second's limit, skip, offset and fields win.
 */
export function mergeQuery(base: Filter, update: Filter | undefined | null, spec: MergeSpec = {}): Filter {
  if (!update) return base;
  if (!isEmpty(update.where))
    base.where = isEmpty(base.where) ? update.where : { and: [base.where, update.where] };
  if (update.include) base.include = mergeInclude(base.include, update.include, spec);
  if (update.collect) base.collect = update.collect;
  if (update.fields !== undefined)
    base.fields = spec.joinsFields ? [base.fields, update.fields].flat() : update.fields;
  if (!base.order && update.order) base.order = update.order;
  if (update.limit !== undefined) base.limit = update.limit;
  if (update.skip !== undefined) base.skip = update.skip;
  if (update.offset !== undefined) base.offset = update.offset;
  return base;
}

function mergeInclude(base: unknown, update: unknown, spec: MergeSpec): unknown {
  if (!base) return update;
  if (spec.nestedInclude) return { [String(update)]: base };
  const added = toEntries(update);
  if (added.length === 0) return toEntries(base);
  const names = new Set(added.map(nameOf));
  return [...added, ...toEntries(base).filter((entry) => !names.has(nameOf(entry)))];
}

function toEntries(include: unknown): Dictionary[] {
  if (typeof include === 'string') return [{ [include]: true }];
  if (Array.isArray(include))
    return include.map((entry) => (typeof entry === 'string' ? { [entry]: true } : entry));
  if (!isPlainObject(include)) return [];
  if (include['rel'] || include['relation']) return [include];
  return Object.entries(include).map(([name, inner]) => ({ [name]: inner }));
}

function nameOf(entry: Dictionary): unknown {
  return typeof (entry['rel'] || entry['relation']) === 'string' ? entry['relation'] : Object.keys(entry)[0];
}

/** Copies what a where clause fixes (scalars on declared properties) into data; looks into `and`. */
export function takeScopeValues(data: Dictionary, where: Dictionary, model: ModelClass): void {
  for (const name of Object.keys(where)) {
    const value = where[name];
    if (name === 'and') {
      for (const clause of value as Dictionary[]) takeScopeValues(data, clause, model);
      continue;
    }
    const property = model.definition.properties[name];
    if (!property) continue;
    const isScalar = typeof value !== 'object';
    if (isScalar || (isTypeFunction(property.type) && isInstanceOf(value, property.type))) data[name] = value;
  }
}
