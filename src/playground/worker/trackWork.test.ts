import { beforeEach, describe, expect, it } from 'vitest';
import { createPendingWork, describeEnded, type PendingWork } from './pendingWork.ts';
import { trackWork } from './trackWork.ts';

type Callback = (...args: unknown[]) => unknown;

/** Creates a browser's global object whose clock the test advances. */
function createScope() {
  let time = 0;
  let last = 0;
  const waiting = new Map<number, { at: number; every: number | null; call: () => unknown }>();
  const timer =
    (isRepeated: boolean) =>
    (handler: Callback, delay = 0, ...args: unknown[]) => {
      last += 1;
      waiting.set(last, {
        at: time + delay,
        every: isRepeated ? delay : null,
        call: () => handler(...args),
      });
      return last;
    };
  const clear = (id: number) => void waiting.delete(id);
  const settle = new Map<string, (value: unknown) => void>();
  const promising = (name: string) => () =>
    new Promise((resolve) => {
      settle.set(name, resolve);
    });
  class Blob {
    text(): unknown {
      return promising('text')();
    }
  }
  const scope = {
    setTimeout: timer(false),
    setInterval: timer(true),
    clearTimeout: clear,
    clearInterval: clear,
    requestAnimationFrame: (handler: Callback) => timer(false)(() => handler(time), 16),
    cancelAnimationFrame: clear,
    scheduler: {
      yield: promising('yield'),
      postTask: (handler: Callback, { delay = 0 } = {}) =>
        new Promise((resolve) => timer(false)(() => resolve(handler()), delay)),
    },
    fetch: promising('fetch'),
    WebAssembly: { compile: promising('compile') },
    Atomics: { waitAsync: () => ({ async: true, value: promising('waitAsync')() }) },
    Blob,
    MessageChannel,
    AbortController,
    AbortSignal: { timeout: () => undefined as unknown as AbortSignal },
  };
  return {
    scope,
    settle: (name: string, value: unknown) => settle.get(name)?.(value),
    now: () => time,
    pass: (milliseconds: number) => {
      const end = time + milliseconds;
      for (;;) {
        const [next] = [...waiting].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        const [id, entry] = next;
        time = Math.max(time, entry.at);
        if (entry.every === null) waiting.delete(id);
        else waiting.set(id, { ...entry, at: entry.at + Math.max(1, entry.every) });
        entry.call();
      }
      time = end;
    },
  };
}

let clock: ReturnType<typeof createScope>;
let scope: ReturnType<typeof createScope>['scope'];
let work: PendingWork;
let recorded: unknown[];
const record = (value: unknown) => recorded.push(value);
const end = () => {
  work.end();
  return work.takeEnded();
};
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  clock = createScope();
  scope = clock.scope;
  work = createPendingWork(clock.now);
  recorded = [];
  trackWork(scope as unknown as Record<string, unknown>, work, clock.now);
});

describe('trackWork', () => {
  it('keeps the behaviour of timers, and knows when they are due', () => {
    scope.setTimeout(record, 10, 'once');
    expect([work.isDueBy(9), work.isDueBy(10)]).toEqual([false, true]);
    const ticking = scope.setInterval(record, 20, 'tick');
    scope.clearTimeout(scope.setTimeout(record, 5, 'never'));
    clock.pass(45);
    expect([work.isDueBy(59), work.isDueBy(60)]).toEqual([false, true]);
    scope.clearInterval(ticking);
    clock.pass(100);
    expect(recorded).toEqual(['once', 'tick', 'tick']);
    expect(end().size).toBe(0);
  });

  it('ends timers, frames and tasks that are pending, and counts them', async () => {
    scope.setTimeout(record, 10, 'timeout');
    scope.setInterval(record, 10, 'interval');
    scope.requestAnimationFrame(record);
    void scope.scheduler.postTask(() => record('task')).then(record);
    const signal = (scope.AbortSignal.timeout as (milliseconds: number) => AbortSignal)(10);
    expect([...end()]).toEqual([
      ['timer', 3],
      ['frame', 1],
      ['task', 1],
    ]);
    clock.pass(1_000);
    await turn();
    expect(recorded).toEqual([]);
    expect(signal.aborted).toBe(false);
  });

  it('lets all work end while the run goes on', async () => {
    scope.requestAnimationFrame(record);
    void scope.scheduler.postTask(() => 'task', { delay: 5 }).then(record);
    const signal = (scope.AbortSignal.timeout as (milliseconds: number) => AbortSignal)(10);
    clock.pass(20);
    await turn();
    expect(recorded).toEqual([16, 'task']);
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
    expect(work.isDueBy(Number.MAX_VALUE)).toBe(false);
  });

  it.each<[string, () => unknown]>([
    ['fetch', () => scope.fetch()],
    ['yield', () => scope.scheduler.yield()],
    ['compile', () => scope.WebAssembly.compile()],
    ['text', () => new scope.Blob().text()],
    ['waitAsync', () => scope.Atomics.waitAsync().value],
  ])('lets a promise of %s settle during its run only', async (name, start) => {
    void (start() as Promise<unknown>).then(record);
    expect(work.isDueBy(0)).toBe(true);
    clock.settle(name, 'in time');
    await turn();
    expect(work.isDueBy(Number.MAX_VALUE)).toBe(false);
    void (start() as Promise<unknown>).then(record);
    expect([...end()]).toEqual([['promise', 1]]);
    clock.settle(name, 'late');
    await turn();
    expect(recorded).toEqual(['in time']);
  });

  it('closes the ports of the run without waiting for them', async () => {
    const { port1, port2 } = new scope.MessageChannel();
    const first = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    port2.postMessage('recorded');
    expect(await first).toBe('recorded');
    expect(work.isDueBy(Number.MAX_VALUE)).toBe(false);
    const closed = new Promise((resolve) => port2.addEventListener('close', resolve));
    port2.start();
    expect(describeEnded(end())).toBeNull();
    await closed;
  });

  it('ends work that is started after the run’s time is up', () => {
    work.endFrom(100);
    clock.pass(99);
    scope.setTimeout(record, 0, 'in time');
    clock.pass(1);
    scope.setTimeout(record, 0, 'too late');
    clock.pass(100);
    expect(recorded).toEqual(['in time']);
  });

  it('reports every start and every end', async () => {
    const started = work.nextChange();
    const id = scope.setTimeout(record, 10);
    await started;
    const ended = work.nextChange();
    scope.clearTimeout(id);
    await ended;
  });
});

describe('describeEnded', () => {
  it('says what was pending', () => {
    expect(describeEnded(new Map())).toBeNull();
    expect(describeEnded(new Map([['timer', 1]]))).toBe(
      '1 timer was still pending at the end of the run, and ended with it. To keep a run going, await what it starts.',
    );
    expect(
      describeEnded(
        new Map([
          ['timer', 1_200],
          ['promise', 1],
        ]),
      ),
    ).toMatch(/^1,200 timers and 1 promise were still pending/);
  });
});
