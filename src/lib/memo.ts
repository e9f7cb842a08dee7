/** A value that can be remembered: undefined means "not computed yet". */
type Cacheable = NonNullable<unknown> | null;

/**
 * Computes a value once for each object, and returns the same value for the
 * same object. For immutable objects. It does not prevent their garbage collection.
 *
 * For two keys, nest it: `memoByKey((one) => memoByKey((two) => compute(one, two)))`.
 */
export function memoByKey<Key extends object, Value extends Cacheable>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const values = new WeakMap<Key, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}

/**
 * Computes a value once for each object that an argument depends on, such as
 * the models of a project.
 *
 * @param keyOf returns that object; `compute` must depend on nothing else
 */
export function memoBy<Argument, Value extends Cacheable>(
  keyOf: (argument: Argument) => object,
  compute: (argument: Argument) => Value,
): (argument: Argument) => Value {
  const values = new WeakMap<object, Value>();
  return (argument) => {
    const key = keyOf(argument);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = compute(argument);
    values.set(key, value);
    return value;
  };
}

/**
 * Computes a value once for each argument, which need not be an object. It stores
 * every argument and value: use it for few arguments, or as the value of
 * `memoByKey`, where it lives as long as the object.
 */
export function memoByValue<Argument, Value extends Cacheable>(
  compute: (argument: Argument) => Value,
): (argument: Argument) => Value {
  const values = new Map<Argument, Value>();
  return (argument) => {
    const known = values.get(argument);
    if (known !== undefined) return known;
    const value = compute(argument);
    values.set(argument, value);
    return value;
  };
}
