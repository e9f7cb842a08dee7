/** A value that is available now, or a promise of it. Keeps work without observers synchronous and cheap. */
export type Maybe<Value> = Value | Promise<Value>;

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}

/** Continues at once with a value, later with a promise. */
export function andThen<Value, Next>(value: Maybe<Value>, next: (value: Value) => Maybe<Next>): Maybe<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Runs steps one after the other, staying synchronous as long as each of them is. */
export function inSeries<Item>(
  items: readonly Item[],
  step: (item: Item) => Maybe<unknown>,
  start = 0,
): Maybe<void> {
  for (let index = start; index < items.length; index++) {
    const outcome = step(items[index] as Item);
    if (outcome instanceof Promise) return outcome.then(() => inSeries(items, step, index + 1));
  }
  return undefined;
}

/** Starts all steps; synchronous when all of them are. The first failure wins. */
export function inParallel<Item, Result>(
  items: readonly Item[],
  step: (item: Item, index: number) => Maybe<Result>,
): Maybe<Result[]> {
  const results = items.map(step);
  return results.some((result) => result instanceof Promise) ? Promise.all(results) : (results as Result[]);
}
