/** What goes over a port, as far as the gate looks at it; `rpc/message.ts` has the whole. */
export type WorkerMessage =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'notify'; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown };

/** Reads a cloned message without a schema, which would cost the small gate more than all the rest; null for anything else. */
export function readWorkerMessage(data: unknown): WorkerMessage | null {
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) {
    return null;
  }
  const { kind, id, method, args, value, error } = data as Readonly<Record<string, unknown>>;
  if (kind === 'return' || kind === 'throw') {
    return isId(id) ? { kind: 'answer', id, value: kind === 'return' ? value : error } : null;
  }
  if (typeof method !== 'string' || method.length > 100 || !Array.isArray(args)) return null;
  if (kind === 'notify') return { kind, method, args };
  return kind === 'call' && isId(id) ? { kind, id, method, args } : null;
}

function isId(id: unknown): id is number {
  return Number.isSafeInteger(id) && Number(id) >= 0;
}
