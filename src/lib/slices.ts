/**
 * Long work in slices. All work of one thread shares one allowance: between
 * two turns that others get (events, a frame), all of it together takes no
 * longer than `ALLOWANCE` and the step that it was in when the time was up. So
 * a frame waits for one allowance, however many tasks there are.
 */

/** What all work may take between two turns, in milliseconds: at 60 Hz a frame has some left to be drawn. */
export const ALLOWANCE = 12;

/** What one slice may take of it, in milliseconds: some is left for what can't wait (see `allow`). */
export const SLICE = 8;

/** Time that was used longer ago than this no longer counts: a frame at 60 Hz, in milliseconds. */
const FRAME = 16;

/** Says whether there is time for another step. */
export type HasTime = () => boolean;

/** Keeps what was asked for from being called; does nothing once it was. */
export type Cancel = () => void;

/** Gives others a turn where the work has been long enough. */
export interface Pauses {
  /** Resolves when the work may go on; rejects where it is to end. */
  pause(): Promise<void>;
}

/** The part of an `AbortSignal` that pauses need. */
export interface AbortCheck {
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
   * @param run gets a function that says how many milliseconds are left
   * @param timeout call back after so many milliseconds even if something is due
   */
  whenIdle(run: (timeLeft: () => number) => void, timeout?: number): Cancel;
}

export interface IdleOptions {
  /** Wait until so many milliseconds are left; 0 where not given. */
  readonly least?: number;
  /** Milliseconds after which it is called even if the thread is never idle. */
  readonly timeout?: number;
}

export interface Slices {
  /** Calls back in a turn of its own with a slice of time. Who waits longest is first. */
  soon(run: (hasTime: HasTime) => void): Cancel;
  /** Calls back when nothing else is due. */
  whenIdle(run: (hasTime: HasTime) => void, options?: IdleOptions): Cancel;
  /** Pauses for work that awaits: they resolve at once while the slice has time left. */
  pauses(signal?: AbortCheck): Pauses;
  /**
   * Time for work that can't wait for a turn, such as a part of a render. The
   * next slice is shorter by what it takes.
   *
   * @param most milliseconds; it gets less where the allowance is nearly used up
   */
  allow(most: number): HasTime;
}

const never = Number.NEGATIVE_INFINITY;

export function createSlices({ now, nextTurn, whenIdle }: Thread): Slices {
  const waiting = new Set<{ readonly run: (hasTime: HasTime) => void }>();
  let isTurnDue = false;
  /** The slice that was begun last, in milliseconds: when it ends at the latest, and when it was last seen at work. */
  let slice = { start: never, end: never, last: never };
  /** What was used outside slices since that one began, in milliseconds, and when last. */
  let outside = { used: 0, last: never };

  const hasTime: HasTime = () => {
    const time = now();
    slice.last = Math.min(time, slice.end);
    return time < slice.end;
  };

  /** What is left of the allowance beside the slice. */
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
    // A task that throws keeps no other from its turn.
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
      const look = (timeLeft: () => number): void => {
        const hasIdleTime = (): boolean => timeLeft() > least;
        if (least === 0 || hasIdleTime()) run(hasIdleTime);
        else cancel = whenIdle(look, timeout);
      };
      cancel = whenIdle(look, timeout);
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
 * Runs work that can be left after each of its steps.
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

/** Runs the same work without a pause. */
export function runAtOnce<Value>(steps: Iterator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
