import { timeLimits } from '../wire/limits.ts';

export interface IdleOptions {
  /** Whether the sandbox is up and no task runs. */
  readonly isIdle: () => boolean;
  /** Whether the worker's event loop answers. */
  readonly responds: () => Promise<boolean>;
  readonly onBusy: () => void;
}

/**
 * Watches the sandbox between runs: a timer left by a run may loop forever,
 * where no run's clock notices.
 *
 * @returns a function that ends the watch
 */
export function watchIdle({ isIdle, responds, onBusy }: IdleOptions): () => void {
  let isChecking = false;
  const check = async (): Promise<void> => {
    if (isChecking || !isIdle()) return;
    isChecking = true;
    const hasResponded = await responds();
    isChecking = false;
    // A run that has begun in the meantime has a clock of its own.
    if (!hasResponded && isIdle()) onBusy();
  };
  const timer = setInterval(() => void check(), timeLimits.idleCheck);
  return () => clearInterval(timer);
}
