import { fromErrorData, RpcError, toErrorData } from './errorData.ts';
import { type Message, messageSchema } from './message.ts';
import type { PortLike, PortMessage } from './port.ts';

/** Methods of any signature: `never` is what every parameter can be given. */
export type Methods = { readonly [name: string]: (...args: never[]) => unknown };

/** Typed calls over one port, in both directions. */
export interface Rpc<Remote extends Methods> {
  /** Calls a method at the other end. Rejects with its error, or with an {@link RpcError}. */
  call<Name extends keyof Remote & string>(
    method: Name,
    ...args: Parameters<Remote[Name]>
  ): Promise<Awaited<ReturnType<Remote[Name]>>>;
  /** Calls a method at the other end without waiting for, or hearing of, its end. */
  notify<Name extends keyof Remote & string>(method: Name, ...args: Parameters<Remote[Name]>): void;
  /** Tells the other end, closes the port, and rejects what is pending with `CLOSED`. */
  close(): void;
}

export interface RpcOptions {
  /** Calls of the other end that may run at a time; the next is refused with `TOO_MANY_CALLS`. */
  readonly maxInFlight?: number;
  /** Told of what the other end sends that is no message, and of failed notifications: neither has an answer. */
  readonly onProblem?: (problem: Error) => void;
  /** Told once, when either end closes. */
  readonly onClose?: () => void;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Speaks over a port: serves `handlers` to the other end and calls what it
 * serves. Only own properties of `handlers` can be called, whatever name is
 * asked for. Times out nothing: who needs a limit closes.
 */
export function createRpc<Remote extends Methods>(
  port: PortLike,
  handlers: Methods = {},
  options: RpcOptions = {},
): Rpc<Remote> {
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let inFlight = 0;
  let isClosed = false;

  const send = (message: Message) => port.postMessage(message);

  const shut = () => {
    if (isClosed) return;
    isClosed = true;
    port.removeEventListener('message', receive);
    port.removeEventListener('close', shut);
    port.close();
    const calls = [...pending.values()];
    pending.clear();
    for (const { reject } of calls) reject(closedError());
    options.onClose?.();
  };

  const answer = async (id: number, method: string, args: readonly unknown[]) => {
    inFlight++;
    try {
      const value = await invoke(handlers, method, args);
      if (!isClosed) send({ kind: 'return', id, value });
    } catch (error) {
      if (!isClosed) send({ kind: 'throw', id, error: toErrorData(error) });
    } finally {
      inFlight--;
    }
  };

  const settle = (id: number, settlement: (call: Pending) => void) => {
    const call = pending.get(id);
    if (!call) return options.onProblem?.(invalid(`an answer to a call that was not made (${id})`));
    pending.delete(id);
    settlement(call);
  };

  const dispatch = (message: Message) => {
    if (message.kind === 'return') settle(message.id, ({ resolve }) => resolve(message.value as never));
    else if (message.kind === 'throw')
      settle(message.id, ({ reject }) => reject(fromErrorData(message.error)));
    else if (message.kind === 'close') shut();
    else if (message.kind === 'notify') {
      invoke(handlers, message.method, message.args).catch((error) => options.onProblem?.(error));
    } else if (inFlight >= (options.maxInFlight ?? Number.POSITIVE_INFINITY)) {
      send({ kind: 'throw', id: message.id, error: toErrorData(tooMany(options.maxInFlight)) });
    } else answer(message.id, message.method, message.args);
  };

  function receive({ data }: PortMessage) {
    const parsed = messageSchema.safeParse(data);
    if (parsed.success) dispatch(parsed.data);
    else options.onProblem?.(invalid(parsed.error.issues[0]?.message ?? 'unreadable'));
  }

  port.addEventListener('message', receive);
  port.addEventListener('close', shut);
  port.start?.();

  return {
    call: (method, ...args) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(closedError());
        const id = nextId++;
        // Throws before anything is pending where the arguments cannot be cloned.
        send({ kind: 'call', id, method, args });
        pending.set(id, { resolve, reject });
      }),
    notify: (method, ...args) => {
      if (!isClosed) send({ kind: 'notify', method, args });
    },
    close: () => {
      if (!isClosed) send({ kind: 'close' });
      shut();
    },
  };
}

async function invoke(handlers: Methods, method: string, args: readonly unknown[]): Promise<unknown> {
  const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (typeof handler !== 'function') {
    throw new RpcError('UNKNOWN_METHOD', `There is no method "${method}" at this end.`);
  }
  return handler(...(args as never[]));
}

const closedError = () => new RpcError('CLOSED', 'The connection was closed: open a new one and call again.');

const tooMany = (limit: number | undefined) =>
  new RpcError('TOO_MANY_CALLS', `More than ${limit} calls at a time: wait for some to end.`);

const invalid = (what: string) => new RpcError('INVALID_MESSAGE', `The other end sent ${what}.`);
