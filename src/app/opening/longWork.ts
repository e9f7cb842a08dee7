import type { Progress } from '../../exchange/index.ts';

/** What is over before one could read it is not shown. Milliseconds. */
const PROGRESS_DELAY = 250;
const PROGRESS_INTERVAL = 80;

/** Passes on what a person can follow: nothing at first, and then a few a second. */
export function tellProgress(show: (progress: Progress) => void): {
  readonly onProgress: (progress: Progress) => void;
  readonly stop: () => void;
} {
  let latest: Progress = { step: 'looking', done: 0, total: null };
  let timer: ReturnType<typeof setInterval> | undefined;
  // Also where nothing is heard: a slow disk must not look like a page that hangs.
  const delay = setTimeout(() => {
    show(latest);
    timer = setInterval(() => show(latest), PROGRESS_INTERVAL);
  }, PROGRESS_DELAY);
  return {
    onProgress(progress) {
      latest = progress;
    },
    stop() {
      clearTimeout(delay);
      clearInterval(timer);
    },
  };
}

/** Rejects with the signal's reason as soon as it is aborted, whatever the work waits for. */
export async function orAbort<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
