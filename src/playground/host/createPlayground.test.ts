import { afterEach, describe, expect, it } from 'vitest';
import type { Methods } from '../../rpc/index.ts';
import { designModel, schemaOf } from '../store/testing/designs.ts';
import type { CodeSource, ModelFile } from '../wire/control.ts';
import { createPortConnector } from '../wire/portConnector.ts';
import { createPlayground } from './createPlayground.ts';
import type { PlaygroundEvent } from './playground.ts';
import { type FakeSandbox, openFakeSandbox } from './testing/fakeSandbox.ts';
import { openTestStore } from './testing/openTestStore.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const order = designModel('o', 'Order', ['id', 'text']);
const files: readonly ModelFile[] = [{ name: 'order.json', text: '{"name": "Order"}' }];
const done = { ok: true, milliseconds: 3 };

/** @param methodsOf what the worker of the next sandbox serves */
function open(methodsOf: (sandbox: () => FakeSandbox) => Methods = () => ({})) {
  const store = openTestStore();
  const sandboxes: FakeSandbox[] = [];
  const playground = createPlayground({
    store,
    openSandbox: () => {
      const sandbox: FakeSandbox = openFakeSandbox(methodsOf(() => sandbox));
      sandboxes.push(sandbox);
      return sandbox;
    },
  });
  const events: PlaygroundEvent[] = [];
  playground.onEvent((event) => events.push(event));
  playground.load(files, [order]);
  closers.push(
    () => playground.dispose(),
    () => store.close(),
  );
  return { playground, store, sandboxes, events };
}

const never = () => new Promise<never>(() => {});

describe('createPlayground', () => {
  it('runs prepared code, names the statement of a value, and reports the changed rows', async () => {
    const { playground, events } = open((sandbox) => ({
      run: async (code: string, { text }: CodeSource) => {
        expect(code).toContain('$show(0,');
        expect(text).toBe('\n\n1 + 1;');
        const value = { kind: 'primitive', type: 'number', text: '2', more: 0 } as const;
        sandbox().worker.notify('event', { type: 'value', label: 0, value, isLate: false });
        return done;
      },
    }));
    const report = await playground.run('1 + 1;', { firstLine: 3 });
    expect(report).toEqual({
      result: { type: 'done', milliseconds: 3 },
      changes: { models: [] },
      orphans: [],
      undo: null,
    });
    expect(events).toMatchObject([{ type: 'value', source: { line: 3, text: '1 + 1' } }]);
  });

  it('records what a run writes, undoes and redoes it once each', async () => {
    const { playground, store } = open((sandbox) => ({
      run: async () => {
        const connector = createPortConnector(sandbox().rows);
        await connector.define([schemaOf(order)]);
        await connector.create('Order', [{ text: 'a' }]);
        return done;
      },
    }));
    const { changes, undo } = await playground.run('');
    expect(changes.models).toMatchObject([{ model: 'Order', created: 1 }]);
    const change = undo !== null && 'change' in undo ? undo.change : '';
    expect(await playground.undoOrRedo(change, 'undo')).toMatchObject({ result: { type: 'done' } });
    expect(await store.rows.count(order)).toBe(0);
    expect(await playground.undoOrRedo(change, 'undo')).toMatchObject({
      result: { type: 'stopped', message: 'It is already undone.' },
    });
    await playground.undoOrRedo(change, 'redo');
    expect(await store.rows.count(order)).toBe(1);
  });

  it('does not run code where the models can’t be loaded', async () => {
    const error = { kind: 'error', name: 'Error', message: 'order.json is not JSON', statusCode: null };
    const { playground } = open(() => ({
      load: () => ({
        ok: false,
        milliseconds: 1,
        error: { ...error, code: null, details: null, cause: null, errors: [], line: null },
      }),
      run: () => {
        throw new Error('The code ran.');
      },
    }));
    expect((await playground.run('1')).result).toMatchObject({ type: 'failed', error });
  });

  it('starts another sandbox after a stop, and loads the files again', async () => {
    const loads: unknown[] = [];
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let runs = 0;
    const { playground, sandboxes } = open(() => ({
      load: (given: unknown) => {
        loads.push(given);
        return done;
      },
      run: () => {
        runs += 1;
        if (runs > 1) return done;
        begin();
        return never();
      },
    }));
    const running = playground.run('for (;;);');
    await begun;
    playground.stop();
    expect((await running).result).toMatchObject({ type: 'stopped', isTimeUp: false });
    expect((await playground.run('1')).result).toMatchObject({ type: 'done' });
    // The same files, though in another list: they are not sent again.
    playground.load([...files], [order]);
    await playground.run('1');
    expect(loads).toEqual([files, files, null]);
    expect(sandboxes.map((sandbox) => sandbox.isClosed())).toEqual([true, false]);
  });

  it('stops a task that waits, not those after it', async () => {
    const { playground, store } = open();
    let release = (): void => {};
    const work = playground.withRows(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    const waiting = playground.run('1');
    // The work has begun.
    await store.samples.read();
    playground.stop();
    const later = playground.run('1');
    release();
    await work;
    expect((await waiting).result).toMatchObject({ type: 'stopped' });
    expect((await later).result).toMatchObject({ type: 'done' });
  });

  it('checks the rows of a file in parts, and can be cancelled', async () => {
    const sizes: number[] = [];
    const { playground, store } = open(() => ({
      check: (_model: string, rows: readonly object[]) => {
        sizes.push(rows.length);
        return rows.map((row) => ({ row: { ...row, text: 'checked' }, refused: null, lost: [] }));
      },
    }));
    const rows = Array.from({ length: 2_500 }, (_, index) => ({ id: index + 1 }));
    await store.importBuffer.read(new File([JSON.stringify(rows)], 'o.json'), [order], order);
    const progress: number[][] = [];
    const never = new AbortController().signal;
    expect(await playground.checkImport(never, (...at) => progress.push(at))).toBe('checked');
    expect([sizes, progress.at(-1)]).toEqual([
      [1000, 1000, 500],
      [2500, 2500],
    ]);
    expect(await store.importBuffer.rows('Order', 2_499, 1)).toEqual([{ id: 2_500, text: 'checked' }]);
    expect(await playground.checkImport(AbortSignal.abort(), () => {})).toBe('cancelled');
  });

  it('checks the rest of the rows where the sandbox answers for the first of them only', async () => {
    const firsts: number[] = [];
    const { playground, store } = open(() => ({
      check: (_model: string, rows: readonly { readonly id: number }[]) => {
        firsts.push(rows[0]?.id ?? 0);
        const some = rows.slice(0, 600);
        return some.map((row) => ({ row: { ...row, text: `${row.id}` }, refused: null, lost: [] }));
      },
    }));
    const rows = Array.from({ length: 1_500 }, (_, index) => ({ id: index + 1 }));
    await store.importBuffer.read(new File([JSON.stringify(rows)], 'o.json'), [order], order);
    expect(await playground.checkImport(new AbortController().signal, () => {})).toBe('checked');
    expect(firsts).toEqual([1, 601, 1201]);
    const stored = [
      await store.importBuffer.rows('Order', 0, 1_000),
      await store.importBuffer.rows('Order', 1_000, 500),
    ];
    expect(stored.flat()).toEqual(rows.map(({ id }) => ({ id, text: `${id}` })));
  });

  it('keeps records of sample rows, and does not reset where that was cancelled', async () => {
    const record = { model: 'Order', ids: [1], properties: ['id'] };
    const records = [record];
    const { playground, store } = open(() => ({ takeSample: () => records.shift() ?? null }));
    await playground.createSampleData();
    expect(await store.samples.read()).toEqual([record]);
    const options = { counts: {}, seed: '', isAdded: false, title: 'Sample data' };
    expect((await playground.reset(options, AbortSignal.abort())).result).toMatchObject({
      type: 'stopped',
      message: expect.stringContaining('“Undo sample data” restores the previous rows'),
    });
    expect(await store.samples.read()).toEqual([record]);
    expect((await playground.reset(options, new AbortController().signal)).result).toMatchObject({
      type: 'done',
    });
    expect(await store.samples.read()).toEqual([]);
  });

  it('does nothing once it is disposed', async () => {
    const { playground, sandboxes } = open();
    playground.dispose();
    expect((await playground.run('1')).result).toMatchObject({
      type: 'stopped',
      message: expect.stringContaining('was closed'),
    });
    expect(sandboxes).toEqual([]);
  });
});
