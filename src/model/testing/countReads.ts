/** A value that counts how often anything in it is looked at. */
export interface Counted<Value> {
  readonly value: Value;
  /** How often since the last time this was asked. */
  take(): number;
}

/**
 * Wraps a JSON value so that each look at a member of it, at any depth, is
 * counted: what takes steps in proportion to a project looks at it in
 * proportion too, however busy the machine is.
 */
export function countReads<Value extends object>(whole: Value): Counted<Value> {
  let reads = 0;
  const wrapped = new WeakMap<object, object>();
  const wrap = (target: object): object => {
    const known = wrapped.get(target);
    if (known !== undefined) return known;
    const proxy = new Proxy(target, {
      get(held, key, receiver) {
        reads += 1;
        const member: unknown = Reflect.get(held, key, receiver);
        return typeof member === 'object' && member !== null ? wrap(member) : member;
      },
      ownKeys(held) {
        const keys = Reflect.ownKeys(held);
        reads += keys.length;
        return keys;
      },
      getOwnPropertyDescriptor(held, key) {
        reads += 1;
        return Reflect.getOwnPropertyDescriptor(held, key);
      },
    });
    wrapped.set(target, proxy);
    return proxy;
  };
  return {
    value: wrap(whole) as Value,
    take() {
      const taken = reads;
      reads = 0;
      return taken;
    },
  };
}
