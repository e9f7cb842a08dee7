import { blockedError } from './errors.ts';

/** How long to wait for other connections. */
export interface BlockedOptions {
  /** Milliseconds to wait for other connections before `BLOCKED` is reported. */
  readonly blockedAfter?: number;
}

/**
 * Starts to open or delete a database, and rejects if other connections block it:
 * one does not close, or waits itself. Short waits are usual, because a closed
 * connection lasts until its last transaction ends.
 *
 * @param start receives a callback to call when the wait is over but work follows
 * @param undo reverts an operation that succeeds after the rejection
 * @throws ConnectorError BLOCKED (rejects)
 */
export function rejectWhenBlocked<Value>(
  name: string,
  start: (hasBegun: () => void) => Promise<Value>,
  undo: (value: Value) => void,
  { blockedAfter = 8000 }: BlockedOptions,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    let hasGivenUp = false;
    const timer = setTimeout(() => {
      hasGivenUp = true;
      reject(blockedError(name));
    }, blockedAfter);
    const hasBegun = () => clearTimeout(timer);
    start(hasBegun)
      .then((value) => (hasGivenUp ? undo(value) : resolve(value)), reject)
      .finally(hasBegun);
  });
}
