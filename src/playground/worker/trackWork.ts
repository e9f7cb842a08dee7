import type { PendingWork } from './pendingWork.ts';

type Handler = (...args: unknown[]) => unknown;
type Starter = (...args: unknown[]) => unknown;

/** The global object, or a test's substitute. Missing members are skipped. */
export type WorkScope = Record<string, unknown>;

/** Functions that return promises settled by the browser, by the object that holds them. */
const promising: readonly (readonly [holder: string, names: readonly string[]])[] = [
  ['', ['fetch', 'createImageBitmap']],
  ['WebAssembly', ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming']],
  [
    'SubtleCrypto.prototype',
    (
      'digest encrypt decrypt sign verify deriveBits deriveKey generateKey importKey exportKey ' +
      'wrapKey unwrapKey'
    ).split(' '),
  ],
  ['Blob.prototype', ['text', 'arrayBuffer', 'bytes']],
  ['Response.prototype', ['text', 'arrayBuffer', 'bytes', 'blob', 'json', 'formData']],
  ['Request.prototype', ['text', 'arrayBuffer', 'bytes', 'blob', 'json', 'formData']],
];

/**
 * Replaces the functions that start asynchronous work by ones that record what
 * is pending, so that work that a run leaves behind ends with it. Anything that
 * is not covered here reaches the gate, which passes nothing on while no task
 * runs.
 *
 * @param now the clock of the pending items, in milliseconds
 */
export function trackWork(scope: WorkScope, work: PendingWork, now: () => number): void {
  trackTimers(scope, work, now);
  trackFrames(scope, work, now);
  trackTasks(scope, work, now);
  trackPorts(scope, work);
  trackAbortTimeout(scope);
  for (const [path, names] of promising) {
    const holder = find(scope, path);
    for (const name of names) replace(holder, name, (start) => followPromises(start, work, now));
  }
  // It returns an object that holds the promise.
  replace(find(scope, 'Atomics'), 'waitAsync', (start) => (...args) => {
    const answer = start(...args) as { readonly async: boolean; readonly value: unknown };
    return { ...answer, value: follow(answer.value, work, now) };
  });
}

function trackTimers(scope: WorkScope, work: PendingWork, now: () => number): void {
  const removers = new Map<unknown, () => void>();
  const forget = (id: unknown): void => {
    removers.get(id)?.();
    removers.delete(id);
  };
  const ends = new Map(['clearTimeout', 'clearInterval'].map((name) => [name, scope[name] as Starter]));
  const end = (id: unknown): void => void ends.get('clearTimeout')?.call(scope, id);

  const startWith =
    (start: Starter, isRepeated: boolean): Starter =>
    (handler, timeout, ...args) => {
      const delay = Math.max(0, Number(timeout) || 0);
      let due = now() + delay;
      const fire: Handler = (...given) => {
        if (isRepeated) due = now() + delay;
        else forget(id);
        return (handler as Handler)(...given);
      };
      // The engine refuses a string.
      const id = start.call(scope, typeof handler === 'function' ? fire : handler, timeout, ...args);
      removers.set(id, work.add({ kind: 'timer', due: () => due, end: () => end(id) }));
      return id;
    };
  replace(scope, 'setTimeout', (start) => startWith(start, false));
  replace(scope, 'setInterval', (start) => startWith(start, true));
  for (const [name, stop] of ends) {
    replace(scope, name, () => (id) => {
      forget(id);
      return stop.call(scope, id);
    });
  }
}

function trackFrames(scope: WorkScope, work: PendingWork, now: () => number): void {
  const cancel = scope['cancelAnimationFrame'] as Starter | undefined;
  const removers = new Map<unknown, () => void>();
  replace(scope, 'requestAnimationFrame', (start) => (handler) => {
    const id = start.call(scope, (time: unknown) => {
      removers.get(id)?.();
      removers.delete(id);
      (handler as Handler)(time);
    });
    const due = now();
    removers.set(id, work.add({ kind: 'frame', due: () => due, end: () => void cancel?.call(scope, id) }));
    return id;
  });
  replace(scope, 'cancelAnimationFrame', (stop) => (id) => {
    removers.get(id)?.();
    removers.delete(id);
    return stop.call(scope, id);
  });
}

/** `scheduler.postTask` and `scheduler.yield`. */
function trackTasks(scope: WorkScope, work: PendingWork, now: () => number): void {
  const scheduler = scope['scheduler'];
  replace(scheduler, 'yield', (start) => followPromises(start, work, now));
  replace(scheduler, 'postTask', (start) => (handler, options) => {
    const generation = work.generation();
    const delay = Number((options as { delay?: unknown } | undefined)?.delay) || 0;
    const due = now() + delay;
    const guarded =
      typeof handler !== 'function'
        ? handler
        : () => {
            if (generation === work.generation()) return (handler as Handler)();
            return undefined;
          };
    return follow(start.call(scheduler, guarded, options), work, now, { kind: 'task', due });
  });
}

/** Ports are closed when the run ends; the run does not wait for them, as it does not wait for listeners. */
function trackPorts(scope: WorkScope, work: PendingWork): void {
  const Channel = scope['MessageChannel'];
  if (typeof Channel !== 'function') return;
  scope['MessageChannel'] = new Proxy(Channel, {
    construct: (target, args, newTarget) => {
      const channel: MessageChannel = Reflect.construct(target, args, newTarget);
      const { port1, port2 } = channel;
      const end = (): void => {
        port1.close();
        port2.close();
      };
      work.add({ kind: 'port', due: () => Number.POSITIVE_INFINITY, end });
      return channel;
    },
  });
}

/** Replaced by a tracked timer, so that it ends as timers do. */
function trackAbortTimeout(scope: WorkScope): void {
  const Controller = scope['AbortController'] as (new () => AbortController) | undefined;
  const timer = scope['setTimeout'] as Starter;
  replace(scope['AbortSignal'], 'timeout', () => (milliseconds) => {
    if (Controller === undefined) return undefined;
    const controller = new Controller();
    const abort = (): void => controller.abort(new DOMException('signal timed out', 'TimeoutError'));
    timer(abort, milliseconds);
    return controller.signal;
  });
}

function followPromises(start: Starter, work: PendingWork, now: () => number): Starter {
  return function started(this: unknown, ...args) {
    return follow(Reflect.apply(start, this, args), work, now);
  };
}

/** A promise that settles like the given one, but not after the end of the run. */
function follow(
  promise: unknown,
  work: PendingWork,
  now: () => number,
  { kind = 'promise', due = now() }: { kind?: 'promise' | 'task'; due?: number } = {},
): unknown {
  if (!(promise instanceof Promise)) return promise;
  const generation = work.generation();
  const remove = work.add({ kind, due: () => due, end: () => undefined });
  const isOver = (): boolean => {
    remove();
    return generation !== work.generation();
  };
  return new Promise((resolve, reject) => {
    promise.then(
      (value: unknown) => isOver() || resolve(value),
      (thrown: unknown) => isOver() || reject(thrown),
    );
  });
}

/** @param path path of an object, such as `SubtleCrypto.prototype`; "" for the scope itself */
function find(scope: WorkScope, path: string): unknown {
  const names = path === '' ? [] : path.split('.');
  return names.reduce<unknown>(
    (holder, name) => (isHolder(holder) ? Reflect.get(holder, name) : undefined),
    scope,
  );
}

function isHolder(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Replaces a function, if it exists, by another of the same name. */
function replace(holder: unknown, name: string, make: (start: Starter) => Starter): void {
  const start: unknown = isHolder(holder) ? Reflect.get(holder, name) : undefined;
  if (!isHolder(holder) || typeof start !== 'function') return;
  const value = make(start as Starter);
  Object.defineProperty(value, 'name', { value: name, configurable: true });
  Object.defineProperty(holder, name, { value, writable: true, configurable: true, enumerable: true });
}
