/** A value that counts how often its members are read. */
export interface CountedValue<Value> {
  readonly value: Value;
  /** Returns the number of reads since the last call. */
  takeCount(): number;
}

/**
 * Wraps a JSON value so that each read of a member, at any depth, is counted.
 * The count shows whether work grows in proportion to a project, however busy
 * the machine is.
 */
export function countReads<Value extends object>(whole: Value): CountedValue<Value> {
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
    takeCount() {
      const count = reads;
      reads = 0;
      return count;
    },
  };
}
