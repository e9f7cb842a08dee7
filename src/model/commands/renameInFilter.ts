import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';

/** The new names of a model's properties by their old ones. */
export type PropertyNames = ReadonlyMap<string, string>;

/** The meaning of a filter's names: the properties of its model, and the models that its relations lead to. */
export interface FilterWords {
  /** undefined for a model without renamed properties. */
  namesOf(modelName: string): PropertyNames | undefined;
  targetOf(modelName: string, relationName: string): string;
}

/** Renames properties in the `where`, `order` and `fields` of a filter, and in what it includes. */
export function renameInFilter(words: FilterWords, filter: JsonValue, modelName: string): JsonValue {
  if (!isJsonObject(filter)) return filter;
  const names = words.namesOf(modelName);
  return mapObject(filter, (key, value) => {
    if (key === 'include') return inInclude(words, value, modelName);
    if (names === undefined) return value;
    if (key === 'where') return inWhere(names, value);
    if (key === 'order') return inOrder(names, value);
    return key === 'fields' ? inNames(names, value) : value;
  });
}

/** Renames in a list, in the keys of an object, or a single name. */
export function inNames(names: PropertyNames, value: JsonValue): JsonValue {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value))
    return mapList(value, (item) => (typeof item === 'string' ? inNames(names, item) : item));
  return isJsonObject(value) ? withKeys(value, (key) => names.get(key) ?? key) : value;
}

/** Renames the keys of an object and keeps their order. Returns the same object where none changes. */
function withKeys(value: JsonObject, rename: (key: string) => string): JsonObject {
  const entries = Object.entries(value);
  if (entries.every(([key]) => rename(key) === key)) return value;
  return Object.fromEntries(entries.map(([key, inner]) => [rename(key), inner]));
}

export function mapList(
  list: readonly JsonValue[],
  change: (item: JsonValue) => JsonValue,
): readonly JsonValue[] {
  const changed = list.map(change);
  return changed.every((item, index) => item === list[index]) ? list : changed;
}

export function mapObject(
  value: JsonObject,
  change: (key: string, value: JsonValue) => JsonValue,
): JsonObject {
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, inner === undefined ? inner : change(key, inner)] as const,
  );
  return entries.every(([key, inner]) => inner === value[key]) ? value : Object.fromEntries(entries);
}

/** A key may be a path that starts with the name: `customerId`, `address.city`. */
function inWhere(names: PropertyNames, where: JsonValue): JsonValue {
  if (!isJsonObject(where)) return where;
  const nested = mapObject(where, (key, value) =>
    isOperator(key) && Array.isArray(value) ? mapList(value, (item) => inWhere(names, item)) : value,
  );
  return withKeys(nested, (key) => (isOperator(key) ? key : inPath(names, key)));
}

const isOperator = (key: string): boolean => key === 'and' || key === 'or' || key === 'nor';

/** `customerId DESC` */
function inOrder(names: PropertyNames, order: JsonValue): JsonValue {
  if (Array.isArray(order)) return mapList(order, (item) => inOrder(names, item));
  if (typeof order !== 'string') return order;
  const terms = order
    .split(',')
    .map((term) =>
      term.replace(/^(\s*)(\S+)/, (_, blanks: string, path: string) => `${blanks}${inPath(names, path)}`),
    );
  return terms.join(',');
}

function inPath(names: PropertyNames, path: string): string {
  const [first = '', ...rest] = path.split('.');
  return [names.get(first) ?? first, ...rest].join('.');
}

function inInclude(words: FilterWords, include: JsonValue, modelName: string): JsonValue {
  if (Array.isArray(include)) return mapList(include, (item) => inInclude(words, item, modelName));
  if (!isJsonObject(include)) return include;
  const relation = include['relation'] ?? include['rel'];
  if (typeof relation === 'string') {
    const target = words.targetOf(modelName, relation);
    return mapObject(include, (key, value) =>
      key === 'scope' ? renameInFilter(words, value, target) : value,
    );
  }
  return mapObject(include, (name, value) => inInclude(words, value, words.targetOf(modelName, name)));
}
