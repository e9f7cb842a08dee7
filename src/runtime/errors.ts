/** The fields that LoopBack adds to an Error. */
export interface ErrorFields {
  readonly statusCode?: number;
  readonly code?: string;
  readonly details?: unknown;
}

export interface LoopBackError extends Error {
  statusCode?: number;
  status?: number;
  code?: string;
  details?: unknown;
}

/** Creates an Error with LoopBack's fields; it has only the given fields. */
export function createError(message: string, fields: ErrorFields = {}): LoopBackError {
  return Object.assign(new Error(message), fields);
}

/** Creates an error of a store, which carries the status twice. */
export function createStoreError(message: string, statusCode: number): LoopBackError {
  return Object.assign(new Error(message), { statusCode, status: statusCode });
}

/** An error like that of Node's `assert`, which LoopBack uses for wrong arguments. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly code = 'ERR_ASSERTION';
  readonly generatedMessage = false;
}

/** @throws AssertionError synchronously, as LoopBack does for arguments of the wrong type. */
export function assertThat(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

export function assertObject(value: unknown, message: string): asserts value is object {
  if (typeof value !== 'object') throw new AssertionError(message);
}

/** The error of an operation that needs an id on a model without one. */
export class PKMissingError extends Error {
  override readonly name = 'PKMissingError';
  constructor(modelName: string) {
    super(`Primary key is missing for the ${modelName} model`);
  }
}

/** Carries the results that a callback gets along with the error; a promise rejects with only the error. */
export class FailureWithResult {
  readonly error: unknown;
  readonly result: unknown;
  /** Further arguments of the callback, if any. */
  readonly more: readonly unknown[];
  constructor(error: unknown, result: unknown = undefined, ...more: readonly unknown[]) {
    this.error = error;
    this.result = result;
    this.more = more;
  }
}

/** Returns the error itself, without the further arguments of a callback. */
export const errorOf = (failure: unknown): unknown =>
  failure instanceof FailureWithResult ? failure.error : failure;

/** Signals that a legacy hook ended an operation early, with a result instead of an error. */
export class EndedEarly {
  readonly result: unknown;
  constructor(result: unknown) {
    this.result = result;
  }
}

/** An error that the call itself throws, rather than its promise or callback. */
export class ThrownToCaller {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

/**
 * Formats a value for the text of an error.
 * @throws TypeError for a BigInt and for circular values, as in LoopBack
 */
export const asJson = (value: unknown): string => String(JSON.stringify(value));
