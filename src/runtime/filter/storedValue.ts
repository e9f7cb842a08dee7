import type { Row, StoredType } from '../connector.ts';

/** The declared types of a model's properties, as needed to compare values. */
export type StoredTypes = Readonly<Record<string, StoredType>>;

/**
 * Revives a stored JSON value for comparison: declared dates, booleans and
 * numbers; everything else stays JSON (observed: juggler's
 * memory connector revives exactly these three when it reads a row).
 */
export function reviveValue(value: unknown, type: StoredType | undefined): unknown {
  if (value === undefined || value === null) return value;
  if (type === 'date') return new Date(String(value).replace(/GMT.*$/, 'GMT'));
  if (type === 'boolean') return Boolean(value);
  if (type === 'number') return Number(value);
  return value;
}

/** Reads a property of any value, inherited ones included, like a plain property access. */
export function propertyOf(value: unknown, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}

/** The value at a dotted path below a value that has no declared types; stops at null and undefined. */
export function valueAtPath(value: unknown, path: string): unknown {
  if (value === null || value === undefined) return undefined;
  if (!path.includes('.')) return propertyOf(value, path);
  let found: unknown = value;
  for (const key of path.split('.')) {
    found = propertyOf(found, key);
    if (found === null || found === undefined) return found;
  }
  return found;
}

/** The value at a dotted path of a row, its first step revived by its declared type. */
export function rowValueAtPath(row: Row, path: string, types: StoredTypes): unknown {
  const dot = path.indexOf('.');
  if (dot === -1) return reviveValue(propertyOf(row, path), types[path]);
  const first = path.slice(0, dot);
  const value = reviveValue(propertyOf(row, first), types[first]);
  return value === null || value === undefined ? value : valueAtPath(value, path.slice(dot + 1));
}
