import { isInstance } from './describe.ts';
import type { Dynamic } from './world.ts';

/** How many turns of the event loop a call gets before it counts as never settling. */
const maxTurns = 300;

export interface CallResult {
  readonly how:
    | 'returned'
    | 'threw'
    | 'resolved'
    | 'rejected'
    | 'called back'
    | 'never settled'
    | 'is not a method';
  readonly values: readonly unknown[];
}

/** Calls a method with a promise or a callback and waits until it ends, or has had its turns. */
export async function invoke(
  receiver: Dynamic,
  method: string,
  args: readonly unknown[],
  style: 'promise' | 'callback',
): Promise<CallResult> {
  const call = receiver[method];
  if (typeof call !== 'function') return { how: 'is not a method', values: [] };
  let settled: CallResult | undefined;
  const settle = (how: CallResult['how'], ...values: unknown[]) => {
    settled ??= { how, values };
  };
  try {
    const withCallback = style === 'callback' && !synchronous.has(method);
    const callback = (error: unknown, ...values: unknown[]) =>
      settle('called back', error ?? null, ...dropTrailingUndefined(values));
    const returned: unknown = withCallback
      ? call.call(receiver, ...args, callback)
      : call.call(receiver, ...args);
    if (isThenable(returned)) {
      returned.then(
        (value) => settle('resolved', value),
        (error) => settle('rejected', error),
      );
    } else if (!withCallback) settle('returned', returned);
  } catch (error) {
    settle('threw', error);
  }
  for (let turn = 0; turn < maxTurns && !settled; turn++) await new Promise((next) => setImmediate(next));
  return settled ?? { how: 'never settled', values: [] };
}

/** Methods that take no callback. */
const synchronous = new Set(['build', 'setAttributes', 'unsetAttribute', 'toJSON', 'toObject', 'value']);

function dropTrailingUndefined(values: readonly unknown[]): readonly unknown[] {
  const last = values.findLastIndex((value) => value !== undefined);
  return values.slice(0, last + 1);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

export function collectInstances(values: readonly unknown[]): Dynamic[] {
  return values.flatMap((value) => {
    if (Array.isArray(value)) return collectInstances(value);
    return isInstance(value) ? [value as unknown as Dynamic] : [];
  });
}
