/** The outcome of something that is expected to fail at times; bugs throw instead. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

export const succeed = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

export const failWith = <Failure>(error: Failure): Result<never, Failure> => ({ ok: false, error });
