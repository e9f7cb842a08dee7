import type { Pauses } from '../lib/inSlices.ts';

/** How far something long has come. */
export interface Progress {
  readonly step: 'looking' | 'reading' | 'understanding' | 'placing';
  readonly done: number;
  /** null while nobody knows. */
  readonly total: number | null;
}

/** For whoever waits for something long: to see how far it is, and to end it. */
export interface LongWork {
  /** Its reason is thrown when it is aborted. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Long work cut into slices, so that the page answers in between: a pause
 * gives the page a turn where the slice has been long enough, and throws the
 * signal's reason where it is aborted.
 */
export type Slices = Pauses;

/** Short enough to leave room for a frame, long enough to keep the turns cheap. Milliseconds. */
const SLICE = 12;

export interface SliceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly now?: () => number;
  readonly giveTurn?: () => Promise<void>;
}

export function createSlices({
  signal,
  now = () => performance.now(),
  giveTurn = yieldToPage,
}: SliceOptions = {}): Slices {
  let start = now();
  return {
    async pause() {
      signal?.throwIfAborted();
      if (now() - start < SLICE) return;
      await giveTurn();
      signal?.throwIfAborted();
      start = now();
    },
  };
}

interface YieldingScheduler {
  yield(): Promise<void>;
}

/**
 * Lets the page paint and answer. Timers would wait at least 4 ms each time,
 * so where there is no `scheduler.yield` a message to oneself does it.
 */
export function yieldToPage(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Partial<YieldingScheduler> };
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
