import type { Dictionary, Filter, ModelClass } from '../model/contracts.ts';
import { isInstanceOf, isTypeFunction } from '../types/typeFunction.ts';
import { isPlainObject } from './sanitize.ts';

/** How two filters are merged. */
export interface MergeOptions {
  /** Whether to nest the include of the base in that of the update. */
  readonly nestedInclude?: boolean;
  /** Whether to use the fields of both filters, not only those of the update. */
  readonly joinsFields?: boolean;
}

const isEmpty = (value: unknown): boolean => !value || Object.keys(value as object).length === 0;

/**
 * Merges a second filter into the first, IN PLACE: both wheres must hold; the
 * first's order wins; the second's limit, skip, offset and fields win.
 */
export function mergeQuery(
  base: Filter,
  update: Filter | undefined | null,
  options: MergeOptions = {},
): Filter {
  if (!update) return base;
  if (!isEmpty(update.where))
    base.where = isEmpty(base.where) ? update.where : { and: [base.where, update.where] };
  if (update.include) base.include = mergeInclude(base.include, update.include, options);
  if (update.collect) base.collect = update.collect;
  if (update.fields !== undefined)
    base.fields = options.joinsFields ? [base.fields, update.fields].flat() : update.fields;
  if (!base.order && update.order) base.order = update.order;
  if (update.limit !== undefined) base.limit = update.limit;
  if (update.skip !== undefined) base.skip = update.skip;
  if (update.offset !== undefined) base.offset = update.offset;
  return base;
}

function mergeInclude(base: unknown, update: unknown, options: MergeOptions): unknown {
  if (!base) return update;
  if (options.nestedInclude) return { [String(update)]: base };
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

/** Copies the values that a where clause fixes (scalars of declared properties, also inside `and`) into data. */
export function copyScopeValues(data: Dictionary, where: Dictionary, model: ModelClass): void {
  for (const name of Object.keys(where)) {
    const value = where[name];
    if (name === 'and') {
      for (const clause of value as Dictionary[]) copyScopeValues(data, clause, model);
      continue;
    }
    const property = model.definition.properties[name];
    if (!property) continue;
    const isScalar = typeof value !== 'object';
    if (isScalar || (isTypeFunction(property.type) && isInstanceOf(value, property.type))) data[name] = value;
  }
}
