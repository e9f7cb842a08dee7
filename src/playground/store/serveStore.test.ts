import 'fake-indexeddb/auto';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createRpc, type GroupedMethods, type PortLike } from '../../rpc/index.ts';
import { ConnectorError } from '../../runtime/connector.ts';
import { type IndexedDbConnector, openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import type { DesignModel } from '../designModel.ts';
import { createPortConnector } from '../wire/portConnector.ts';
import type { StoreMethods } from '../wire/store.ts';
import { serveStore } from './serveStore.ts';

const order: DesignModel = {
  id: 'o',
  name: 'Order',
  path: 'Orders',
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  isStored: true,
  properties: ['id', 'text'].map((name) => ({
    name,
    type: 'string',
    isRequired: false,
    isId: name === 'id',
  })),
  relations: [],
};
const schema = {
  name: 'Order',
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  types: { id: 'number', text: 'string' },
  indexes: [],
} as const;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function channel(): readonly [PortLike, PortLike] {
  const { port1, port2 } = new MessageChannel();
  closers.push(() => port1.close());
  return [port1 as unknown as PortLike, port2 as unknown as PortLike];
}

let databases = 0;
function serve(opening: Promise<IndexedDbConnector> = openIndexedDbConnector(`store-${databases++}`)) {
  const [page, thread] = channel();
  const store = serveStore(opening, thread);
  const heard: unknown[][] = [];
  const rpc = createRpc<GroupedMethods<StoreMethods>>(page, {
    progress: (...args: unknown[]) => heard.push(args),
    ids: (...args: unknown[]) => heard.push(args),
    renamesOf: async () => [],
  });
  const sandbox = (number: number) => {
    const [worker, served] = channel();
    store.serveSandbox(number, served);
    rpc.notify('sandboxes.serveModels', ['Order', 'playground/design']);
    return createPortConnector(worker);
  };
  return { rpc, sandbox, heard };
}

const file = (rows: number) =>
  new File([JSON.stringify(Array.from({ length: rows }, (_, id) => ({ id: id + 1, text: 'a' })))], 'o.json');

describe('serveStore', () => {
  it('serves rows to a sandbox, and reports its writes to the page', async () => {
    const { rpc, sandbox } = serve();
    const connector = sandbox(1);
    await connector.define([schema]);
    await rpc.call('changes.start');
    await connector.create('Order', [{ text: 'a' }]);
    const { changes, orphans } = await rpc.call('changes.stop', [order]);
    expect(changes.models).toMatchObject([{ model: 'Order', created: 1 }]);
    expect(orphans).toEqual([]);
    expect(await rpc.call('rows.read', order, [1, 2])).toEqual([{ id: 1, text: 'a' }, null]);
    rpc.notify('sandboxes.end', 1);
    await expect(connector.count('Order')).rejects.toThrow(/closed/);
  });

  it('lists ids of many rows, the first of them before all are known', async () => {
    const { rpc, sandbox, heard } = serve();
    const connector = sandbox(1);
    await connector.define([schema]);
    await connector.create(
      'Order',
      Array.from({ length: 1_200 }, () => ({})),
    );
    const query = { model: order, within: {}, where: {}, order: null };
    // One run: as much as for two rows.
    expect(await rpc.call('rows.listIds', 7, query)).toEqual({ runs: Float64Array.from([1, 1_200]) });
    expect(heard).toEqual([[7, expect.objectContaining({ length: 500 })]]);
  });

  it('buffers the rows of a file until they are stored, and can be cancelled', async () => {
    const { rpc, sandbox, heard } = serve();
    await sandbox(1).define([schema]);
    expect(await rpc.call('importBuffer.read', new File(['{'], 'o.json'), [order], order)).toMatchObject({
      ok: false,
      error: { code: 'NOT_JSON' },
    });
    const read = await rpc.call('importBuffer.read', file(3_600), [order], order);
    expect(read).toMatchObject({ ok: true, value: { models: [{ model: 'Order', rows: 3_600 }] } });
    expect(await rpc.call('importBuffer.rows', 'Order', 3_599, 100)).toEqual([{ id: 3_600, text: 'a' }]);
    await rpc.call('importBuffer.applyChecked', 'Order', 0, [{ row: null, refused: 'no', lost: [] }]);
    const plan = (withRefused: boolean) => ({
      withRefused,
      models: [{ model: 'Order', way: 'append', taken: 'skip' } as const],
    });
    expect(await rpc.call('importBuffer.store', 3, plan(false), [order])).toEqual([
      { model: 'Order', added: 3_599, replaced: 0, skipped: 0 },
    ]);
    expect(heard).toEqual([
      [3, 999],
      [3, 1_999],
      [3, 2_999],
      [3, 3_599],
    ]);
    expect(await rpc.call('importBuffer.survey', 4, [order])).toEqual([
      { model: 'Order', existing: 3_599, taken: 3_599, takenFitting: 3_599 },
    ]);
    const stored = rpc.call('importBuffer.store', 5, plan(true), [order]);
    rpc.notify('jobs.cancel', 5);
    const [cut] = await stored;
    expect((cut?.added ?? 0) + (cut?.skipped ?? 0)).toBeLessThan(3_600);
    rpc.notify('importBuffer.clear');
    expect((await rpc.call('importBuffer.summary')).models).toEqual([]);
  });

  it('rejects every call with the reason where the database can’t be opened', async () => {
    const { rpc, sandbox } = serve(Promise.reject(new ConnectorError('BLOCKED', 'Another tab…')));
    const connector = sandbox(1);
    await expect(rpc.call('rows.count', order)).rejects.toMatchObject({
      code: 'BLOCKED',
      message: 'Another tab…',
    });
    await expect(rpc.call('backup.read')).rejects.toMatchObject({ code: 'BLOCKED' });
    await expect(connector.count('Order')).rejects.toThrow(/closed/);
  });

  it('writes all rows into a file', async () => {
    const { rpc, sandbox } = serve();
    const connector = sandbox(1);
    await connector.define([schema]);
    await connector.create('Order', [{ text: 'a' }]);
    const text = async (kind: 'csv' | 'json') => (await rpc.call('rows.export', kind, [order])).text();
    expect(await text('csv')).toBe('id,text\r\n1,a\r\n');
    expect(JSON.parse(await text('json'))).toEqual({ Order: [{ id: 1, text: 'a' }] });
  });

  it('serves the models of the design, and none of the playground’s own records', async () => {
    const { rpc, sandbox } = serve();
    await rpc.call('rows.migrate', [order]);
    const connector = sandbox(1);
    await rpc.call('samples.keep', [
      { model: 'Order', ids: [1], properties: ['id'] },
      { model: 'Secret', ids: [], properties: [] },
    ]);
    const row = { id: 'last', title: 'forged', models: ['Order'], isUndone: false };
    const write = { existing: 'replace', missing: 'insert' } as const;
    for (const name of ['playground/design', 'playground/samples', 'playground/aside', 'Secret']) {
      const own = { ...schema, name, idType: 'string' } as const;
      // Code may define models of its own, which have no rows.
      await connector.define([own]);
      const calls = [
        () => connector.find(name, {}),
        () => connector.count(name),
        () => connector.create(name, [row]),
        () => connector.write(name, 'o', row, write),
        () => connector.update(name, {}, { name: 'x' }),
        () => connector.destroy(name, undefined),
        () => connector.findOrCreate(name, {}, row),
        () => connector.upsertWhere(name, {}, row),
        () => connector.automigrate(['Order', name]),
      ];
      for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'UNKNOWN_MODEL' });
    }
    expect(await rpc.call('samples.read')).toEqual([{ model: 'Order', ids: [1], properties: ['id'] }]);
    expect(await rpc.call('backup.read')).toBeNull();
    await connector.define([schema]);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 1 }]);
    await rpc.call('samples.forget');
    expect(await rpc.call('samples.read')).toEqual([]);
  });
});
