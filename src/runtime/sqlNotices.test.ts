import { expect, test } from 'vitest';
import { DataSource, type ModelClass, type Notice } from './index.ts';

function open(): {
  readonly Customer: ModelClass;
  readonly codesOf: (run: () => unknown) => Promise<string[]>;
} {
  let found: Notice[] = [];
  const source = new DataSource('memory');
  source.on('notice', (notice: Notice) => void found.push(notice));
  const Customer = source.define('Customer', {
    name: { type: String, required: true },
    city: String,
    address: Object,
    since: Date,
    exact: { type: Date, mysql: { dataType: 'datetime', dataPrecision: 3 } },
  });
  const codesOf = async (run: () => unknown): Promise<string[]> => {
    found = [];
    await run();
    return found.map(({ code }) => code).filter((code) => code.startsWith('SQL_'));
  };
  return { Customer, codesOf };
}

test('NO2 conditions that a SQL database drops, refuses or reads otherwise are named', async () => {
  const { Customer, codesOf } = open();
  const finds = (where: object) => codesOf(() => Customer.find({ where }));
  expect(await finds({ nope: 1 })).toEqual(['SQL_DROPS_CONDITION']);
  expect(await finds({ or: [{ name: '7' }, { and: [{ nope: 1 }] }] })).toEqual(['SQL_DROPS_CONDITION']);
  expect(await finds({ 'address.street': 'x' })).toEqual(['SQL_READS_NO_PATH']);
  expect(await finds({ city: { neq: '7' }, name: { like: 'x' } })).toEqual([
    'SQL_SKIPS_NULLS',
    'SQL_READS_WILDCARDS',
  ]);
  expect(await finds({ name: { regexp: '^x' } })).toEqual(['SQL_REFUSES_REGEXP']);
  expect(await finds({ name: '7', city: null, id: { gt: 1 } })).toEqual([]);
  expect(await codesOf(() => Customer.count({ nope: 1 }))).toEqual(['SQL_DROPS_CONDITION']);
  expect(await codesOf(() => Customer.updateAll({ nope: 1 }, { city: 'x' }))).toEqual([
    'SQL_DROPS_CONDITION',
  ]);
  expect(await codesOf(() => Customer.destroyAll({ nope: 1 }))).toEqual(['SQL_DROPS_CONDITION']);
});

test('NO2 an order by a property that may be missing, and properties that no column holds, are named', async () => {
  const { Customer, codesOf } = open();
  const orders = (order: string | readonly string[]) => codesOf(() => Customer.find({ order }));
  expect(await orders('nope DESC')).toEqual(['SQL_REFUSES_ORDER']);
  expect(await orders(['id ASC', 'since'])).toEqual(['SQL_ORDERS_NULLS']);
  expect(await orders('name ASC')).toEqual(['SQL_IGNORES_CASE']);
  expect(await orders('id')).toEqual([]);
  expect(await codesOf(() => Customer.create({ name: 'x', extra: 1 }))).toEqual(['SQL_STORES_DECLARED']);
  expect(await codesOf(() => Customer.create({ name: 'x', city: 'y' }))).toEqual([]);
});

test('NO2 texts that differ in case, ids that are not numbers and milliseconds are named', async () => {
  const { Customer, codesOf } = open();
  const finds = (where: object) => codesOf(() => Customer.find({ where }));
  expect(await finds({ name: 'Ann' })).toEqual(['SQL_IGNORES_CASE']);
  expect(await finds({ name: { inq: ['7', 'Ann'] } })).toEqual(['SQL_IGNORES_CASE']);
  expect(await codesOf(() => Customer.findById('abc'))).toEqual(['SQL_REFUSES_ID']);
  expect(await codesOf(() => Customer.findById('1'))).toEqual([]);
  const creates = (data: object) => codesOf(() => Customer.create({ name: 'x', ...data }));
  expect(await creates({ since: new Date(1_700_000_000_123) })).toEqual(['SQL_LOSES_MILLISECONDS']);
  expect(await creates({ since: new Date(1_700_000_000_000) })).toEqual([]);
  expect(await creates({ exact: new Date(1_700_000_000_123) })).toEqual([]);
});

test('NO2 a notice says what memory does and what SQL does', async () => {
  const source = new DataSource('memory');
  const found: Notice[] = [];
  source.on('notice', (notice: Notice) => void found.push(notice));
  await source.define('Customer', { name: String }).destroyAll({ nope: 1 });
  expect(found).toEqual([
    {
      code: 'SQL_DROPS_CONDITION',
      message: 'Customer does not declare nope.',
      rule: 'A where with an unknown property, in memory: finds nothing; in a SQL database: the condition is dropped: destroyAll({nope: 1}) deletes every row.',
      instead: 'Check the name of the property, or declare it.',
    },
  ]);
});
