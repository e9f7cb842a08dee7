import fc from 'fast-check';
import 'fake-indexeddb/auto';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Connector, ConnectorFilter, ModelSchema, Row, Where } from '../src/runtime/connector.ts';
import { createMemoryConnector } from '../src/runtime/memoryConnector.ts';
import { openIndexedDbConnector } from '../src/storage/indexedDbConnector.ts';

const require = createRequire(import.meta.url);
const { DataSource } = require('loopback-datasource-juggler');

const runs = Number(process.env['CONNECTOR_RUNS'] ?? 300);

const schema: ModelSchema = {
  name: 'Thing',
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  types: {
    id: 'number',
    text: 'string',
    amount: 'number',
    flag: 'boolean',
    day: 'date',
    list: 'array',
    at: 'geopoint',
    ownerId: 'number',
  },
  indexes: ['ownerId', 'free'],
};

/** Creates juggler's memory connector with the rows in its cache; it gets filters as its DAO passes them. */
function createReference(rows: readonly Row[]) {
  const source = new DataSource('memory');
  source.define('Thing', {
    text: String,
    amount: Number,
    flag: Boolean,
    day: Date,
    list: [],
    at: 'GeoPoint',
    ownerId: Number,
  });
  for (const row of rows) source.connector.cache['Thing'][String(row['id'])] = JSON.stringify(row);
  const promisify = (call: (done: (error: unknown, value: never) => void) => void) =>
    new Promise<never>((resolve, reject) => {
      call((error, value) => (error ? reject(error) : resolve(value)));
    });
  return {
    find: async (filter: ConnectorFilter): Promise<unknown> => {
      const given = { ...filter, order: filter.order ? [...filter.order] : undefined };
      const found: Row[] = await promisify((done) => source.connector.all('Thing', given, {}, done));
      return found.map((row) => row['id']);
    },
    count: (where: Where): Promise<unknown> =>
      promisify((done) => source.connector.count('Thing', where, {}, done)),
  };
}

async function outcomeOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
}

const texts = fc.constantFrom('', 'a', 'A', 'ab', 'b%', 'a_b', '1', '01', 'true', 'null', 'é', 'x.y');
const numbers = fc.constantFrom(-1, 0, 1, 2, 2.5, 10);
const dates = fc.constantFrom('2020-01-01T00:00:00.000Z', '2021-06-01T12:00:00.000Z');
const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));
const points = fc.record({
  lat: fc.integer({ min: -80, max: 80 }),
  lng: fc.integer({ min: -170, max: 170 }),
});
const anything = fc.oneof(
  scalars,
  fc.array(scalars, { maxLength: 3 }),
  fc.record({ city: texts, lines: fc.array(fc.record({ n: numbers }), { maxLength: 2 }) }),
);

const rowsArbitrary = fc
  .array(
    fc.record(
      {
        text: fc.oneof(texts, fc.constant(null)),
        amount: fc.oneof(numbers, fc.constant(null), fc.constant('2')),
        flag: fc.oneof(fc.boolean(), fc.constant(null)),
        day: fc.oneof(dates, fc.constant(null)),
        list: fc.array(scalars, { maxLength: 3 }),
        at: points,
        ownerId: fc.oneof(numbers, fc.constant(null), fc.constant('1'), fc.constant('01')),
        free: anything,
      },
      { requiredKeys: [] },
    ),
    { maxLength: 8 },
  )
  .map((rows) => rows.map((row, index) => ({ id: index * 3 + 1, ...row }) as Row));

const names = fc.constantFrom(
  'id',
  'text',
  'amount',
  'flag',
  'day',
  'list',
  'ownerId',
  'ownerId',
  'free',
  'free.city',
  'free.lines.n',
  'list.0',
  'free.0',
  'nothing',
);
const values = fc.oneof(
  scalars,
  dates.map((text) => new Date(text)),
  fc.constant(Number.NaN),
);
const patterns = fc.constantFrom('a', 'a%', '_', '', 'A_b', '.', '[ab]', '^a', 'nul');
const conditions = fc.oneof(
  { weight: 3, arbitrary: values },
  values.map((value) => ({ neq: value })),
  values.map((value) => ({ gt: value })),
  values.map((value) => ({ gte: value })),
  values.map((value) => ({ lt: value })),
  values.map((value) => ({ lte: value })),
  fc.tuple(values, values).map((bounds) => ({ between: bounds })),
  { weight: 2, arbitrary: fc.array(values, { maxLength: 4 }).map((list) => ({ inq: list })) },
  fc.array(values, { maxLength: 3 }).map((list) => ({ nin: list })),
  // Long lists are searched differently.
  fc.array(fc.oneof(texts, numbers), { minLength: 17, maxLength: 19 }).map((list) => ({ inq: list })),
  fc.array(fc.oneof(texts, fc.boolean()), { minLength: 17, maxLength: 19 }).map((list) => ({ nin: list })),
  patterns.map((pattern) => ({ like: pattern })),
  patterns.map((pattern) => ({ nlike: pattern })),
  patterns.map((pattern) => ({ ilike: pattern })),
  patterns.map((pattern) => ({ nilike: pattern })),
  patterns.map((pattern) => ({ regexp: new RegExp(pattern) })),
  fc.constant(/a/i),
  fc.constant({ wrong: 1 }),
  fc.tuple(values, values).map(([low, high]) => ({ lt: high, gt: low })),
);
const clauses = fc.dictionary(names, conditions, { maxKeys: 2, noNullPrototype: true });
const wheres: fc.Arbitrary<Where> = fc.oneof(
  clauses,
  fc.tuple(clauses, fc.array(clauses, { maxLength: 2 })).map(([clause, list]) => ({ ...clause, and: list })),
  fc.array(clauses, { maxLength: 3 }).map((list) => ({ or: list })),
  fc.tuple(clauses, clauses).map(([left, right]) => ({ and: [left, { or: [right, left] }] })),
  fc.tuple(clauses, points).map(([clause, near]) => ({ ...clause, at: { near, maxDistance: 5000 } })),
);
const orders = fc.array(
  fc.tuple(names, fc.constantFrom(' ASC', ' DESC', ' desc', '')).map(([name, way]) => name + way),
  { maxLength: 2 },
);
const filters: fc.Arbitrary<ConnectorFilter> = fc.record(
  { where: wheres, order: orders, limit: fc.nat(4), offset: fc.nat(3) },
  { requiredKeys: ['where'] },
);

/** Rows that an index excludes are not evaluated, so a failure of the reference need not happen here. */
type Strictness = 'same failures' | 'failures only of rows that are read';

/**
 * DI24: juggler sorts all rows before it evaluates the conditions. Rows that an
 * index excludes are not sorted here, which shows if values do not compare with
 * each other: null is neither before nor after a text, so the place of a row
 * depends on all others.
 */
function isOrderTotal(rows: readonly Row[], order: readonly string[]): boolean {
  return order.every((entry) => {
    const path = entry.replace(/ (asc|desc)$/i, '').split('.');
    const kinds = new Set(
      rows.flatMap((row) => {
        const value = path.reduce<unknown>((object, key) => (object as Row | null | undefined)?.[key], row);
        // Lists and objects compare as texts.
        if (value === undefined) return [];
        return value === null ? ['null'] : [typeof value === 'object' ? 'string' : typeof value];
      }),
    );
    return kinds.size <= 1;
  });
}

/** Returns the found rows without their order; with a limit or an offset only their number. */
function asSet(found: unknown, { limit, offset }: ConnectorFilter): unknown {
  if (!Array.isArray(found)) return found;
  return limit || offset ? found.length : found.toSorted((one, other) => Number(one) - Number(other));
}

async function compare(open: () => Promise<Connector>, strictness: Strictness): Promise<void> {
  await fc.assert(
    fc.asyncProperty(rowsArbitrary, filters, async (rows, filter) => {
      const reference = createReference(rows);
      const connector = await open();
      await connector.define([schema]);
      await connector.create('Thing', rows);
      const found = await outcomeOf(async () =>
        (await connector.find('Thing', filter)).map((row) => row['id']),
      );
      const counted = await outcomeOf(() => connector.count('Thing', filter.where));
      await connector.disconnect();
      const expectedFound = await outcomeOf(() => reference.find(filter));
      const expectedCount = await outcomeOf(() => reference.count(filter.where ?? {}));
      const isAllowedFailure = (expected: unknown) =>
        strictness !== 'same failures' && typeof expected === 'string';
      const isSorted = strictness === 'same failures' || isOrderTotal(rows, filter.order ?? []);
      if (!isAllowedFailure(expectedFound)) {
        if (isSorted) expect(found).toEqual(expectedFound);
        else expect(asSet(found, filter)).toEqual(asSet(expectedFound, filter));
      }
      if (!isAllowedFailure(expectedCount)) expect(counted).toEqual(expectedCount);
    }),
    { seed: 26, numRuns: runs },
  );
}

describe('find and count, compared with juggler’s memory connector', () => {
  it('the memory connector returns the same', () =>
    compare(async () => createMemoryConnector(), 'same failures'));

  it('the IndexedDB connector returns the same, except for the order of values that do not compare (DI24)', () => {
    let databases = 0;
    return compare(
      () => openIndexedDbConnector(`beside-juggler-${databases++}`),
      'failures only of rows that are read',
    );
  });
});
