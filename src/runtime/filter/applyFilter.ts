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
  const sorted = order.length > 0 ? inStoredOrder(rows, schema).sort(compareBy(order, schema)) : rows;
  const near = findNear(filter.where);
  const located = near.length > 0 ? sortByDistance(sorted, near) : sorted;
  const found = located.filter(createMatcher(filter.where, schema));
  return page(found, filter).map((row) => (filter.fields ? pick(row, filter.fields) : row));
}

const wholeNumber = /^(0|[1-9]\d{0,8})$/;

/**
 * Returns a copy in the order in which equal rows stay: whole numbers before other
 * texts, as LoopBack's memory connector keeps them, and the row that was saved
 * without its id, which is the first one, at the end.
 */
function inStoredOrder(rows: readonly Row[], schema: FilterSchema): Row[] {
  const name = idProperty(schema);
  const first = rows[0]?.[name];
  const isIdMissing = rows.length > 0 && (first === undefined || first === null);
  const [numbers, others]: [Row[], Row[]] = [[], []];
  for (const row of isIdMissing ? rows.slice(1) : rows)
    (isWholeNumber(row[name]) ? numbers : others).push(row);
  if (typeof numbers[0]?.[name] === 'string')
    numbers.sort((left, right) => Number(left[name]) - Number(right[name]));
  return [...numbers, ...others, ...rows.slice(0, isIdMissing ? 1 : 0)];
}

/** Whether an id is a key that an object of JavaScript keeps before its other keys, by number. */
const isWholeNumber = (id: unknown): boolean =>
  typeof id === 'number' ? Number.isInteger(id) && id >= 0 : typeof id === 'string' && wholeNumber.test(id);

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
