import { EndedEarly, FailureWithResult } from './errors.ts';
import { andThen, type Maybe } from './maybe.ts';
import type { ModelInstance } from './model/contracts.ts';
import { isEmbedded, writeEmbedding } from './model/embedding.ts';

/** The actions that have legacy hooks. */
export type LegacyAction = 'validate' | 'create' | 'save' | 'update' | 'destroy';

type LegacyHook = (this: ModelInstance, next: (...outcome: unknown[]) => void, data?: unknown) => unknown;

const actionTitles: Readonly<Record<LegacyAction, string>> = {
  validate: 'Validate',
  create: 'Create',
  save: 'Save',
  update: 'Update',
  destroy: 'Destroy',
};

type HookNames = Readonly<Record<LegacyAction, readonly string[]>>;

const hookNames = (...prefixes: readonly string[]): HookNames => {
  const names = (action: LegacyAction): string[] => prefixes.map((prefix) => prefix + actionTitles[action]);
  return {
    validate: [...names('validate'), `${prefixes[0]}Validation`],
    create: names('create'),
    save: names('save'),
    update: names('update'),
    destroy: names('destroy'),
  };
};

const beforeNames = hookNames('before', 'pre');
const afterNames = hookNames('after', 'post');

function findHook(instance: ModelInstance, names: readonly string[]): LegacyHook | undefined {
  const model = instance.constructor;
  for (const name of names) {
    const hook = model[name];
    if (typeof hook === 'function') return hook as LegacyHook;
  }
  return undefined;
}

/**
 * Calls a hook; synchronous if the hook calls `next` synchronously. Any argument to
 * `next` ends the operation: with an error, or with a result in its place.
 */
function callHook(hook: LegacyHook | undefined, instance: ModelInstance, data: unknown): Maybe<void> {
  if (!hook) return undefined;
  let isDone = false;
  let outcome: readonly unknown[] = [];
  let settle: (() => void) | undefined;
  const next = (...given: unknown[]): void => {
    isDone = true;
    outcome = given;
    settle?.();
  };
  hook.call(instance, next, data);
  const finish = (): void => {
    if (outcome.length === 0) return;
    throw outcome[0] ? new FailureWithResult(outcome[0], outcome[1]) : new EndedEarly(outcome[1]);
  };
  if (isDone) return finish();
  return new Promise<void>((resolve) => {
    settle = resolve;
  }).then(finish);
}

/** The deprecated model hooks: `Model.beforeCreate = function (next, data) {…}` and the like. */
export const callBefore = (instance: ModelInstance, action: LegacyAction, data: unknown): Maybe<void> =>
  callHook(findHook(instance, beforeNames[action]), instance, data);

/** Writes the parent of an embedded instance, then calls the hook after the action. */
export const callAfter = (instance: ModelInstance, action: LegacyAction): Maybe<void> =>
  andThen(writeParent(instance, action), () =>
    callHook(findHook(instance, afterNames[action]), instance, undefined),
  );

function writeParent(instance: ModelInstance, action: LegacyAction): Maybe<void> {
  const isWriting = action === 'save' || action === 'destroy';
  return isWriting && isEmbedded(instance) ? writeEmbedding(instance, action) : undefined;
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Calls the work, if any, between the legacy hooks of an action. The hook after it
 * is called when the work calls `next(done)`; a hook before it that gives `next`
 * an outcome passes it to the callback and skips the work.
 */
export function triggerHooks(
  instance: ModelInstance,
  action: string,
  work: ((this: ModelInstance, next: (done?: () => void) => void) => void) | null | undefined,
  data: unknown,
  callback: ((...outcome: unknown[]) => void) | undefined,
): void {
  const title = capitalize(action);
  const namesWith = (prefixes: readonly [string, string]): string[] => [
    ...prefixes.map((prefix) => prefix + title),
    ...(action === 'validate' ? [`${prefixes[0]}Validation`] : []),
  ];
  const before = findHook(instance, namesWith(['before', 'pre']));
  const after = findHook(instance, namesWith(['after', 'post']));
  const next = function (this: unknown, done?: () => void): void {
    if (after) after.call(instance, done as () => void);
    else done?.call(this);
  };
  if (!work) next();
  else if (!before) work.call(instance, next);
  else
    before.call(
      instance,
      (...outcome) => (outcome.length > 0 ? callback?.(...outcome) : work.call(instance, next)),
      data,
    );
}
