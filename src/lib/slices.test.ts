import { describe, expect, it } from 'vitest';
import { yieldToPage } from './pageSlices.ts';
import {
  ALLOWANCE,
  createSlices,
  type HasTime,
  runAtOnce,
  runInSlices,
  SLICE,
  type Slices,
} from './slices.ts';

/** A thread whose clock advances only with work, and whose turns come when the test gives them. */
function createThread() {
  const turns: (() => void)[] = [];
  const idle = new Set<(timeLeft: () => number) => void>();
  let time = 0;
  /** The work of all tasks since the last turn, in milliseconds. */
  let sum = 0;
  const sums: number[] = [];
  return {
    slices: createSlices({
      now: () => time,
      nextTurn: (run) => turns.push(run),
      whenIdle: (run) => {
        idle.add(run);
        return () => idle.delete(run);
      },
    }),
    sums,
    turns,
    work(milliseconds: number) {
      time += milliseconds;
      sum += milliseconds;
    },
    rest(milliseconds: number) {
      time += milliseconds;
    },
    /** Gives the requested turn, and waits for everything that it resolves. */
    async giveTurn() {
      sums.push(sum);
      sum = 0;
      turns.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
    beIdle(timeLeft: number) {
      const runs = [...idle];
      idle.clear();
      const end = time + timeLeft;
      for (const run of runs) run(() => end - time);
      return runs.length;
    },
  };
}

type TestThread = ReturnType<typeof createThread>;

function* steps(thread: TestThread, count: number, milliseconds: number, onStep = () => {}) {
  for (let step = 0; step < count; step += 1) {
    thread.work(milliseconds);
    onStep();
    yield undefined;
  }
  return 'done';
}

async function giveTurnsUntilDone(thread: TestThread, done: Promise<unknown>): Promise<void> {
  let isDone = false;
  void done.then(() => {
    isDone = true;
  });
  for (let turn = 0; turn < 1_000 && !isDone; turn += 1) await thread.giveTurn();
  expect(isDone).toBe(true);
}

/** A task that requests one slice after another, as a drawing task does. */
function inCallbacks(slices: Slices, thread: TestThread, count: number, milliseconds: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    const work = (hasTime: HasTime): void => {
      do {
        thread.work(milliseconds);
        left -= 1;
      } while (left > 0 && hasTime());
      if (left > 0) slices.soon(work);
      else resolve();
    };
    slices.soon(work);
  });
}

describe('slices', () => {
  it('share one allowance: between two turns all tasks together take no longer than a single one', async () => {
    const thread = createThread();
    const { slices, sums } = thread;
    const longestStep = 3;
    const tasks = [
      runInSlices(steps(thread, 200, 1), slices.pauses()),
      runInSlices(steps(thread, 100, longestStep), slices.pauses()),
      inCallbacks(slices, thread, 150, 2),
      inCallbacks(slices, thread, 300, 0.5),
    ];
    // The first step of each comes before its first pause.
    await thread.giveTurn();
    sums.length = 0;
    await giveTurnsUntilDone(thread, Promise.all(tasks));
    expect(Math.max(...sums)).toBeLessThan(SLICE + longestStep);
    expect(sums.length).toBeGreaterThan(90);
  });

  it('take less after a render that used time, and leave time for the next render', async () => {
    const thread = createThread();
    const { slices, sums } = thread;
    const render = (most: number): number => {
      const hasTime = slices.allow(most);
      let took = 0;
      while (hasTime()) {
        thread.work(0.5);
        took += 0.5;
      }
      return took;
    };
    const task = runInSlices(steps(thread, 400, 0.5), slices.pauses());
    await thread.giveTurn();
    sums.length = 0;
    expect(render(6)).toBe(ALLOWANCE - SLICE);
    for (let turn = 0; turn < 10; turn += 1) {
      await thread.giveTurn();
      expect(render(6)).toBeGreaterThanOrEqual(ALLOWANCE - SLICE);
    }
    expect(Math.max(...sums)).toBeLessThanOrEqual(ALLOWANCE + 0.5);
    thread.rest(100);
    expect(render(6), 'time that was used frames ago does not count').toBe(6);
    await giveTurnsUntilDone(thread, task);
  });

  it('let no task starve, however long the others take', async () => {
    const thread = createThread();
    const { slices } = thread;
    const counts = [0, 0, 0];
    const count = (task: number) => (): void => {
      counts[task] = (counts[task] ?? 0) + 1;
    };
    const tasks = counts.map((_, task) => runInSlices(steps(thread, 100, 20, count(task)), slices.pauses()));
    for (let turn = 0; turn < 30; turn += 1) await thread.giveTurn();
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    await giveTurnsUntilDone(thread, Promise.all(tasks));
  });

  it('continue after a task that throws, and skip a cancelled one', async () => {
    const { slices, giveTurn, turns } = createThread();
    const order: string[] = [];
    slices.soon(() => {
      throw new Error('a bug');
    });
    const cancel = slices.soon(() => order.push('cancelled'));
    slices.soon(() => order.push('last'));
    cancel();
    await expect(giveTurn()).rejects.toThrow('a bug');
    await giveTurn();
    expect(order).toEqual(['last']);
    expect(turns).toEqual([]);
  });

  it('throw the reason of an aborted signal, also when it is aborted during a turn', async () => {
    const reason = new DOMException('no more', 'AbortError');
    const { slices, giveTurn } = createThread();
    const before = new AbortController();
    before.abort(reason);
    await expect(slices.pauses(before.signal).pause()).rejects.toBe(reason);

    const during = new AbortController();
    const pause = slices.pauses(during.signal).pause();
    during.abort(reason);
    const rejected = expect(pause).rejects.toBe(reason);
    await giveTurn();
    await rejected;
  });

  it('wait for an idle period that is long enough, and report its end', () => {
    const thread = createThread();
    const done: string[] = [];
    thread.slices.whenIdle(() => done.push('any'));
    thread.slices.whenIdle(
      (hasTime) => {
        while (hasTime()) {
          thread.work(4);
          done.push('two boxes');
        }
      },
      { least: 8 },
    );
    const cancel = thread.slices.whenIdle(() => done.push('cancelled'), { least: 8 });
    expect(thread.beIdle(5)).toBe(3);
    expect(done).toEqual(['any']);
    cancel();
    expect(thread.beIdle(16)).toBe(1);
    expect(done).toEqual(['any', 'two boxes', 'two boxes']);
    expect(thread.beIdle(50)).toBe(0);
  });

  it('give a real turn: waiting callbacks run before the work continues', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('waiting'));
    await yieldToPage();
    order.push('continued');
    expect(order).toEqual(['waiting', 'continued']);
  });
});

describe('runInSlices', () => {
  function* work(order: string[]): Generator<undefined, string> {
    order.push('one');
    yield;
    order.push('two');
    yield;
    return 'done';
  }

  it('pauses after each step and returns what the work returns', async () => {
    const order: string[] = [];
    const pause = async (): Promise<void> => {
      order.push('pause');
    };
    expect(await runInSlices(work(order), { pause })).toBe('done');
    expect(order).toEqual(['one', 'pause', 'two', 'pause']);
  });

  it('has a variant without pauses', () => {
    const order: string[] = [];
    expect(runAtOnce(work(order))).toBe('done');
    expect(order).toEqual(['one', 'two']);
  });
});
