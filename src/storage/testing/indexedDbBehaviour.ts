import type { ConnectorFilter, ModelSchema, Where } from '../../runtime/connector.ts';
import type { ContractHooks } from '../../runtime/testing/connectorContract.ts';
import { deleteIndexedDb, type IndexedDbConnector, openIndexedDbConnector } from '../indexedDbConnector.ts';

const schema: ModelSchema = {
  name: 'Order',
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  types: { id: 'number', customerId: 'number', shopId: 'string', note: 'string' },
  indexes: ['customerId', 'shopId'],
};

const rowCount = 200;

let databases = 0;

interface OpenConnector {
  readonly connector: IndexedDbConnector;
  readonly name: string;
  /** Returns the number of rows read since the last call. */
  readonly takeReadCount: () => number;
}

/** Tests an IndexedDB connector beyond the contract: in Node with a fake, and in a real browser. */
export function indexedDbBehaviour({ describe, it, expect }: ContractHooks): void {
  const test = (name: string, body: (opened: OpenConnector) => Promise<void>) =>
    it(name, async () => {
      const database = `behaviour-${databases++}`;
      let read = 0;
      const connector = await openIndexedDbConnector(database, {
        onRead: (_model, count) => (read += count),
      });
      const takeReadCount = () => {
        const count = read;
        read = 0;
        return count;
      };
      try {
        await body({ connector, name: database, takeReadCount });
      } finally {
        await connector.disconnect();
        await deleteIndexedDb(database);
      }
    });

  describe('ST10 rows read', () => describeReads(test, expect));
  describe('ST9 several connections', () => describeConnections(test, expect));
  describe('ST7 all or nothing', () => describeFailures(test, expect));
}

type Test = (name: string, body: (opened: OpenConnector) => Promise<void>) => void;

async function fill({ connector, takeReadCount }: OpenConnector): Promise<void> {
  await connector.define([schema]);
  const rows = Array.from({ length: rowCount }, (_, index) => ({
    customerId: index % 20,
    shopId: index % 2 === 0 ? 'x' : 'y',
    note: `note ${index}`,
  }));
  await connector.create('Order', rows);
  takeReadCount();
}

/** A filter, the number of rows that it finds, and the number of rows read for it. */
const findCases: readonly (readonly [string, ConnectorFilter, number, number])[] = [
  ['an id', { where: { id: 7 } }, 1, 1],
  ['inq on ids', { where: { id: { inq: [7, 9, 999] } } }, 2, 2],
  ['a range of ids', { where: { id: { gt: 190 } } }, 10, 10],
  ['between on ids', { where: { id: { between: [5, 8] } } }, 4, 4],
  ['a foreign key', { where: { customerId: 3 } }, 10, 10],
  ['a foreign key that is text', { where: { shopId: 'x' } }, 100, 100],
  ['inq on a foreign key', { where: { customerId: { inq: [3, 4] } } }, 20, 20],
  ['a foreign key by and', { where: { and: [{ note: 'note 3' }, { customerId: 3 }] } }, 1, 10],
  ['an id and a foreign key', { where: { and: [{ id: 4 }, { customerId: 3 }] } }, 1, 1],
  ['or over ids and foreign keys', { where: { or: [{ id: 1 }, { customerId: 3 }] } }, 11, 11],
  ['no such foreign key', { where: { customerId: 77 } }, 0, 0],
  ['a page of all', { limit: 5, offset: 5 }, 5, 10],
  ['the last ones', { order: ['id DESC'], limit: 3 }, 3, 3],
  ['the first of a range', { where: { id: { gt: 10 } }, limit: 1 }, 1, 1],
  ['the first that matches', { where: { note: 'note 3' }, limit: 1 }, 1, 64],
  ['another property', { where: { note: 'note 3' } }, 1, rowCount],
];

/** A where clause, its count, and the number of rows read for it. */
const countCases: readonly (readonly [string, Where | undefined, number, number])[] = [
  ['all', undefined, rowCount, 0],
  ['an empty clause', {}, rowCount, 0],
  ['an id', { id: 7 }, 1, 0],
  ['inq on ids', { id: { inq: [1, 2, 999] } }, 2, 0],
  ['a range', { id: { lte: 50 } }, 50, 0],
  ['a foreign key', { customerId: 3 }, 10, 0],
  ['inq on a foreign key', { customerId: { inq: [3, 4, 77] } }, 20, 0],
  ['a foreign key and something else', { customerId: 3, note: 'note 3' }, 1, 10],
];

function describeReads(test: Test, expect: ContractHooks['expect']): void {
  for (const [name, filter, found, read] of findCases) {
    test(`find: ${name}`, async (opened) => {
      await fill(opened);
      expect((await opened.connector.find('Order', filter)).length).toEqual(found);
      expect(opened.takeReadCount()).toEqual(read);
    });
  }
  for (const [name, where, count, read] of countCases) {
    test(`count: ${name}`, async (opened) => {
      await fill(opened);
      expect(await opened.connector.count('Order', where)).toEqual(count);
      expect(opened.takeReadCount()).toEqual(read);
    });
  }
  test('lists keys in order without reading rows', async (opened) => {
    const { connector, takeReadCount } = opened;
    await fill(opened);
    expect(await connector.listKeys('Order', null, 3)).toEqual([1, 2, 3]);
    expect(await connector.listKeys('Order', 197, 10)).toEqual([198, 199, 200]);
    expect(await connector.listKeys('Order', 200, 10)).toEqual([]);
    await connector.write('Order', undefined, { note: 'x' }, { existing: 'merge', missing: 'insert' });
    expect(await connector.listKeys('Order', null, 1)).toEqual([1]);
    const texts = { ...schema, name: 'Tag', idType: 'string', types: { id: 'string' }, indexes: [] } as const;
    await connector.define([texts]);
    await connector.create('Tag', [{ id: 'b' }, { id: 'a' }, { id: '9' }]);
    takeReadCount();
    expect(await connector.listKeys('Tag', '9', 9)).toEqual(['a', 'b']);
    expect(takeReadCount()).toEqual(0);
  });

  test('reads neighbouring ids with one request', async ({ connector }) => {
    await connector.define([schema]);
    await connector.create(
      'Order',
      Array.from({ length: 1_000 }, () => ({})),
    );
    let requests = 0;
    const { get, getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.get = function (...args) {
      requests += 1;
      return get.apply(this, args);
    };
    IDBObjectStore.prototype.getAll = function (...args) {
      requests += 1;
      return getAll.apply(this, args);
    };
    const ids = Array.from({ length: 500 }, (_, index) => 400 + index);
    const found = await connector
      .find('Order', { where: { id: { inq: [...ids, 7] } } })
      .finally(() => Object.assign(IDBObjectStore.prototype, { get, getAll }));
    expect(found.map(({ id }) => id)).toEqual([7, ...ids]);
    expect(requests).toEqual(2);
  });

  test('destroy and update read no more than they change', async (opened) => {
    await fill(opened);
    expect(await opened.connector.update('Order', { customerId: 3 }, { note: 'new' })).toEqual(10);
    expect(opened.takeReadCount()).toEqual(10);
    expect(await opened.connector.destroy('Order', { customerId: 3 })).toEqual(10);
    expect(opened.takeReadCount()).toEqual(10);
    expect(await opened.connector.destroy('Order', undefined)).toEqual(rowCount - 10);
    expect(opened.takeReadCount()).toEqual(0);
  });
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: string; message: string };
    // Every message contains a way out.
    return /: |reload|try again|define/.test(message)
      ? `${name} ${code}`
      : `${name} without a way out: ${message}`;
  }
}

function describeConnections(test: Test, expect: ContractHooks['expect']): void {
  test('rows and counters outlive the connection', async ({ connector, name }) => {
    await connector.define([schema]);
    await connector.create('Order', [{ customerId: 1 }, { customerId: 2 }]);
    await connector.disconnect();
    const again = await openIndexedDbConnector(name);
    expect(await failureOf(again.count('Order'))).toEqual('ConnectorError UNKNOWN_MODEL');
    await again.define([schema]);
    expect(await again.find('Order', { where: { customerId: 2 } })).toEqual([{ customerId: 2, id: 2 }]);
    expect(await again.create('Order', [{}])).toEqual([{ id: 3 }]);
    await again.disconnect();
  });

  test('a second connection that upgrades does not disturb the first', async ({ connector, name }) => {
    await connector.define([schema]);
    await connector.create('Order', [{ customerId: 1 }]);
    const second = await openIndexedDbConnector(name);
    await second.define([schema, { ...schema, name: 'Other' }]);
    await second.create('Order', [{ customerId: 1 }]);
    expect(await connector.count('Order', { customerId: 1 })).toEqual(2);
    await connector.create('Order', [{ customerId: 1 }]);
    expect(await second.count('Order', { customerId: 1 })).toEqual(3);
    await second.disconnect();
  });

  test('two connections that upgrade at the same time both succeed', async ({ connector, name }) => {
    const second = await openIndexedDbConnector(name);
    await Promise.all([
      connector.define([{ ...schema, name: 'Mine' }]),
      second.define([{ ...schema, name: 'Yours' }]),
    ]);
    await Promise.all([connector.create('Mine', [{}]), second.create('Yours', [{}])]);
    expect(await connector.count('Mine')).toEqual(1);
    expect(await second.count('Yours')).toEqual(1);
    await second.disconnect();
  });

  test('an index that another connection removed is created again', async ({ connector, name }) => {
    await connector.define([schema]);
    const second = await openIndexedDbConnector(name);
    await second.define([{ ...schema, indexes: [] }]);
    await second.create('Order', [{ customerId: 5 }]);
    expect(await connector.find('Order', { where: { customerId: 5 } })).toEqual([{ customerId: 5, id: 1 }]);
    await second.disconnect();
  });

  test('a database that was deleted while it was open is reported', async ({ connector, name }) => {
    await connector.define([schema]);
    await connector.create('Order', [{}]);
    await deleteIndexedDb(name);
    expect(await failureOf(connector.count('Order'))).toEqual('ConnectorError CLOSED');
    expect(await failureOf(connector.create('Order', [{}]))).toEqual('ConnectorError CLOSED');
    expect(await failureOf(connector.define([schema]))).toEqual('ConnectorError CLOSED');
  });

  test('a connection that does not close is reported', async ({ connector, name }) => {
    await connector.disconnect();
    const unclosing = await openUnclosing(name);
    const waiting = await openIndexedDbConnector(name, { blockedAfter: 50 });
    expect(await failureOf(waiting.define([schema]))).toEqual('ConnectorError BLOCKED');
    expect(await failureOf(deleteIndexedDb(name, { blockedAfter: 50 }))).toEqual('ConnectorError BLOCKED');
    unclosing.close();
    await waiting.disconnect();
  });

  test('rows stay when ids become texts, or numbers again', async ({ connector }) => {
    await connector.define([schema]);
    await connector.create('Order', [{ customerId: 1 }, { customerId: 2 }, { id: 10 }]);
    await connector.define([{ ...schema, idType: 'string' }]);
    expect((await connector.find('Order', {})).map((row) => row['id'])).toEqual([1, 10, 2]);
    expect(await connector.count('Order', { id: '10' })).toEqual(1);
    await connector.define([schema]);
    expect((await connector.find('Order', {})).map((row) => row['id'])).toEqual([1, 2, 10]);
    expect(await connector.count('Order', { customerId: 2 })).toEqual(1);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 11 }]);
  });
}

/** Opens a connection that ignores requests to close. */
function openUnclosing(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function describeFailures(test: Test, expect: ContractHooks['expect']): void {
  test('a row that cannot be stored undoes its whole batch', async ({ connector }) => {
    await connector.define([schema]);
    const unclonable = { note: (() => 1) as unknown as string };
    const failure = connector.create('Order', [{}, unclonable, {}]).catch((error: Error) => error.name);
    expect(await failure).toEqual('DataCloneError');
    expect(await connector.count('Order')).toEqual(0);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 1 }]);
  });

  test('a disconnect loses nothing that was confirmed', async ({ connector, name }) => {
    await connector.define([schema]);
    const creating = connector.create('Order', [{}, {}]);
    await creating;
    await connector.disconnect();
    expect(await failureOf(connector.count('Order'))).toEqual('ConnectorError CLOSED');
    const again = await openIndexedDbConnector(name);
    await again.define([schema]);
    expect(await again.count('Order')).toEqual(2);
    await again.disconnect();
  });
}
