type Handler = (...args: unknown[]) => void;

/** The global functions that are replaced. */
export interface TimerScope {
  setTimeout(handler: Handler, timeout?: number, ...args: unknown[]): number;
  setInterval(handler: Handler, timeout?: number, ...args: unknown[]): number;
  clearTimeout(id?: number): void;
  clearInterval(id?: number): void;
}

/**
 * Replaces the timer functions by ones that remember what is pending, so that
 * what a run leaves behind does not print and write into the next.
 *
 * @returns what ends all pending timers, and says how many there were
 */
export function trackTimers(scope: TimerScope): () => number {
  const { setTimeout: startTimeout, setInterval: startInterval, clearTimeout: end } = scope;
  const pending = new Set<number>();

  const clear = (id?: number): void => {
    if (id === undefined) return;
    pending.delete(id);
    end.call(scope, id);
  };
  scope.setTimeout = (handler, timeout, ...args) => {
    const fire: Handler = (...given) => {
      pending.delete(id);
      handler(...given);
    };
    // A text is left to the engine, which says what it thinks of it.
    const id: number = startTimeout.call(
      scope,
      typeof handler === 'function' ? fire : handler,
      timeout,
      ...args,
    );
    pending.add(id);
    return id;
  };
  scope.setInterval = (handler, timeout, ...args) => {
    const id = startInterval.call(scope, handler, timeout, ...args);
    pending.add(id);
    return id;
  };
  scope.clearTimeout = clear;
  scope.clearInterval = clear;

  return () => {
    const count = pending.size;
    for (const id of pending) end.call(scope, id);
    pending.clear();
    return count;
  };
}
