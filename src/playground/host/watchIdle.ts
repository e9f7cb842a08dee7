export interface IdleOptions {
  /** Whether nothing is asked of the sandbox, and it is up. */
  readonly isIdle: () => boolean;
  /** Whether the worker's event loop turns. */
  readonly responds: () => Promise<boolean>;
  readonly onBusy: () => void;
}

const lookEvery = 3_000;

/**
 * Looks after the sandbox between runs: a timer that a run left behind may spin
 * for ever, where no run's clock sees it.
 *
 * @returns what ends the watch
 */
export function watchIdle({ isIdle, responds, onBusy }: IdleOptions): () => void {
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking || !isIdle()) return;
    isLooking = true;
    const hasResponded = await responds();
    isLooking = false;
    // A run that began meanwhile has a clock of its own.
    if (!hasResponded && isIdle()) onBusy();
  };
  const timer = setInterval(() => void look(), lookEvery);
  return () => clearInterval(timer);
}
