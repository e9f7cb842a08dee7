/** Instances that are not stored, kept so that the session can go on with them: `$1.save()`. */
export interface KeptInstances {
  /** @returns its number; the same for the same instance */
  keep(instance: object): number;
  /** The names that code has for them. */
  scope(): Readonly<Record<string, unknown>>;
}

/** The oldest are let go. */
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
