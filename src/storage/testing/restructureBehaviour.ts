import type { ModelSchema } from '../../runtime/connector.ts';
import type { ContractHooks } from '../../runtime/testing/connectorContract.ts';
import {
  deleteIndexedDb,
  type IndexedDbConnector,
  type ModelChange,
  openIndexedDbConnector,
} from '../indexedDbConnector.ts';

const ids = { idName: 'id', idType: 'number' } as const;
const order: ModelSchema = {
  ...ids,
  name: 'Order',
  isIdGenerated: true,
  types: { id: 'number', customerId: 'number' },
  indexes: ['customerId'],
};
const other: ModelSchema = { ...order, name: 'Other' };

const rename = (from: string, to: string, more: Partial<ModelChange> = {}): ModelChange => ({
  from,
  to,
  before: ids,
  after: ids,
  properties: [],
  values: [],
  ...more,
});

let databases = 0;

/** Tests changes of several models: in Node with a fake, and in a real browser. */
export function restructureBehaviour({ describe, it, expect }: ContractHooks): void {
  const test = (
    title: string,
    body: (connector: IndexedDbConnector, change: Change) => Promise<void>,
  ): void =>
    it(title, async () => {
      const name = `restructure-${databases++}`;
      const connector = await openIndexedDbConnector(name);
      const change: Change = (changes, more = {}) =>
        connector.restructure({
          expected: [],
          changes,
          removed: [],
          records: [],
          keepsSchemas: false,
          ...more,
        });
      try {
        await connector.define([order, other]);
        await connector.create('Order', [{ customerId: 1 }, { customerId: 2 }]);
        await connector.create('Other', [{ customerId: 3 }]);
        await body(connector, change);
      } finally {
        await connector.disconnect();
        await deleteIndexedDb(name);
      }
    });

  describe('ST11 changes of several models in one', () => {
    describeNames(test, expect);
    describeRows(test, expect);
  });
}

type Change = (
  changes: readonly ModelChange[],
  more?: Partial<Parameters<IndexedDbConnector['restructure']>[0]>,
) => ReturnType<IndexedDbConnector['restructure']>;

type Test = (title: string, body: (connector: IndexedDbConnector, change: Change) => Promise<void>) => void;

function describeNames(test: Test, expect: ContractHooks['expect']): void {
  test('two models swap their names, with their counters and indexes', async (connector, change) => {
    await change([rename('Order', 'Other'), rename('Other', 'Order')]);
    expect(await connector.find('Order', { where: { customerId: 3 } })).toEqual([{ id: 1, customerId: 3 }]);
    expect(await connector.create('Other', [{}])).toEqual([{ id: 3 }]);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 2 }]);
  });

  test('rows with the new name are replaced, and the old name is unknown afterwards', async (connector, change) => {
    await change([rename('Other', 'Order')]);
    expect(await connector.find('Order', {})).toEqual([{ id: 1, customerId: 3 }]);
    const failure = await connector.count('Other').catch((error: { code: string }) => error.code);
    expect(failure).toEqual('UNKNOWN_MODEL');
  });

  test('an empty store with its indexes stays under the old name', async (connector, change) => {
    await change([rename('Order', 'aside', { leaves: 'empty' })], { keepsSchemas: true });
    expect(await connector.create('Order', [{ customerId: 9 }])).toEqual([{ id: 1 }]);
    expect(await connector.count('Order', { customerId: 9 })).toEqual(1);
    await change([rename('Order', 'aside'), rename('aside', 'Order')], { keepsSchemas: true });
    expect(await connector.find('Order', { where: { customerId: 2 } })).toEqual([{ id: 2, customerId: 2 }]);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 3 }]);
  });

  test('a copy with its indexes and its counter stays under the old name', async (connector, change) => {
    await connector.create('Order', [{ customerId: 9 }]);
    await connector.destroy('Order', { customerId: 9 });
    await change([rename('Order', 'aside', { leaves: 'copy' })], { keepsSchemas: true });
    expect(await connector.find('Order', { where: { customerId: 2 } })).toEqual([{ id: 2, customerId: 2 }]);
    expect(await connector.create('Order', [{ customerId: 9 }])).toEqual([{ id: 4 }]);
    await change([rename('Order', 'aside'), rename('aside', 'Order')], { keepsSchemas: true });
    expect(await connector.count('Order')).toEqual(2);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 4 }]);
  });

  test('a model is removed on request only, with its rows and its counter', async (connector, change) => {
    await change([], { removed: ['Order', 'Never'] });
    const failure = await connector.count('Order').catch((error: { code: string }) => error.code);
    expect(failure).toEqual('UNKNOWN_MODEL');
    expect(await connector.count('Other')).toEqual(1);
    await connector.define([order]);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 1 }]);
  });

  test('nothing changes if the stored records differ from the expected ones', async (connector, change) => {
    const expected = [{ schema: other, rows: [{ id: 1, customerId: 4 }] }];
    expect(await change([rename('Order', 'New')], { expected })).toEqual(null);
    expect(await connector.count('Order')).toEqual(2);
    expect(await change([], { expected })).toEqual(null);
  });
}

function describeRows(test: Test, expect: ContractHooks['expect']): void {
  test('properties swap their names in more rows than are read at a time', async (connector, change) => {
    const many = Array.from({ length: 1_200 }, (_, index) => ({ customerId: index % 7, giverId: 'x' }));
    await connector.create('Order', many);
    const sizes = new Set<number>();
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = function counted(query, count) {
      sizes.add(Number(count));
      return getAll.call(this, query, count);
    };
    try {
      const properties = [
        ['customerId', 'giverId'],
        ['giverId', 'customerId'],
      ] as const;
      const done = await change([rename('Order', 'Order', { properties })]);
      expect(done?.[0]?.moved.get('customerId')).toEqual(1_202);
    } finally {
      IDBObjectStore.prototype.getAll = getAll;
    }
    expect([...sizes]).toEqual([500]);
    expect(await connector.count('Order', { giverId: 3 })).toEqual(171);
    expect(await connector.count('Order', { customerId: 'x' })).toEqual(1_200);
    expect(await connector.find('Order', { limit: 1 })).toEqual([{ id: 1, giverId: 1 }]);
  });

  test('rows move to the keys of another id; none replaces another', async (connector, change) => {
    await connector.create('Order', [
      { customerId: 1 },
      { customerId: 3 },
      ...Array.from({ length: 600 }, () => ({})),
    ]);
    const done = await change([rename('Order', 'Order', { after: { ...ids, idName: 'customerId' } })]);
    // One has the number of another row, and six hundred have none.
    expect(done?.[0]?.newIds).toEqual(601);
    expect(await connector.count('Order')).toEqual(604);
    const found = await connector.find('Order', {});
    expect(new Set(found.map((row) => row['customerId'])).size).toEqual(604);
    expect(new Set(found.map((row) => row['id'])).size).toEqual(604);
    const [created] = await connector.create('Order', [{}]);
    expect(
      found.some((row) => created !== undefined && 'id' in created && row['customerId'] === created.id),
    ).toEqual(false);
  });

  test('values move too when named like members of every object', async (connector, change) => {
    const row: Record<string, unknown> = JSON.parse('{"id": 7, "__proto__": "kept"}');
    await connector.create('Other', [row as { id: number }]);
    await change([rename('Other', 'Other', { properties: [['__proto__', 'constructor']] })]);
    const [found] = await connector.find('Other', { where: { id: 7 } });
    expect(JSON.stringify(found)).toEqual('{"id":7,"constructor":"kept"}');
  });
}
