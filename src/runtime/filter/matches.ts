import type { ModelSchema, Row, Where } from '../connector.ts';
import { satisfies } from './condition.ts';
import { propertyOf, reviveValue, rowValueAtPath, type StoredTypes, valueAtPath } from './storedValue.ts';

const noTypes: StoredTypes = {};

/**
 * Whether a row satisfies a where clause that the runtime has coerced, exactly
 * as juggler 7.0.3's memory connector judges it: loose equality, any element
 * of an array, dotted paths into objects and arrays of objects, unknown
 * operators match nothing, and so does `nor`.
 *
 * @throws TypeError, SyntaxError as {@link satisfies} does; TypeError for `null` against an array value
 */
export function matches(row: Row, where: Where | undefined, schema: Pick<ModelSchema, 'types'>): boolean {
  if (where === undefined) return true;
  return matchesWhere(row, where, schema.types);
}

function matchesWhere(object: unknown, where: unknown, types: StoredTypes): boolean {
  return Object.keys(where as object).every((key) => {
    const condition = propertyOf(where, key);
    if (key === 'and' && Array.isArray(condition))
      return condition.every((clause) => matchesWhere(object, clause, types));
    if (key === 'or' && Array.isArray(condition))
      return condition.some((clause) => matchesWhere(object, clause, types));
    return matchesProperty(object, key, condition, types);
  });
}

function matchesProperty(object: unknown, path: string, condition: unknown, types: StoredTypes): boolean {
  const value = types === noTypes ? valueAtPath(object, path) : rowValueAtPath(object as Row, path, types);
  if (Array.isArray(value)) return matchesElement(value, condition);
  if (satisfies(condition, value)) return true;
  const dot = path.indexOf('.');
  if (dot === -1) {
    // Reading a property of null throws here, as it does in LoopBack for an array that holds null.
    if (object === null || object === undefined) propertyOf(object, '');
    return false;
  }
  const first = path.slice(0, dot);
  return matchesBelow(reviveValue(propertyOf(object, first), types[first]), path.slice(dot + 1), condition);
}

function matchesElement(elements: readonly unknown[], condition: unknown): boolean {
  if (propertyOf(condition, 'neq') !== undefined && elements.length === 0) return true;
  return elements.some((_, index) => matchesProperty(elements, String(index), condition, noTypes));
}

/** A path that leads through an array is followed into each of its elements. */
function matchesBelow(value: unknown, path: string, condition: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => matchesProperty(item, path, condition, noTypes));
  if (typeof value === 'object' && value !== null) return matchesProperty(value, path, condition, noTypes);
  return false;
}
