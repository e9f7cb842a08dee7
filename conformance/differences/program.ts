/**
 * The data source of one of the two engines, which a program gets. Programs are
 * JavaScript as users write it, and juggler has no types that fit it.
 */
export type Untyped = ReturnType<NodeJS.Require>;

/** A small program that runs on both engines. Its result or error and all stored rows must be equal. */
export interface Program {
  /** What the program shows, after the ids of the rules in src/runtime/SPEC.md, if any. */
  readonly title: string;
  run(ds: Untyped): unknown;
  /**
   * The result of our engine, if it differs from LoopBack's on purpose. The title
   * then starts with the id of its rule (DI…), and the stored rows are not
   * compared.
   */
  readonly ours?: unknown;
}

/** Waits for all calls; returns the result or the error of each, in the order of the list. */
export async function settle(calls: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const outcomes = await Promise.allSettled(calls);
  return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason));
}

/** Resolves to the arguments that a call passes to its callback. */
export function callbackArguments(
  start: (callback: (...results: unknown[]) => void) => unknown,
): Promise<unknown[]> {
  return new Promise((resolve) => {
    start((...results) => resolve(results));
  });
}

/** Returns whether a call throws, rejects or resolves, with the message of its error. */
export async function describeFailure(call: () => Promise<unknown>): Promise<string> {
  let answer: Promise<unknown>;
  try {
    answer = call();
  } catch (error) {
    return `threw: ${(error as Error).message}`;
  }
  return answer.then(
    () => 'resolved',
    (error: Error) => `rejected: ${error.message}`,
  );
}
