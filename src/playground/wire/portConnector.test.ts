import 'fake-indexeddb/auto';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { PortLike } from '../../rpc/index.ts';
import type { ModelSchema, Row } from '../../runtime/connector.ts';
import { connectorContract, type OpenedConnector } from '../../runtime/testing/connectorContract.ts';
import { deleteIndexedDb, openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import { createPortConnector } from './portConnector.ts';
import { serveConnector } from './serveConnector.ts';

let databases = 0;

async function open(): Promise<OpenedConnector & { readonly rawPort: PortLike }> {
  const name = `port-${databases++}`;
  const store = await openIndexedDbConnector(name);
  const { port1, port2 } = new MessageChannel();
  const served = serveConnector(store, port1 as unknown as PortLike, () => true);
  const rawPort = port2 as unknown as PortLike;
  const connector = createPortConnector(rawPort);
  const close = async () => {
    await connector.disconnect();
    served.close();
    await store.disconnect();
    await deleteIndexedDb(name);
  };
  return { connector, close, rawPort };
}

describe('connector behind a port in Node', () => {
  connectorContract({ describe, it, expect }, open);
});

/** Sends one call as hostile code would, without the client's checks. */
async function callRaw(method: string, ...args: unknown[]): Promise<unknown> {
  const opened = await open();
  await opened.connector.define([schema]);
  await opened.connector.create('Order', [{ customerId: 1, note: 'x' }]);
  try {
    return await new Promise((resolve) => {
      opened.rawPort.addEventListener('message', ({ data }) => {
        const answer = data as { id: number; value?: unknown; error?: { code?: string; name: string } };
        if (answer.id === 99) resolve(answer.error ? (answer.error.code ?? answer.error.name) : answer.value);
      });
      opened.rawPort.postMessage({ kind: 'call', id: 99, method, args });
    });
  } finally {
    await opened.close();
  }
}

const schema: ModelSchema = {
  name: 'Order',
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  types: { id: 'number', note: 'string', customerId: 'number' },
  indexes: ['customerId'],
};

function nested(depth: number): Row {
  let row: Row = {};
  for (let level = 0; level < depth; level++) row = { row };
  return row;
}

function circular(): Row {
  const row: Record<string, unknown> = { a: 1 };
  row['self'] = row;
  return row as Row;
}

describe('hostile calls over the port', () => {
  it('does not know methods that it does not serve', async () => {
    for (const name of ['disconnect', 'restructure', 'constructor', '__proto__', 'name']) {
      expect(await callRaw(name, ['Order'])).toBe('UNKNOWN_METHOD');
    }
  });

  it('knows no store that was not defined', async () => {
    for (const name of ['counters', 'number:Order', '__proto__', '']) {
      expect(await callRaw('find', name, {})).toBe('UNKNOWN_MODEL');
    }
  });

  it('refuses arguments of wrong shapes', async () => {
    const calls: readonly [string, ...unknown[]][] = [
      ['find'],
      ['find', 5, {}],
      ['find', 'Order', null],
      ['find', 'Order', { limit: -1 }],
      ['find', 'Order', { order: 'id' }],
      ['find', 'Order', { order: Array.from({ length: 51 }, () => 'id ASC') }],
      ['create', 'Order', {}],
      ['create', 'Order', [5]],
      ['create', 'Order', [[]]],
      ['create', 'Order', [{ when: new Date() }]],
      ['write', 'Order', {}, {}, { existing: 'merge', missing: 'skip' }],
      ['write', 'Order', 1, {}, { existing: 'x', missing: 'skip' }],
      ['define', [{ name: 'X' }]],
      ['define', [{ ...schema, types: { id: 'function' } }]],
      ['automigrate', 'Order'],
    ];
    for (const [method, ...args] of calls) expect(await callRaw(method, ...args)).toBe('INVALID_CALL');
  });

  it('does not evaluate patterns, hundreds of conditions or odd objects', async () => {
    const wheres: unknown[] = [
      { note: /(a+)+$/ },
      { note: { regexp: '(a+)+$' } },
      { note: { like: '%a%a%a%' } },
      { and: [{ or: [{ note: { nilike: 'x' } }] }] },
      { or: Array.from({ length: 201 }, () => ({ note: 'y' })) },
      { note: { inq: Array.from({ length: 50_001 }, (_, index) => index) } },
      { note: new Map() },
      nested(60),
      5,
    ];
    for (const where of wheres)
      expect(await callRaw('count', 'Order', where)).toMatch(/INVALID_FILTER|TOO_LARGE/);
  });

  it('refuses what is too large, too deep or circular', async () => {
    expect(await callRaw('create', 'Order', [nested(101)])).toBe('TOO_LARGE');
    expect(await callRaw('create', 'Order', [circular()])).toBe('TOO_LARGE');
    expect(await callRaw('find', 'Order', { where: circular() })).toBe('TOO_LARGE');
    const many = Array.from({ length: 100_001 }, () => ({}));
    expect(await callRaw('create', 'Order', many)).toBe('TOO_LARGE');
    expect(
      await callRaw(
        'define',
        Array.from({ length: 501 }, () => schema),
      ),
    ).toBe('TOO_LARGE');
  });

  it('limits the stores of all calls together', async () => {
    const { connector, close } = await open();
    const models = (from: number) =>
      Array.from({ length: 300 }, (_, index) => ({ ...schema, name: `Model${from + index}` }));
    await connector.define(models(0));
    await expect(connector.define(models(300))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await connector.define(models(0));
    await close();
  });

  it('answers a valid call', async () => {
    expect(await callRaw('count', 'Order', { customerId: 1 })).toBe(1);
    expect(await callRaw('count', 'Order')).toBe(1);
    expect(await callRaw('count', 'Order', undefined)).toBe(1);
  });
});

describe('createPortConnector', () => {
  it('evaluates patterns here, on the rows that an index matches', async () => {
    const { connector, close } = await open();
    await connector.define([schema]);
    await connector.create('Order', [
      { customerId: 1, note: 'pen' },
      { customerId: 2, note: 'pencil' },
      { customerId: 1, note: 'ink' },
    ]);
    const where = { and: [{ note: { like: 'pen' } }, { customerId: 1 }] };
    expect(await connector.find('Order', { where, fields: ['note'] })).toEqual([{ note: 'pen' }]);
    expect(await connector.count('Order', where)).toBe(1);
    expect(await connector.findOrCreate('Order', { where }, { note: 'new' })).toMatchObject({
      isCreated: false,
    });
    expect(await connector.findOrCreate('Order', { where: { note: /^x/ } }, { note: 'xy' })).toEqual({
      row: { note: 'xy', id: 4 },
      isCreated: true,
    });
    expect(await connector.update('Order', { note: /^pen/ }, { customerId: 3 })).toBe(2);
    expect(await connector.destroy('Order', where)).toBe(0);
    expect(await connector.destroy('Order', { note: { nlike: 'pen' } })).toBe(2);
    expect(await connector.count('Order', { customerId: 3 })).toBe(2);
    await close();
  });

  it('makes any number of calls at a time', async () => {
    const { connector, close } = await open();
    await connector.define([schema]);
    await connector.create('Order', [{ note: 'only' }]);
    const calls = Array.from({ length: 3_000 }, () => connector.count('Order'));
    expect(new Set(await Promise.all(calls))).toEqual(new Set([1]));
    await close();
  });

  it('rejects with CLOSED when the page is gone', async () => {
    const { connector, rawPort } = await open();
    const call = connector.count('Order');
    rawPort.close();
    await expect(call).rejects.toMatchObject({ name: 'ConnectorError', code: 'CLOSED' });
  });
});
