import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ModelSchema } from '../runtime/connector.ts';
import { databaseExists } from './databaseExists.ts';
import { openIndexedDbConnector } from './indexedDbConnector.ts';
import { readStoredRows } from './readStoredRows.ts';

const schemaOf = (
  name: string,
  idType: 'number' | 'string',
  indexes: readonly string[] = [],
): ModelSchema => ({
  name,
  idName: 'id',
  idType,
  isIdGenerated: idType === 'number',
  types: { id: idType, customerId: 'number' },
  indexes,
});

let databases = 0;

async function stage() {
  const name = `rows-${databases++}`;
  const connector = await openIndexedDbConnector(name);
  await connector.define([
    schemaOf('playground/design', 'string'),
    schemaOf('Order', 'number', ['customerId']),
    schemaOf('Tag', 'string'),
    schemaOf('Empty', 'number'),
  ]);
  await connector.create('playground/design', [{ id: 'o', name: 'Order', properties: [] }]);
  await connector.create('Order', [
    { id: 10, customerId: 2, date: '2024-01-02T03:04:05.678Z' },
    { id: 9, customerId: 1 },
  ]);
  await connector.create('Tag', [{ id: 'x', label: 'y' }]);
  return { name, connector };
}

it('reads the rows of each model in the order of their ids and the id of the model', async () => {
  const { name } = await stage();
  expect(await readStoredRows(name, 100)).toEqual({
    ok: true,
    value: [
      {
        name: 'Order',
        modelId: 'o',
        rows: [
          { id: 9, customerId: 1 },
          { id: 10, customerId: 2, date: '2024-01-02T03:04:05.678Z' },
        ],
      },
      { name: 'Tag', modelId: null, rows: [{ id: 'x', label: 'y' }] },
    ],
  });
});

it('changes nothing: stores, indexes and version stay, and an open connector goes on', async () => {
  const { name, connector } = await stage();
  const versionOf = async () => (await indexedDB.databases()).find((each) => each.name === name)?.version;
  const before = await versionOf();
  await readStoredRows(name, 100);
  expect(await versionOf()).toBe(before);
  await connector.create('Order', [{ customerId: 1 }]);
  expect(await connector.count('Order', { customerId: 1 })).toBe(2);
});

it('does not keep a connector from adding a model', async () => {
  const { name, connector } = await stage();
  const [read] = await Promise.all([
    readStoredRows(name, 100),
    connector.define([schemaOf('New', 'number')]),
  ]);
  expect(read.ok || read.error.code).toBe(true);
  expect(await connector.count('New', {})).toBe(0);
});

it('does not create a database, and refuses more rows than are wanted', async () => {
  expect(await readStoredRows('none', 1)).toEqual({ ok: true, value: [] });
  expect(await databaseExists('none')).toBe(false);
  const { name } = await stage();
  const read = await readStoredRows(name, 2);
  expect(read).toMatchObject({ ok: false, error: { code: 'tooMany' } });
});
