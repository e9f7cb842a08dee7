import { pageSlices } from '../src/lib/pageSlices.ts';
import { runAtOnce, runInSlices } from '../src/lib/slices.ts';

/** The number of steps of each task, and the milliseconds that one takes. */
const STEPS = 1_000;
const STEP = 0.5;

/** The milliseconds per turn of each task, if each has its own budget. */
const BUDGETS = [6, 8, 8, 12];

function* work(): Generator<undefined, null> {
  for (let step = 0; step < STEPS; step += 1) {
    const end = performance.now() + STEP;
    while (performance.now() < end);
    yield;
  }
  return null;
}

/** Runs a task with its own timer and budget. */
function withOwnBudget(budget: number): Promise<void> {
  const steps = work();
  return new Promise((resolve) => {
    const runSlice = (): void => {
      const end = performance.now() + budget;
      do {
        if (steps.next().done === true) {
          resolve();
          return;
        }
      } while (performance.now() < end);
      setTimeout(runSlice, 0);
    };
    setTimeout(runSlice, 0);
  });
}

/**
 * Runs tasks and watches the frames while they run.
 *
 * @returns milliseconds: the total time, and the 95th percentile of the times between two frames
 */
async function watchFrames(run: () => Promise<unknown>): Promise<{ all: number; frame: number }> {
  const times: number[] = [];
  let last = performance.now();
  let request = 0;
  const recordFrame = (): void => {
    const now = performance.now();
    times.push(now - last);
    last = now;
    // Something to draw in each frame.
    document.body.textContent = String(now);
    request = requestAnimationFrame(recordFrame);
  };
  request = requestAnimationFrame(recordFrame);
  const start = performance.now();
  await run();
  const all = performance.now() - start;
  cancelAnimationFrame(request);
  const sorted = times.slice(1).toSorted((one, other) => one - other);
  return { all, frame: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
}

/**
 * Runs four tasks at the same time: in slices of one shared budget, each with its
 * own budget, and without a pause. Returns the best of three rounds.
 */
export async function competingTasks(): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  const recordBest = (name: string, time: number): void => {
    best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, time);
  };
  for (let round = 0; round < 3; round += 1) {
    const slices = await watchFrames(() =>
      Promise.all(BUDGETS.map(() => runInSlices(work(), pageSlices.pauses()))),
    );
    const own = await watchFrames(() => Promise.all(BUDGETS.map(withOwnBudget)));
    const start = performance.now();
    for (const _ of BUDGETS) runAtOnce(work());
    recordBest('runAtOnce', performance.now() - start);
    recordBest('slices', slices.all);
    recordBest('slicesFrame', slices.frame);
    recordBest('own', own.all);
    recordBest('ownFrame', own.frame);
  }
  return best;
}
