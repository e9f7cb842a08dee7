import { afterEach, describe, expect, it } from 'vitest';
import type { Methods } from '../../rpc/index.ts';
import type { ModelFile, OutputEvent } from '../wire/control.ts';
import { runLimits } from '../wire/limits.ts';
import { type Connection, openConnection } from './connection.ts';
import { type FakeSandbox, openFakeSandbox } from './testing/fakeSandbox.ts';

const opened: Connection[] = [];
afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});

function open(methods: Methods = {}) {
  const sandbox: FakeSandbox = openFakeSandbox(methods);
  const events: OutputEvent[] = [];
  const idleEnds: string[] = [];
  let isServed = true;
  const connection = openConnection({
    sandbox,
    serve: () => ({
      close: () => {
        isServed = false;
      },
    }),
    onEvent: (event) => events.push(event),
    onIdleEnd: (message) => idleEnds.push(message),
  });
  opened.push(connection);
  return { connection, sandbox, events, idleEnds, isServed: () => isServed };
}

const source = { text: 'code', statements: [] };
const run = (connection: Connection) => connection.run('code', source, runLimits.usual);
const never = () => new Promise<never>(() => {});
const files: readonly ModelFile[] = [{ name: 'order.json', text: '{}' }];

describe('a connection', () => {
  it('returns the answer of a task, and passes on its valid events', async () => {
    const { connection, sandbox, events } = open({
      run: () => {
        sandbox.worker.notify('event', { type: 'note', text: 'hello' });
        sandbox.worker.notify('event', { type: 'eval' } as never);
        return { ok: true, milliseconds: 7 };
      },
    });
    expect(connection.hasStarted()).toBe(false);
    expect(await run(connection)).toEqual({ type: 'answer', answer: { ok: true, milliseconds: 7 } });
    expect(events).toEqual([{ type: 'note', text: 'hello' }]);
    expect([connection.hasStarted(), connection.isOpen()]).toEqual([true, true]);
  });

  it('is closed, with sandbox and rows, after an invalid answer', async () => {
    const { connection, sandbox, isServed } = open({ run: () => ({ ok: 'yes' }) });
    expect(await run(connection)).toMatchObject({
      type: 'stopped',
      message: expect.stringContaining('sent an invalid reply'),
    });
    expect([connection.isOpen(), sandbox.isClosed(), isServed()]).toEqual([false, true, false]);
  });

  it('says what stopped a task: the user, the gate, a crash, or an error of the sandbox', async () => {
    const stop = async (end: (one: ReturnType<typeof open>) => void, methods: Methods = {}) => {
      let hasBegun = (): void => {};
      const begun = new Promise<void>((resolve) => {
        hasBegun = resolve;
      });
      const one = open({
        run: () => {
          hasBegun();
          return never();
        },
        ...methods,
      });
      const running = run(one.connection);
      if (methods['run'] === undefined) await begun;
      end(one);
      const ended = await running;
      expect(one.idleEnds).toEqual([]);
      return ended.type === 'stopped' ? ended.message : '';
    };
    expect(await stop(({ connection }) => connection.stop())).toMatch(/^Stopped\. Rows stored so far stay/);
    const breach = (what: string) => stop(({ sandbox }) => sandbox.worker.notify('breach', what as never));
    expect(await breach('flood')).toContain('more output than one run may');
    expect(await breach('late')).toContain('went on after its end');
    expect(await breach('forged')).toContain('is not a LoopBack call');
    expect(await breach('anything')).toContain('is not a LoopBack call');
    expect(await stop(({ sandbox }) => sandbox.close())).toContain('crashed, probably out of memory');
    const failing = { run: () => Promise.reject(new Error('x'.repeat(1_000))) };
    expect(await stop(() => undefined, failing)).toMatch(/^Stopped: x{300} Stored rows are intact/);
  });

  it('reports a sandbox that ends while no task runs', async () => {
    const { connection, sandbox, idleEnds } = open();
    await run(connection);
    sandbox.worker.close();
    await expect.poll(() => idleEnds).toEqual([expect.stringContaining('crashed')]);
    expect(connection.isOpen()).toBe(false);
  });

  it('sends files once, and again for another engine and where the worker does not have them', async () => {
    const sent: unknown[] = [];
    let isForgetful = false;
    const { connection } = open({
      load: (given: readonly ModelFile[] | null) => {
        sent.push(given);
        const error = {
          kind: 'error',
          name: 'Error',
          message: 'no',
          statusCode: null,
          code: 'FILES_MISSING',
        };
        return given === null && isForgetful
          ? {
              ok: false,
              milliseconds: 1,
              error: { ...error, details: null, cause: null, errors: [], line: null },
            }
          : { ok: true, milliseconds: 1 };
      },
    });
    await connection.load(files, [], 'juggler7');
    await connection.load(files, [], 'juggler7');
    expect(sent).toEqual([files, null]);
    await connection.load([...files, ...files], [], 'juggler7');
    expect(sent.at(-1)).toEqual([...files, ...files]);
    await connection.load([...files], [], 'loopback3');
    sent.length = 0;
    await connection.load(files, [], 'loopback3');
    await connection.load(files, [], 'juggler7');
    expect(sent).toEqual([files, files]);
    isForgetful = true;
    sent.length = 0;
    await connection.load(files, [], 'juggler7');
    expect(await connection.load(files, [], 'juggler7')).toMatchObject({
      type: 'answer',
      answer: { ok: true },
    });
    expect(sent).toEqual([null, files, null, files]);
  });

  it('takes records of sample rows until one is not valid', async () => {
    const records = [
      { model: 'Order', ids: [1], properties: ['id'] },
      { model: 'Order', ids: {}, properties: [] },
      { model: 'Item', ids: [], properties: [] },
    ];
    const { connection } = open({ takeSample: () => records.shift() ?? null });
    expect(await connection.takeSamples()).toEqual([{ model: 'Order', ids: [1], properties: ['id'] }]);
  });

  it('checks rows, and returns null for an answer that does not fit them', async () => {
    const { connection } = open();
    expect(await connection.check('Order', [{ id: 1 }])).toEqual([
      { row: { id: 1 }, refused: null, lost: [] },
    ]);
    const { connection: other } = open({ check: () => [] });
    expect(await other.check('Order', [{ id: 1 }])).toBeNull();
  });
});
