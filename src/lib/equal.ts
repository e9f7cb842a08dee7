import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';

/** Whether two JSON values print the same: the order of keys matters. */
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

/** Whether two rows have the same values, whatever the order of properties; undefined ones do not count. */
export function isSameRow(left: JsonObject | null, right: JsonObject | null): boolean {
  if (left === null || right === null) return left === right;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  const ownValue = (row: JsonObject, name: string): JsonValue | undefined =>
    Object.hasOwn(row, name) ? row[name] : undefined;
  return [...names].every((name) => isSameJson(ownValue(left, name), ownValue(right, name)));
}
