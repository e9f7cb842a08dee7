import { nextTurn } from './nextTurn.ts';
import { type Cancel, createSlices, SLICE, type Slices } from './slices.ts';

/** Where the browser does not say when it is idle: a pause that lets events and frames pass. Milliseconds. */
const QUIET = 50;

/**
 * The slices of this thread; in the page all rooms share them.
 *
 * Not for the pure rooms: `tsconfig.pure.json` leaves this file out.
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

/** Lets the page paint and answer before the work goes on. */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    pageSlices.soon(() => resolve());
  });
}
