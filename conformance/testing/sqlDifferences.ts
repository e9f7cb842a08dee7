/** What the README of an exported application says that SQL databases do differently, each with both answers. */
import type { RestRequest } from './restOverRuntime.ts';

export interface SqlDifference {
  /** As the README calls it. */
  readonly what: string;
  readonly request: RestRequest;
  /** The status, and what is looked at in the body. */
  readonly inMemory: readonly [status: number, seen: unknown];
  readonly onPostgres: readonly [status: number, seen: unknown];
  readonly see: (body: unknown) => unknown;
}

const rowsIn = (body: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(body) ? body : [];
const ids = (body: unknown): unknown => rowsIn(body).map(({ id }) => id);
const whole = (body: unknown): unknown => body;

const find = (path: string, filter: object): RestRequest => ({
  method: 'GET',
  path: `/api${path}?filter=${JSON.stringify(filter)}`,
});

/** On the rows of the example and `rowsWithGaps`; sent in this order. */
export const sqlDifferences: readonly SqlDifference[] = [
  {
    what: 'a where with an unknown property is dropped',
    request: find('/Customers', { where: { nope: 1 }, order: 'id' }),
    see: ids,
    inMemory: [200, []],
    onPostgres: [200, [1, 2, 3, 4]],
  },
  {
    what: 'a property without a value is null',
    request: { method: 'GET', path: '/api/Customers/4' },
    see: whole,
    inMemory: [200, { id: 4, name: 'Without' }],
    onPostgres: [200, { id: 4, name: 'Without', email: null, city: null }],
  },
  {
    what: 'neq does not find rows without a value',
    request: find('/Customers', { where: { city: { neq: 'London' } }, order: 'id' }),
    see: ids,
    inMemory: [200, [2, 3, 4]],
    onPostgres: [200, [2, 3]],
  },
  {
    what: 'order by an unknown property fails',
    request: find('/Customers', { order: 'nope' }),
    see: ids,
    inMemory: [200, [1, 2, 3, 4]],
    onPostgres: [500, []],
  },
  {
    what: 'order puts nulls last',
    request: find('/Customers', { order: 'city' }),
    see: ids,
    inMemory: [200, [4, 1, 2, 3]],
    onPostgres: [200, [1, 2, 3, 4]],
  },
  {
    what: 'an id that is not a number fails',
    request: { method: 'GET', path: '/api/Customers/abc' },
    see: () => null,
    inMemory: [404, null],
    onPostgres: [500, null],
  },
  {
    what: 'like takes % and _',
    request: find('/Customers', { where: { name: { like: 'A.a' } } }),
    see: ids,
    inMemory: [200, [1]],
    onPostgres: [200, []],
  },
  {
    what: 'upsertWithWhere validates only what is given',
    request: {
      method: 'POST',
      path: '/api/Customers/upsertWithWhere?where={"name":"Ada"}',
      body: { city: 'Rome' },
    },
    see: () => null,
    inMemory: [422, null],
    onPostgres: [200, null],
  },
  {
    what: 'a property that the model does not declare is answered and not stored',
    request: { method: 'POST', path: '/api/Customers', body: { name: 'More', extra: 1 } },
    see: (body) => (body as { readonly extra?: unknown }).extra,
    inMemory: [200, 1],
    onPostgres: [200, 1],
  },
  {
    what: 'and is gone when the row is read again',
    request: { method: 'GET', path: '/api/Customers/5' },
    see: (body) => 'extra' in (body as object),
    inMemory: [200, true],
    onPostgres: [200, false],
  },
  {
    what: 'an update with an unknown property in its where changes every row',
    request: { method: 'POST', path: '/api/Reviews/update?where={"nope":1}', body: { rating: 0 } },
    see: whole,
    inMemory: [200, { count: 0 }],
    onPostgres: [200, { count: 2 }],
  },
];
