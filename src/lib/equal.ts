import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';

/** Whether two JSON values would print alike: the order of keys counts. */
export function isSameJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSameJson(item, right[index]));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const keys = Object.keys(left);
  const others = Object.keys(right);
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && isSameJson(left[key], right[key]))
  );
}

/** Whether two rows hold the same values: neither the order of their properties counts nor those that are undefined. */
export function isSameRow(left: JsonObject | null, right: JsonObject | null): boolean {
  if (left === null || right === null) return left === right;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  const ownValue = (row: JsonObject, name: string): JsonValue | undefined =>
    Object.hasOwn(row, name) ? row[name] : undefined;
  return [...names].every((name) => isSameJson(ownValue(left, name), ownValue(right, name)));
}
