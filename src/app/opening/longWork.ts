import type { Progress } from '../../sources/index.ts';

/** Work that ends sooner shows no progress. Milliseconds. */
const PROGRESS_DELAY = 250;
const PROGRESS_INTERVAL = 80;

/** Throttles progress to what people can follow: nothing at first, then a few updates a second. */
export function throttleProgress(show: (progress: Progress) => void): {
  readonly onProgress: (progress: Progress) => void;
  readonly stop: () => void;
} {
  let latest: Progress = { step: 'looking', done: 0, total: null };
  let timer: ReturnType<typeof setInterval> | undefined;
  // Also without any report: a slow disk must not look like a frozen page.
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

/** Rejects with the signal's reason as soon as it is aborted, even while the work waits. */
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
