import type { ConnectorFilter, ModelSchema, Row } from '../connector.ts';
import { idProperty } from '../storedRow.ts';
import { compareBy } from './compareBy.ts';
import { createMatcher } from './createMatcher.ts';
import { findNear, sortByDistance } from './near.ts';

type FilterSchema = Pick<ModelSchema, 'types' | 'idName'>;

/**
 * Applies a filter to the rows of a store, which come in the order of their
 * ids: sorts, filters, picks the requested fields and pages, in LoopBack's
 * order of steps. `limit: 0` means no limit.
 *
 * @throws what {@link createMatcher} and {@link sortByDistance} throw
 */
export function applyFilter(
  rows: readonly Row[],
  filter: ConnectorFilter,
  schema: FilterSchema,
): readonly Row[] {
  const order = filter.order ?? [];
  const sorted = order.length > 0 ? withMissingIdLast(rows, schema).sort(compareBy(order, schema)) : rows;
  const near = findNear(filter.where);
  const located = near.length > 0 ? sortByDistance(sorted, near) : sorted;
  const found = located.filter(createMatcher(filter.where, schema));
  return page(found, filter).map((row) => (filter.fields ? pick(row, filter.fields) : row));
}

/**
 * Returns a copy with the row that was saved without its id at the end: it comes
 * first without an order, and after those that are equal to it in an order.
 */
function withMissingIdLast(rows: readonly Row[], schema: FilterSchema): Row[] {
  const [first, ...others] = rows;
  const id = first?.[idProperty(schema)];
  return first && (id === undefined || id === null) ? [...others, first] : [...rows];
}

/** Returns the rows from `offset` on, at most `limit` of them. */
function page(rows: readonly Row[], filter: ConnectorFilter): readonly Row[] {
  const start = filter.offset || 0;
  const length = filter.limit || rows.length;
  return rows.slice(start, start + length);
}

function pick(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(
    fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]),
  );
}
