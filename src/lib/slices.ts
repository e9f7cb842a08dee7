/**
 * Runs long work in slices. All work of one thread shares one allowance: between
 * two turns for others (events, a frame), all of it together takes no longer than
 * `ALLOWANCE` plus the current step. So a frame waits for one allowance, however
 * many tasks there are.
 */

/** The time for all work between two turns, in milliseconds: at 60 Hz a frame has time left for drawing. */
export const ALLOWANCE = 12;

/** The time for one slice, in milliseconds: the rest of the allowance is for urgent work (see `allow`). */
export const SLICE = 8;

/** The age, in milliseconds, after which used time no longer counts: a frame at 60 Hz. */
const FRAME = 16;

/** Returns whether there is time for another step. */
export type HasTime = () => boolean;

/** Cancels a requested call; does nothing after the call. */
export type Cancel = () => void;

/** Pauses that give others a turn once the work has used its slice. */
export interface Pauses {
  /** Resolves when the work may continue; rejects if it must end. */
  pause(): Promise<void>;
}

/** The part of an `AbortSignal` that pauses need. */
interface AbortCheck {
  throwIfAborted(): void;
}

/** The thread that the work runs in; a test passes its own clock. */
export interface Thread {
  /** Milliseconds; never goes back. */
  now(): number;
  /** Calls back in a later turn, after the events and the frame that are due by now. */
  nextTurn(run: () => void): void;
  /**
   * Calls back when nothing else is due.
   *
   * @param run receives a function that returns the milliseconds that are left
   * @param timeout milliseconds after which it calls back even if something is due
   */
  whenIdle(run: (timeLeft: () => number) => void, timeout?: number): Cancel;
}

interface IdleOptions {
  /** The least milliseconds that must be left; 0 by default. */
  readonly least?: number;
  /** The milliseconds after which it is called even if the thread is never idle. */
  readonly timeout?: number;
}

export interface Slices {
  /** Calls back in a separate turn with a slice of time. The longest waiting task is first. */
  soon(run: (hasTime: HasTime) => void): Cancel;
  /** Calls back when nothing else is due. */
  whenIdle(run: (hasTime: HasTime) => void, options?: IdleOptions): Cancel;
  /** Creates pauses for async work: they resolve at once while the slice has time left. */
  pauses(signal?: AbortCheck): Pauses;
  /**
   * Grants time for work that can't wait for a turn, such as a part of a render. It
   * makes the next slice shorter.
   *
   * @param most milliseconds; fewer are granted if the allowance is nearly used up
   */
  allow(most: number): HasTime;
}

const never = Number.NEGATIVE_INFINITY;

export function createSlices({ now, nextTurn, whenIdle }: Thread): Slices {
  const waiting = new Set<{ readonly run: (hasTime: HasTime) => void }>();
  let isTurnDue = false;
  /** The last slice, in milliseconds: its start, its latest end, and when it was last used. */
  let slice = { start: never, end: never, last: never };
  /** The time that was used outside slices since its start, in milliseconds, and when last. */
  let outside = { used: 0, last: never };

  const hasTime: HasTime = () => {
    const time = now();
    slice.last = Math.min(time, slice.end);
    return time < slice.end;
  };

  /** The time that is left of the allowance for work outside slices. */
  const leftOutside = (): number => ALLOWANCE - (now() - outside.last < FRAME ? outside.used : 0);

  const usedInSlice = (): number => (now() - slice.last < FRAME ? slice.last - slice.start : 0);

  const askForTurn = (): void => {
    if (isTurnDue || waiting.size === 0) return;
    isTurnDue = true;
    nextTurn(takeTurn);
  };

  /** The whole slice goes to one task. */
  function takeTurn(): void {
    isTurnDue = false;
    const length = Math.min(SLICE, leftOutside());
    outside = { used: 0, last: never };
    const [task] = waiting;
    if (task === undefined) return;
    if (length <= 0) {
      askForTurn();
      return;
    }
    waiting.delete(task);
    const start = now();
    slice = { start, end: start + length, last: start };
    // Before the task, which may throw: the others still get their turns.
    askForTurn();
    task.run(hasTime);
  }

  const soon: Slices['soon'] = (run) => {
    const task = { run };
    waiting.add(task);
    askForTurn();
    return () => void waiting.delete(task);
  };

  return {
    soon,
    whenIdle(run, { least = 0, timeout } = {}) {
      let cancel: Cancel;
      const tryRun = (timeLeft: () => number): void => {
        const hasIdleTime = (): boolean => timeLeft() > least;
        if (least === 0 || hasIdleTime()) run(hasIdleTime);
        else cancel = whenIdle(tryRun, timeout);
      };
      cancel = whenIdle(tryRun, timeout);
      return () => cancel();
    },
    pauses: (signal) => ({
      async pause() {
        signal?.throwIfAborted();
        if (hasTime()) return;
        await new Promise<void>((resolve) => soon(() => resolve()));
        signal?.throwIfAborted();
      },
    }),
    allow(most) {
      const left = leftOutside();
      const before = ALLOWANCE - left;
      const start = now();
      const until = start + Math.min(most, left - usedInSlice());
      return () => {
        const last = now();
        outside = { used: before + last - start, last };
        return last < until;
      };
    },
  };
}

/**
 * Runs work step by step, with a pause after each step if needed.
 *
 * @throws (rejects) what a pause rejects with
 */
export async function runInSlices<Value>(steps: Iterator<undefined, Value>, pauses: Pauses): Promise<Value> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await pauses.pause();
  }
}

/** Runs work in steps without a pause. */
export function runAtOnce<Value>(steps: Iterator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
