/**
 * An object whose keys are chosen by users ("constructor", "__proto__", "1"). The
 * functions here use own keys only, in their order, and never change an object in
 * place. A computed key and `Object.fromEntries` define even "__proto__" as an own
 * key, while an assignment would set the prototype.
 */
export type Dictionary<Value> = Readonly<Record<string, Value>>;

export function getOwn<Value>(dictionary: Dictionary<Value> | undefined, key: string): Value | undefined {
  return dictionary !== undefined && Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}

export function hasOwn(dictionary: object | undefined, key: string): boolean {
  return dictionary !== undefined && Object.hasOwn(dictionary, key);
}

/** Sets a key in place; a new one comes last. */
export function withKey<Value>(dictionary: Dictionary<Value>, key: string, value: Value): Dictionary<Value> {
  return { ...dictionary, [key]: value };
}

/** Sets a key; a new one goes before the first existing key of `before`, else last. */
export function withKeyBefore<Value>(
  dictionary: Dictionary<Value>,
  key: string,
  value: Value,
  before: readonly string[],
): Dictionary<Value> {
  if (Object.hasOwn(dictionary, key)) return withKey(dictionary, key, value);
  const entries = Object.entries(dictionary);
  const index = entries.findIndex(([name]) => before.includes(name));
  entries.splice(index === -1 ? entries.length : index, 0, [key, value]);
  return Object.fromEntries(entries);
}

export function withoutKey<Value>(dictionary: Dictionary<Value>, key: string): Dictionary<Value> {
  if (!Object.hasOwn(dictionary, key)) return dictionary;
  return Object.fromEntries(Object.entries(dictionary).filter(([name]) => name !== key));
}

/** Renames a key in place. The caller makes sure that `to` is free. */
export function withKeyRenamed<Value>(
  dictionary: Dictionary<Value>,
  from: string,
  to: string,
): Dictionary<Value> {
  if (from === to || !Object.hasOwn(dictionary, from)) return dictionary;
  return Object.fromEntries(
    Object.entries(dictionary).map(([name, value]) => [name === from ? to : name, value]),
  );
}

/** Moves a key to an index among the keys. Keys such as "1" are always first in an object and stay there. */
export function withKeyMoved<Value>(
  dictionary: Dictionary<Value>,
  key: string,
  toIndex: number,
): Dictionary<Value> {
  const entries = Object.entries(dictionary);
  const from = entries.findIndex(([name]) => name === key);
  const moved = entries[from];
  if (!moved) return dictionary;
  entries.splice(from, 1);
  entries.splice(Math.max(0, Math.min(toIndex, entries.length)), 0, moved);
  const result = Object.fromEntries(entries);
  const isSame = Object.keys(result).every((name, index) => name === Object.keys(dictionary)[index]);
  return isSame ? dictionary : result;
}
