import { isJsonObject, type JsonValue } from './json.ts';

/** Prints a value for a comparison in which the order of keys has no meaning: a string as it is, the rest as JSON. */
export function printSorted(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(withSortedKeys(value));
}

/** Whether two values are the same but for the order of keys. */
export function isSameSorted(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  return JSON.stringify(withSortedKeys(left)) === JSON.stringify(withSortedKeys(right));
}

function withSortedKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, withSortedKeys(value[key] ?? null)]));
}
