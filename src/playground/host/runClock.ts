import { type RunLimits, timeLimits } from '../wire/limits.ts';

/** What the page observes of a run at a tick. */
export interface RunSample {
  /** Milliseconds since the last tick. */
  readonly elapsed: number;
  readonly callsInFlight: number;
  /** Whether the worker's event loop has answered recently. */
  readonly isResponding: boolean;
}

/** Its thread was busy, it waited for something that never came, or the whole task took too long. */
export type StopReason = 'busy' | 'waiting' | 'wholeTime';

/**
 * Counts the time of a run. The worker's own time stands still while it waits
 * for rows; a worker that does not respond is not waiting, whatever calls it has
 * open.
 */
export function createRunClock(limits: RunLimits): (sample: RunSample) => StopReason | null {
  let own = 0;
  let whole = 0;
  return ({ elapsed, callsInFlight, isResponding }) => {
    const time = Math.min(elapsed, timeLimits.longestTick);
    whole += time;
    if (callsInFlight === 0 || !isResponding) own += time;
    if (own >= limits.own) return isResponding ? 'waiting' : 'busy';
    return whole >= limits.whole ? 'wholeTime' : null;
  };
}

/** What a stop keeps and loses. */
const keptRowsMessage = 'Rows stored so far stay; unsaved instances are lost.';

export const stoppedByUserMessage = `Stopped. ${keptRowsMessage}`;

/** Says why a run was stopped, what was kept, and what to look for. */
export function describeStop(reason: StopReason, limits: RunLimits): string {
  const limit = reason === 'wholeTime' ? limits.whole : limits.own;
  return `Stopped after ${Number((limit / 1000).toFixed(1))} s: ${causes[reason]} ${keptRowsMessage}`;
}

const causes: Readonly<Record<StopReason, string>> = {
  busy: 'the code did not end and never paused. Look for an endless loop, or do less at once: narrow a find with where and limit.',
  waiting:
    'the code did not end. It waits for a promise that never settles, or for a callback or next() that is not called.',
  wholeTime:
    'all its calls together take longer. Pass create a list instead of one row after the other, narrow finds with where and limit, or run the code in parts.',
};
