import { pageSlices } from '../src/lib/pageSlices.ts';
import { runAtOnce, runInSlices } from '../src/lib/slices.ts';

/** Steps of each task, and what one takes in milliseconds. */
const STEPS = 1_000;
const STEP = 0.5;

/** What each of the tasks takes of a turn where each has a budget of its own, in milliseconds. */
const BUDGETS = [6, 8, 8, 12];

function* work(): Generator<undefined, null> {
  for (let step = 0; step < STEPS; step += 1) {
    const end = performance.now() + STEP;
    while (performance.now() < end);
    yield;
  }
  return null;
}

/** A task with a timer and a budget of its own. */
function withOwnBudget(budget: number): Promise<void> {
  const steps = work();
  return new Promise((resolve) => {
    const goOn = (): void => {
      const end = performance.now() + budget;
      do {
        if (steps.next().done === true) {
          resolve();
          return;
        }
      } while (performance.now() < end);
      setTimeout(goOn, 0);
    };
    setTimeout(goOn, 0);
  });
}

/**
 * Runs tasks and watches the frames while they run.
 *
 * @returns milliseconds: what all of it took, and the 95th percentile of the times between two frames
 */
async function watchFrames(run: () => Promise<unknown>): Promise<{ all: number; frame: number }> {
  const times: number[] = [];
  let last = performance.now();
  let request = 0;
  const note = (): void => {
    const now = performance.now();
    times.push(now - last);
    last = now;
    // Something to draw in each frame.
    document.body.textContent = String(now);
    request = requestAnimationFrame(note);
  };
  request = requestAnimationFrame(note);
  const start = performance.now();
  await run();
  const all = performance.now() - start;
  cancelAnimationFrame(request);
  const sorted = times.slice(1).toSorted((one, other) => one - other);
  return { all, frame: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
}

/**
 * Four tasks at a time: in slices of one allowance, each with a budget of its
 * own, and without a pause. The best of three rounds.
 */
export async function competingTasks(): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  const note = (name: string, time: number): void => {
    best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, time);
  };
  for (let round = 0; round < 3; round += 1) {
    const slices = await watchFrames(() =>
      Promise.all(BUDGETS.map(() => runInSlices(work(), pageSlices.pauses()))),
    );
    const own = await watchFrames(() => Promise.all(BUDGETS.map(withOwnBudget)));
    const start = performance.now();
    for (const _ of BUDGETS) runAtOnce(work());
    note('runAtOnce', performance.now() - start);
    note('slices', slices.all);
    note('slicesFrame', slices.frame);
    note('own', own.all);
    note('ownFrame', own.frame);
  }
  return best;
}
