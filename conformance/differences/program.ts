/**
 * What a program gets: the data source of one of the two engines. Programs are
 * JavaScript as users write it, and juggler has no types that fit it.
 */
export type Untyped = ReturnType<NodeJS.Require>;

/** A small program that runs on both engines. What it answers or throws, and all stored rows, must be equal. */
export interface Program {
  /** What it shows, after the ids of the rules in src/runtime/SPEC.md, if any. */
  readonly title: string;
  run(ds: Untyped): unknown;
  /**
   * An intended difference: what our engine answers in place of what LoopBack
   * answers. The title then starts with the id of its rule (DI…), and the
   * stored rows are not compared.
   */
  readonly ours?: unknown;
}

/** How each call that was started ended, in the order of the list. */
export async function settle(calls: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const outcomes = await Promise.allSettled(calls);
  return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason));
}

/** What a call hands to its callback. */
export function called(start: (callback: (...results: unknown[]) => void) => unknown): Promise<unknown[]> {
  return new Promise((resolve) => {
    start((...results) => resolve(results));
  });
}
