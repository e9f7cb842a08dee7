/** Unsaved instances that later code of the session can use: `$1.save()`. */
export interface KeptInstances {
  /** @returns the number of the instance; always the same for the same instance */
  keep(instance: object): number;
  /** The instances by their names in code. */
  scope(): Readonly<Record<string, unknown>>;
}

/** Instances that are kept; the oldest are dropped first. */
const limit = 50;

export function createKeptInstances(): KeptInstances {
  const kept = new Map<number, object>();
  const numbers = new WeakMap<object, number>();
  let next = 1;
  return {
    keep: (instance) => {
      const known = numbers.get(instance);
      if (known !== undefined) return known;
      const number = next++;
      numbers.set(instance, number);
      kept.set(number, instance);
      const oldest = kept.keys().next().value;
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
      return number;
    },
    scope: () => Object.fromEntries([...kept].map(([number, instance]) => [`$${number}`, instance])),
  };
}
