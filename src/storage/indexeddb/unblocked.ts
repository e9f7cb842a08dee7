import { blockedError } from './errors.ts';

/** How patient a caller is. */
export interface Patience {
  /** Milliseconds to wait for other connections before `BLOCKED` is reported. */
  readonly blockedAfter?: number;
}

/**
 * Starts an opening or deletion and gives it up if it does not get its turn:
 * another connection does not close, or waits itself. Short waits are usual,
 * as a connection that was closed lives on until its last transaction ends.
 *
 * @param start is handed what it has to call when its turn has come, if work follows then
 * @param undo takes back what succeeds after it was given up
 */
export function unblocked<Value>(
  name: string,
  start: (hasBegun: () => void) => Promise<Value>,
  undo: (value: Value) => void,
  { blockedAfter = 8000 }: Patience,
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
