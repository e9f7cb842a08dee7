import { reply, runLater, splitCall } from './calls.ts';
import { inSeries, isPromise, type Maybe } from './maybe.ts';
import type { HookContext, ModelClass, Observer } from './model/contracts.ts';

/** Whether the model or one of its bases has an observer of this operation. */
export function isObserved(model: ModelClass, operation: string): boolean {
  for (let current: ModelClass | null = model; current; current = current.base)
    if (current._observers[operation]?.length) return true;
  return false;
}

/** Calls the observers of the bases, then those of the model, one after the other. */
export function notify(model: ModelClass, operation: string, context: HookContext): Maybe<void> {
  if (!isObserved(model, operation)) return undefined;
  const observers: Observer[] = [];
  for (let current: ModelClass | null = model; current; current = current.base)
    observers.unshift(...(current._observers[operation] ?? []));
  return inSeries(observers, (observer) => callObserver(observer, context));
}

/** An observer ends by calling `next`, or by settling the promise that it returns. */
function callObserver(observer: Observer, context: HookContext): Maybe<void> {
  let isDone = false;
  let failure: unknown;
  let settle: (() => void) | undefined;
  const next = (error?: unknown): void => {
    if (isDone) return;
    isDone = true;
    failure = error;
    settle?.();
  };
  const returned = observer(context, next);
  if (isPromise(returned)) return Promise.resolve(returned).then(() => undefined);
  if (isDone) return throwIfAny(failure);
  return new Promise<void>((resolve) => {
    settle = resolve;
  }).then(() => throwIfAny(failure));
}

function throwIfAny(failure: unknown): void {
  if (failure) throw failure;
}

/** Notifies, then continues: at once unless an observer is asynchronous. */
function notifyThen(
  model: ModelClass,
  operation: string,
  context: HookContext,
  next: (error: unknown) => void,
): void {
  let outcome: Maybe<void>;
  try {
    outcome = notify(model, operation, context);
  } catch (error) {
    next(error);
    return;
  }
  if (!(outcome instanceof Promise)) next(null);
  else
    outcome.then(
      () => runLater(() => next(null)),
      (error: unknown) => runLater(() => next(error)),
    );
}

type AnyCallback = (...results: unknown[]) => unknown;

/** Calls the observers "before …" and "after …" around the work; an error of the work goes to "after … error" where the engine has it. */
function notifyAround(
  model: ModelClass,
  operation: string,
  context: HookContext,
  work: AnyCallback,
  callback: AnyCallback,
): void {
  context['end'] ??= callback;
  notifyThen(model, `before ${operation}`, context, (failure) => {
    if (failure) {
      callback(failure);
      return;
    }
    const finish = (error: unknown, ...results: unknown[]): void => {
      if (error && !model.modelBuilder.engine.observesErrors) {
        callback(error, ...results);
        return;
      }
      if (error) {
        context['error'] = error;
        notifyThen(model, `after ${operation} error`, context, (other) => callback(other || error, context));
        return;
      }
      context['results'] = results;
      notifyThen(model, `after ${operation}`, context, (other) => {
        if (other) callback(other, context);
        else callback(null, ...(Array.isArray(context['results']) ? context['results'] : results));
      });
    };
    if (work.length === 1) work(finish);
    else work(context, finish);
  });
}

export const observerStatics = {
  notifyObserversAround(
    this: ModelClass,
    operation: string,
    context: HookContext | undefined,
    work: AnyCallback,
    callback: AnyCallback,
  ): void {
    notifyAround(this, operation, context ?? ({} as HookContext), work, callback);
  },

  /** Registers an operation hook: `observer(context, next)` or an async function. */
  observe(this: ModelClass, operation: string, observer: Observer): void {
    const observers = this._observers[operation];
    if (observers) observers.push(observer);
    else this._observers[operation] = [observer];
  },

  removeObserver(this: ModelClass, operation: string, observer: Observer): Observer[] | undefined {
    const observers = this._observers[operation];
    const index = observers?.indexOf(observer) ?? -1;
    return index >= 0 ? observers?.splice(index, 1) : undefined;
  },

  clearObservers(this: ModelClass, operation: string): void {
    if (this._observers[operation]) this._observers[operation] = [];
  },

  notifyObserversOf(this: ModelClass, operations: string | readonly string[], ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const context = values[0] as HookContext;
    const names = typeof operations === 'string' ? [operations] : operations;
    const run = async (): Promise<HookContext> => {
      await inSeries(names, (name) => notify(this, name, context));
      return context;
    };
    return reply(callback, run);
  },
};
