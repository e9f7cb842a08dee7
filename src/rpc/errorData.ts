import type { ErrorData } from './message.ts';

/** A failure of the connection, not of the called method. */
export type RpcErrorCode = 'CLOSED' | 'UNKNOWN_METHOD' | 'TOO_MANY_CALLS' | 'INVALID_MESSAGE';

export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: RpcErrorCode;

  constructor(code: RpcErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

const builtIn = { TypeError, SyntaxError, RangeError, ReferenceError, URIError, EvalError };

/** Converts a thrown value to the data that is sent: name, message and code. */
export function toErrorData(thrown: unknown): ErrorData {
  if (typeof thrown !== 'object' || thrown === null) return { name: 'Error', message: String(thrown) };
  const { name, message, code } = thrown as { name?: unknown; message?: unknown; code?: unknown };
  const data = { name: typeof name === 'string' ? name : 'Error', message: String(message ?? thrown) };
  return typeof code === 'string' || typeof code === 'number' ? { ...data, code } : data;
}

/** Creates the error at this end: of the same built-in class if there is one, with its name and code. */
export function fromErrorData({ name, message, code }: ErrorData): Error {
  const ErrorClass = Object.hasOwn(builtIn, name) ? builtIn[name as keyof typeof builtIn] : Error;
  const error = new ErrorClass(message);
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, configurable: true });
  return code === undefined ? error : Object.assign(error, { code });
}
