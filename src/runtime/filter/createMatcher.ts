import type { ModelSchema, Row, Where } from '../connector.ts';
import { createMemo, type Memo, satisfies } from './condition.ts';
import { propertyOf, reviveValue, rowValueAtPath, type StoredTypes, valueAtPath } from './storedValue.ts';

const noTypes: StoredTypes = {};

/**
 * Creates a predicate for rows from a where clause that the runtime has coerced.
 * It matches exactly as juggler 7.0.3's memory connector: loose equality, any element of an
 * array, dotted paths into objects and arrays of objects, unknown operators
 * match nothing, and so does `nor`. Create it once for many rows.
 *
 * The predicate throws TypeError and SyntaxError as {@link satisfies} does, and
 * TypeError for `null` against an array value.
 */
export function createMatcher(
  where: Where | undefined,
  schema: Pick<ModelSchema, 'types'>,
): (row: Row) => boolean {
  if (where === undefined) return () => true;
  const memo = createMemo();
  return (row) => matchesWhere(row, where, schema.types, memo);
}

function matchesWhere(object: unknown, where: unknown, types: StoredTypes, memo: Memo): boolean {
  return Object.keys(where as object).every((key) => {
    const condition = propertyOf(where, key);
    if (key === 'and' && Array.isArray(condition))
      return condition.every((clause) => matchesWhere(object, clause, types, memo));
    if (key === 'or' && Array.isArray(condition))
      return condition.some((clause) => matchesWhere(object, clause, types, memo));
    return matchesProperty(object, key, condition, types, memo);
  });
}

function matchesProperty(
  object: unknown,
  path: string,
  condition: unknown,
  types: StoredTypes,
  memo: Memo,
): boolean {
  const value = types === noTypes ? valueAtPath(object, path) : rowValueAtPath(object as Row, path, types);
  if (Array.isArray(value)) return matchesElement(value, condition, memo);
  if (satisfies(condition, value, memo)) return true;
  const dot = path.indexOf('.');
  if (dot === -1) {
    // Reading a property of null throws here, as it does in LoopBack for an array that holds null.
    if (object === null || object === undefined) propertyOf(object, '');
    return false;
  }
  const first = path.slice(0, dot);
  return matchesBelow(
    reviveValue(propertyOf(object, first), types[first]),
    path.slice(dot + 1),
    condition,
    memo,
  );
}

function matchesElement(elements: readonly unknown[], condition: unknown, memo: Memo): boolean {
  if (propertyOf(condition, 'neq') !== undefined && elements.length === 0) return true;
  return elements.some((_, index) => matchesProperty(elements, String(index), condition, noTypes, memo));
}

/** Follows a path through an array into each of its elements. */
function matchesBelow(value: unknown, path: string, condition: unknown, memo: Memo): boolean {
  const matches = (item: unknown) => matchesProperty(item, path, condition, noTypes, memo);
  if (Array.isArray(value)) return value.some(matches);
  return typeof value === 'object' && value !== null && matches(value);
}
