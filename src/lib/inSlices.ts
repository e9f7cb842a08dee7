/** Gives others a turn where the work has been long enough. */
export interface Pauses {
  /** Resolves when the work may go on; rejects where it is to end. */
  pause(): Promise<void>;
}

/**
 * Runs work that can be left after each of its steps.
 *
 * @throws (rejects) what a pause rejects with
 */
export async function inSlices<Value>(steps: Iterator<undefined, Value>, pauses: Pauses): Promise<Value> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await pauses.pause();
  }
}

/** Runs the same work without a pause. */
export function atOnce<Value>(steps: Iterator<undefined, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
