import { blockedError } from './errors.ts';

/** Milliseconds to wait for other connections to close before `BLOCKED` is reported. */
const blockedAfter = 4000;

/**
 * Starts an opening or deletion and gives it up if other connections keep it
 * waiting too long. A short wait is usual: a connection that was closed lives
 * on until its last transaction has ended.
 *
 * @param undo takes back what succeeds after it was given up
 */
export function unblocked<Value>(
  name: string,
  start: (blocked: () => void) => Promise<Value>,
  undo: (value: Value) => void = () => undefined,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hasGivenUp = false;
    const blocked = () => {
      timer = setTimeout(() => {
        hasGivenUp = true;
        reject(blockedError(name));
      }, blockedAfter);
    };
    start(blocked)
      .then((value) => (hasGivenUp ? undo(value) : resolve(value)), reject)
      .finally(() => clearTimeout(timer));
  });
}
