import type { ModelSchema, Row } from '../connector.ts';
import { rowValueAtPath } from './storedValue.ts';

interface SortKey {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** Parses "name DESC" as name, descending. Anything that does not end in a direction is a path, ascending. */
export function parseOrder(entry: string): SortKey {
  const direction = /\s+(A|DE)SC$/i.exec(entry)?.[1];
  if (direction === undefined) return { path: entry, direction: 1 };
  return {
    path: entry.replace(/\s+(A|DE)SC/i, ''),
    direction: direction.toLowerCase() === 'de' ? -1 : 1,
  };
}

/**
 * Compares two rows by a list of "property ASC|DESC": undefined comes first
 * ascending, everything else by JavaScript's `<` and `>` on revived values, so
 * that null and texts that are not numbers compare as equal to numbers.
 */
export function compareBy(
  order: readonly string[],
  schema: Pick<ModelSchema, 'types'>,
): (left: Row, right: Row) => number {
  const keys = order.map(parseOrder);
  return (left, right) => {
    for (const { path, direction } of keys) {
      const result = compareValues(
        rowValueAtPath(left, path, schema.types),
        rowValueAtPath(right, path, schema.types),
      );
      if (result !== 0) return result * direction;
    }
    return 0;
  };
}

function compareValues(left: unknown, right: unknown): number {
  if (right === undefined && left !== undefined) return 1;
  if ((left as number) > (right as number)) return 1;
  if (left === undefined && right !== undefined) return -1;
  if ((left as number) < (right as number)) return -1;
  return 0;
}
