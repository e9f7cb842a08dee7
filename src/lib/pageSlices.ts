import { nextTurn } from './nextTurn.ts';
import { type Cancel, createSlices, SLICE, type Slices } from './slices.ts';

/** The pause, in milliseconds, for events and frames where the browser does not report idle time. */
const QUIET = 50;

/**
 * The slices of this thread, which all rooms share in the page.
 *
 * Pure rooms cannot use it: `tsconfig.pure.json` excludes this file.
 */
export const pageSlices: Slices = createSlices({
  now: () => performance.now(),
  // The first message may have been sent before a frame was due; the second comes after that frame.
  nextTurn: (run) => nextTurn(() => nextTurn(run)),
  whenIdle,
});

function whenIdle(run: (timeLeft: () => number) => void, timeout?: number): Cancel {
  // Safari has no such callback.
  if (typeof requestIdleCallback === 'undefined') {
    const handle = setTimeout(() => {
      const end = performance.now() + SLICE;
      run(() => Math.max(0, end - performance.now()));
    }, QUIET);
    return () => clearTimeout(handle);
  }
  const handle = requestIdleCallback(
    (deadline) => run(() => deadline.timeRemaining()),
    timeout === undefined ? undefined : { timeout },
  );
  return () => cancelIdleCallback(handle);
}

/** Lets the page paint and handle events before the work continues. */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    pageSlices.soon(() => resolve());
  });
}
