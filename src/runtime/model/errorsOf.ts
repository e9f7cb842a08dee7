/**
 * The key under which an instance stores the outcome of its last validation:
 * false when it was valid, null while validation runs and nothing has failed yet. A symbol, so
 * that it does not show among the keys of the instance.
 */
export const errorsOf: unique symbol = Symbol('errors');
