export interface RunLimits {
  /** Milliseconds that the worker may owe an answer. */
  readonly own: number;
  /** Milliseconds that a run may take with everything that it waits for. */
  readonly whole: number;
}

/** What the page sees of a run at a tick. */
export interface RunSight {
  /** Since the last tick, in milliseconds. */
  readonly elapsed: number;
  readonly callsInFlight: number;
  /** Whether the worker's event loop answered lately. */
  readonly isResponding: boolean;
}

/** Its thread was busy, or waited for what never came, or all of it took too long. */
export type StopReason = 'busy' | 'waiting' | 'wholeTime';

/** A tick later than this was late because the page slept; that is not the worker's time. */
const longestTick = 250;

/**
 * Counts the time of a run. The worker's clock stands still while it waits for
 * the page to answer a connector call; a worker that does not respond is not
 * waiting, whatever calls it has open.
 */
export function createRunClock(limits: RunLimits): (sight: RunSight) => StopReason | null {
  let own = 0;
  let whole = 0;
  return ({ elapsed, callsInFlight, isResponding }) => {
    const time = Math.min(elapsed, longestTick);
    whole += time;
    if (callsInFlight === 0 || !isResponding) own += time;
    if (own >= limits.own) return isResponding ? 'waiting' : 'busy';
    return whole >= limits.whole ? 'wholeTime' : null;
  };
}

/** What became of the rest, wherever a run is ended. */
export const whatIsKept = 'Rows stored by then stay; instances that were not stored are gone.';

/** Says that the user ended a run. */
export const stopNotice = `Stopped. ${whatIsKept}`;

/** Says why a run was ended, what was kept, and what to look for. */
export function describeStop(reason: StopReason, limits: RunLimits): string {
  const limit = reason === 'wholeTime' ? limits.whole : limits.own;
  return `Stopped after ${Number((limit / 1000).toFixed(1))} s: ${causes[reason]} ${whatIsKept}`;
}

const causes: Readonly<Record<StopReason, string>> = {
  busy: 'the code did not come to an end, and never paused. Look for an endless loop, or do less at once: narrow a find with where and limit.',
  waiting:
    'the code did not come to an end. It waits for a promise that nothing settles, or for a callback or next() that is not called.',
  wholeTime:
    'its calls take longer together. Give create a list instead of one row after the other, narrow finds with where and limit, or run it in parts.',
};
