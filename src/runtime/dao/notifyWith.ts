import { FailureWithResult } from '../errors.ts';
import { notify } from '../hooks.ts';
import type { Maybe } from '../maybe.ts';
import type { HookContext, ModelClass } from '../model/contracts.ts';

/**
 * Like `notify`, for hooks that run after a write; a failure passes the results
 * to the callback too.
 */
export function notifyWith(
  results: readonly unknown[],
  model: ModelClass,
  operation: string,
  context: HookContext,
): Maybe<void> {
  const fail = (error: unknown): never => {
    throw new FailureWithResult(error, ...results);
  };
  try {
    const outcome = notify(model, operation, context);
    return outcome instanceof Promise ? outcome.catch(fail) : undefined;
  } catch (error) {
    return fail(error);
  }
}
