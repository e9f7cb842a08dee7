/** A message over a port, with the known members only; `rpc/message.ts` has the schemas. */
export type WorkerMessage =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'notify'; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'return'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'throw'; readonly id: number; readonly error: ThrownError };

interface ThrownError {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
}

/** Reads a cloned message; null for anything else. Without a schema, which would be larger than the rest of the gate. */
export function readWorkerMessage(data: unknown): WorkerMessage | null {
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) {
    return null;
  }
  const { kind, id, method, args, value, error } = data as Readonly<Record<string, unknown>>;
  if (kind === 'return') return isId(id) ? { kind, id, value } : null;
  if (kind === 'throw') {
    const thrown = readError(error);
    return isId(id) && thrown !== null ? { kind, id, error: thrown } : null;
  }
  if (typeof method !== 'string' || method.length > 100 || !Array.isArray(args)) return null;
  if (kind === 'notify') return { kind, method, args };
  return kind === 'call' && isId(id) ? { kind, id, method, args } : null;
}

function readError(data: unknown): ThrownError | null {
  if (typeof data !== 'object' || data === null) return null;
  const { name, message, code } = data as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof message !== 'string') return null;
  return typeof code === 'string' || typeof code === 'number' ? { name, message, code } : { name, message };
}

function isId(id: unknown): id is number {
  return Number.isSafeInteger(id) && Number(id) >= 0;
}
