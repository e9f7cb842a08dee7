import { describe, expect, it } from 'vitest';
import type { WorkerAnswer } from '../wire/control.ts';
import { lineOf } from './errorLine.ts';
import { createPendingWork } from './pendingWork.ts';
import { runCode } from './runCode.ts';
import { toShownError } from './toShown.ts';

const reader = { read: () => null };

interface Idle {
  readonly whenIdle: () => Promise<void>;
  readonly inFlight: () => number;
}
const idle: Idle = { whenIdle: () => Promise.resolve(), inFlight: () => 0 };

function run(code: string, scope: Record<string, unknown> = {}, calls = idle): Promise<WorkerAnswer> {
  return runCode(code, {
    scope,
    toError: (thrown) => ({ ...toShownError(thrown, reader), line: lineOf(thrown) }),
    ...calls,
  });
}

describe('runCode', () => {
  it('names its own line where a hook of earlier code throws', async () => {
    const hooks: { run?: () => void } = {};
    await run("hooks.run = () => {\n\n  throw new Error('of the hook');\n};", { hooks });
    expect(await run('hooks.run();', { hooks })).toMatchObject({
      error: { message: 'of the hook', line: 1 },
    });
  });

  it('runs with top-level await on the names of its scope, in strict mode', async () => {
    const seen: unknown[] = [];
    const scope = { Order: 'Order', see: (value: unknown) => seen.push(value) };
    expect(
      await run('see(await Promise.resolve(Order)); see(function () { return this }())', scope),
    ).toMatchObject({
      ok: true,
      milliseconds: expect.any(Number),
    });
    expect(seen).toEqual(['Order', undefined]);
  });

  it('lets the code declare a model’s name, and skips names that are not identifiers', async () => {
    const scope = {
      Order: 1,
      class: 2,
      'order-item': 3,
      eval: 4,
      app: { models: { Order: 5 } },
      seen: [] as number[],
    };
    expect(await run('const Order = app.models.Order; seen.push(Order)', scope)).toMatchObject({ ok: true });
    expect(scope.seen).toEqual([5]);
  });

  it('returns what was thrown, with its line', async () => {
    expect(await run('const a = 1;\n\na.b.c;')).toMatchObject({
      ok: false,
      error: { name: 'TypeError', line: 3 },
    });
    expect(await run('\nawait Promise.reject(new RangeError("x"))')).toMatchObject({
      error: { name: 'RangeError', line: 2 },
    });
    expect(await run('throw "text"')).toMatchObject({
      error: { name: 'Thrown value', message: 'text', line: null },
    });
    expect(await run('const x = ;')).toMatchObject({ error: { name: 'SyntaxError', line: null } });
  });

  it('is over when its calls are answered and their callbacks have made no further calls', async () => {
    let open = 0;
    const waiting: (() => void)[] = [];
    const calls: Idle = {
      inFlight: () => open,
      whenIdle: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    };
    const printed: number[] = [];
    const call = (value: number, callback?: () => void): void => {
      open += 1;
      setImmediate(() => {
        open -= 1;
        printed.push(value);
        for (const resolve of waiting.splice(0)) resolve();
        // A callback that comes a few turns after its answer, as one behind promises does.
        Promise.resolve()
          .then(() => {})
          .then(callback);
      });
    };
    await run('call(1, () => call(2, () => call(3)))', { call }, calls);
    expect(printed).toEqual([1, 2, 3]);
  });

  it('waits for work that the code started, but not for longer than a second', async () => {
    const printed: string[] = [];
    const work = createPendingWork(() => performance.now());
    const remove = work.add({ kind: 'timer', due: () => performance.now(), end: () => undefined });
    work.add({ kind: 'timer', due: () => performance.now() + 60_000, end: () => undefined });
    const answer = runCode('print("code")', {
      scope: { print: (text: string) => printed.push(text) },
      toError: (thrown) => ({ ...toShownError(thrown, reader), line: lineOf(thrown) }),
      ...idle,
      pending: work,
    });
    setImmediate(() => {
      printed.push('timer');
      remove();
    });
    expect(await answer).toMatchObject({ ok: true });
    expect(printed).toEqual(['code', 'timer']);
    expect([...work.takeEnded()]).toEqual([['timer', 1]]);
  });
});
