import { afterEach, describe, expect, it } from 'vitest';
import type { PortLike } from '../../rpc/index.ts';
import { designModel, schemaOf } from '../store/testing/designs.ts';
import { createPortConnector } from '../wire/portConnector.ts';
import { openStore, type PlaygroundStore } from './openStore.ts';
import { openTestStore } from './testing/openTestStore.ts';

const opened: PlaygroundStore[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

const order = designModel('o', 'Order', ['id', 'text']);

async function open() {
  const store = openTestStore();
  opened.push(store);
  const { port1, port2 } = new MessageChannel();
  const served = store.serve(port2);
  await store.sandboxes.serveModels(['Order']);
  const connector = createPortConnector(port1 as PortLike);
  await connector.define([schemaOf(order)]);
  return { store, served, connector };
}

const never = new AbortController().signal;

describe('openStore', () => {
  it('reads rows, lists ids as they come, and records what a sandbox writes', async () => {
    const { store, served, connector } = await open();
    await store.changes.start();
    await connector.create(
      'Order',
      Array.from({ length: 1_200 }, () => ({ text: 'a' })),
    );
    expect((await store.changes.stop([order])).changes.models).toMatchObject([{ created: 1_200 }]);
    expect(await store.rows.read(order, [1, 9_999])).toEqual([{ id: 1, text: 'a' }, null]);
    const first: number[] = [];
    const query = { model: order, within: {}, where: {}, order: null };
    const ids = await store.rows.listIds(query, never, (some) => first.push(some.length));
    expect([ids.length, ids.slice(1_198, 1_300), first[0]]).toEqual([1_200, [1_199, 1_200], 500]);
    served.close();
    await expect(connector.count('Order')).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('stores a file with progress, and stops when aborted', async () => {
    const { store } = await open();
    const { importBuffer } = store;
    const rows = Array.from({ length: 3_600 }, (_, index) => ({ id: index + 1 }));
    await importBuffer.read(new File([JSON.stringify(rows)], 'o.json'), [order], order);
    const plan = { withRefused: false, models: [{ model: 'Order', way: 'append', taken: 'skip' } as const] };
    const controller = new AbortController();
    const progress: number[] = [];
    const stored = await importBuffer.store(plan, [order], controller.signal, (done) => {
      progress.push(done);
      controller.abort();
    });
    expect(progress[0]).toBe(1000);
    expect(stored[0]?.added).toBe(progress.at(-1));
    expect(await store.rows.count(order)).toBe(stored[0]?.added);
    expect(await importBuffer.survey([order], never)).toMatchObject([{ taken: stored[0]?.added }]);
    await importBuffer.clear();
    expect((await importBuffer.summary()).models).toEqual([]);
  });

  it('asks for renamed properties while it migrates rows', async () => {
    const { store, connector } = await open();
    await store.migrateRows([order]);
    await connector.create('Order', [{ text: 'a' }]);
    const renamed = designModel('o', 'Order', ['id', 'note']);
    const asked: unknown[] = [];
    const notes = await store.migrateRows([renamed], (...args) => {
      asked.push(args);
      return new Map([['text', 'note']]);
    });
    expect(asked).toEqual([['o', ['id', 'text']]]);
    expect(notes).toEqual(['The property text of Order is now note: its values in 1 row were moved to it.']);
    expect(await store.rows.find(renamed, {}, 10)).toEqual([{ id: 1, note: 'a' }]);
  });

  it('rejects every call once its thread has failed', async () => {
    let fail = (): void => {};
    const store = openStore('lost', () => ({
      postMessage: () => undefined,
      addEventListener: (_type, listener) => {
        fail = listener;
      },
      terminate: () => undefined,
    }));
    opened.push(store);
    const count = store.rows.count(order);
    fail();
    await expect(count).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(store.backup.read()).rejects.toMatchObject({ code: 'CLOSED' });
  });
});
