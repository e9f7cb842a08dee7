import type { Maybe } from './maybe.ts';
import type { ModelInstance } from './model/contracts.ts';

/** What the old hooks surround. */
export type LegacyAction = 'validate' | 'create' | 'save' | 'update' | 'destroy';

type LegacyHook = (this: ModelInstance, next: (error?: unknown) => void, data?: unknown) => unknown;

function findHook(
  instance: ModelInstance,
  prefixes: readonly string[],
  action: LegacyAction,
): LegacyHook | undefined {
  const name = action.charAt(0).toUpperCase() + action.slice(1);
  const names = prefixes.map((prefix) => prefix + name);
  if (action === 'validate') names.push(`${prefixes[0]}Validation`);
  for (const candidate of names) {
    const hook = instance.constructor[candidate];
    if (typeof hook === 'function') return hook as LegacyHook;
  }
  return undefined;
}

/** Calls a hook; synchronous where it calls `next` at once. */
function callHook(hook: LegacyHook | undefined, instance: ModelInstance, data: unknown): Maybe<void> {
  if (!hook) return undefined;
  let isDone = false;
  let failure: unknown;
  let settle: (() => void) | undefined;
  const next = (error?: unknown): void => {
    isDone = true;
    failure = error;
    settle?.();
  };
  hook.call(instance, next, data);
  const finish = (): void => {
    if (failure) throw failure;
  };
  if (isDone) return finish();
  return new Promise<void>((resolve) => {
    settle = resolve;
  }).then(finish);
}

/** The deprecated model hooks: `Model.beforeCreate = function (next, data) {…}` and its kin. */
export const callBefore = (instance: ModelInstance, action: LegacyAction, data: unknown): Maybe<void> =>
  callHook(findHook(instance, ['before', 'pre'], action), instance, data);

export const callAfter = (instance: ModelInstance, action: LegacyAction): Maybe<void> =>
  callHook(findHook(instance, ['after', 'post'], action), instance, undefined);
