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

export type StopReason = 'time' | 'wholeTime';

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
    if (own >= limits.own) return 'time';
    return whole >= limits.whole ? 'wholeTime' : null;
  };
}

/** Says why a run was ended and what to look for. */
export function describeStop(reason: StopReason, limits: RunLimits): string {
  const seconds = (time: number): string => `${Number((time / 1000).toFixed(1))} s`;
  if (reason === 'time') {
    return `Stopped after ${seconds(limits.own)}: the code did not come to an end. Look for an endless loop, or for a promise that nothing settles.`;
  }
  return `Stopped after ${seconds(limits.whole)}: the run took too long.`;
}
