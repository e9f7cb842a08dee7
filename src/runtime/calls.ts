import { EndedEarly, FailureWithResult, ThrownToCaller } from './errors.ts';
import { isPromise, type Maybe } from './maybe.ts';

/** The callback that user code passes to get results: `(error, result, …)`. */
export type Callback = (...results: never[]) => unknown;

type AnyCallback = (...results: unknown[]) => unknown;

/** A LoopBack method: with a callback as last argument it returns undefined, otherwise a promise. */
export interface Method<Result> {
  (...args: [...values: unknown[], callback: Callback]): void;
  (...args: unknown[]): Promise<Result>;
}

export interface Call {
  readonly values: readonly unknown[];
  readonly callback: AnyCallback | undefined;
}

/** Splits the trailing callback off an argument list; trailing `undefined` counts as not given. */
export function splitCall(args: readonly unknown[]): Call {
  let length = args.length;
  while (length > 0 && args[length - 1] === undefined) length--;
  const last = args[length - 1];
  if (typeof last !== 'function') return { values: args.slice(0, length), callback: undefined };
  return { values: args.slice(0, length - 1), callback: last as AnyCallback };
}

/**
 * Runs the work and delivers its outcome: to the callback, always
 * asynchronously, or as a promise.
 */
export function reply(
  callback: AnyCallback | undefined,
  work: () => Maybe<unknown>,
): Promise<unknown> | undefined {
  return replyWith(callback, work, (deliver, result) => deliver(null, result));
}

/** Like `reply`, but the caller chooses the arguments of a successful callback. */
export function replyWith(
  callback: AnyCallback | undefined,
  work: () => Maybe<unknown>,
  deliver: (callback: AnyCallback, result: unknown) => void,
): Promise<unknown> | undefined {
  const outcome = startWork(work).catch(resultOfEarlyEnd);
  if (!callback) return outcome.catch(rethrowInnerError);
  outcome.then(
    (result) => runLater(() => deliver(callback, result)),
    (failure: unknown) =>
      runLater(() => {
        if (failure instanceof FailureWithResult) callback(failure.error, failure.result, ...failure.more);
        else callback(failure);
      }),
  );
  return undefined;
}

/**
 * Calls a LoopBack method with a callback; a failure carries the result
 * that the callback got along with the error.
 */
export function callWithCallback(method: unknown, self: unknown, args: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const callback: AnyCallback = (error, ...results) => {
      if (!error) resolve(results[0]);
      else reject(results.length > 0 ? new FailureWithResult(error, results[0]) : error);
    };
    (method as AnyCallback).apply(self, [...args, callback]);
  });
}

type Schedule = (task: () => void) => void;

const { queueMicrotask: schedule } = globalThis as unknown as { queueMicrotask?: Schedule };

/**
 * Runs a task after the current one. What it throws becomes an uncaught error
 * where the host has `queueMicrotask`, an unhandled rejection elsewhere:
 * a bug in a callback must not be swallowed.
 */
export const runLater: Schedule = schedule
  ? (task) => schedule.call(globalThis, task)
  : (task) => {
      Promise.resolve().then(task);
    };

/** Returns the result of an operation that a legacy hook ended early; rethrows any other failure. */
function resultOfEarlyEnd(failure: unknown): unknown {
  if (failure instanceof EndedEarly) return failure.result;
  throw failure;
}

function startWork(work: () => Maybe<unknown>): Promise<unknown> {
  try {
    const outcome = work();
    return isPromise(outcome) ? (outcome as Promise<unknown>) : Promise.resolve(outcome);
  } catch (error) {
    if (error instanceof ThrownToCaller) throw error.error;
    return Promise.reject(error);
  }
}

function rethrowInnerError(failure: unknown): never {
  throw failure instanceof FailureWithResult || failure instanceof ThrownToCaller ? failure.error : failure;
}
