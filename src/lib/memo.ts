/** undefined stands for "not computed yet". */
type Kept = NonNullable<unknown> | null;

/**
 * Computes a value once for each object, and returns the same value for the
 * same object. For objects that never change. It keeps no object alive.
 *
 * Two keys are two of them: `memoByKey((one) => memoByKey((two) => make(one, two)))`.
 */
export function memoByKey<Key extends object, Value extends Kept>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const values = new WeakMap<Key, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    values.set(key, value);
    return value;
  };
}

/**
 * Computes a value once for each object that an argument depends on, such as
 * the models of a project.
 *
 * @param keyOf says which object that is; `make` must depend on nothing else
 */
export function memoBy<Argument, Value extends Kept>(
  keyOf: (argument: Argument) => object,
  make: (argument: Argument) => Value,
): (argument: Argument) => Value {
  const values = new WeakMap<object, Value>();
  return (argument) => {
    const key = keyOf(argument);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = make(argument);
    values.set(key, value);
    return value;
  };
}

/**
 * Computes a value once for each argument that need not be an object. It keeps
 * every argument and value: use it for few of them, or as the value of
 * `memoByKey`, where it lives as long as the object.
 */
export function memoByValue<Argument, Value extends Kept>(
  make: (argument: Argument) => Value,
): (argument: Argument) => Value {
  const values = new Map<Argument, Value>();
  return (argument) => {
    const known = values.get(argument);
    if (known !== undefined) return known;
    const value = make(argument);
    values.set(argument, value);
    return value;
  };
}
