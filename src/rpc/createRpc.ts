import type * as z from 'zod/mini';
import { describeFirstIssue } from '../lib/describeIssue.ts';
import { fromErrorData, RpcError, toErrorData } from './errorData.ts';
import { type Message, messageSchema } from './message.ts';
import type { PortLike, PortMessage } from './port.ts';

/** Methods of any signature: every parameter accepts `never`. */
export type Methods = { readonly [name: string]: (...args: never[]) => unknown };

/** Typed calls over one port, in both directions. */
export interface Rpc<Remote extends Methods> {
  /** Calls a method at the other end. Rejects with its error, or with an {@link RpcError}. */
  call<Name extends keyof Remote & string>(
    method: Name,
    ...args: Parameters<Remote[Name]>
  ): Promise<Awaited<ReturnType<Remote[Name]>>>;
  /** Calls a method at the other end, without a result or an error. */
  notify<Name extends keyof Remote & string>(method: Name, ...args: Parameters<Remote[Name]>): void;
  /** Notifies the other end, closes the port, and rejects pending calls with `CLOSED`. */
  close(): void;
}

export interface RpcOptions {
  /** How many calls of the other end may run at the same time; further ones are refused with `TOO_MANY_CALLS`. */
  readonly maxInFlight?: number;
  /** Receives invalid messages of the other end and failed notifications, which have no reply. */
  readonly onProblem?: (problem: Error) => void;
  /** Called once, when either end closes. */
  readonly onClose?: () => void;
}

/**
 * Connects two ends over a port: serves `handlers` to the other end and calls
 * what that serves. Only own properties of `handlers` can be called. Calls have
 * no time limit: to stop waiting, close.
 */
export function createRpc<Remote extends Methods>(
  port: PortLike,
  handlers: Methods = {},
  options: RpcOptions = {},
): Rpc<Remote> {
  const endpoint = new Endpoint(port, handlers, options);
  return {
    call: (method, ...args) => endpoint.call(method, args) as never,
    notify: (method, ...args) => endpoint.notify(method, args),
    close: () => endpoint.close(),
  };
}

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One end of a port, with its pending calls and the running calls of the other end. */
class Endpoint {
  readonly #port: PortLike;
  readonly #handlers: Methods;
  readonly #options: RpcOptions;
  readonly #pending = new Map<number, PendingCall>();
  #nextId = 0;
  #inFlight = 0;
  #isClosed = false;

  constructor(port: PortLike, handlers: Methods, options: RpcOptions) {
    this.#port = port;
    this.#handlers = handlers;
    this.#options = options;
    port.addEventListener('message', this.#receive);
    port.addEventListener('close', this.#shut);
    port.start?.();
  }

  call(method: string, args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(closedError());
      const id = this.#nextId++;
      // Sends first: if the arguments cannot be cloned, it throws before the call is pending.
      this.#send({ kind: 'call', id, method, args });
      this.#pending.set(id, { resolve, reject });
    });
  }

  notify(method: string, args: unknown[]): void {
    if (!this.#isClosed) this.#send({ kind: 'notify', method, args });
  }

  close(): void {
    if (!this.#isClosed) this.#send({ kind: 'close' });
    this.#shut();
  }

  #send(message: Message): void {
    this.#port.postMessage(message);
  }

  readonly #shut = (): void => {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#port.removeEventListener('message', this.#receive);
    this.#port.removeEventListener('close', this.#shut);
    this.#port.close();
    const calls = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of calls) reject(closedError());
    this.#options.onClose?.();
  };

  readonly #receive = ({ data }: PortMessage): void => {
    const parsed = messageSchema.safeParse(data);
    if (parsed.success) this.#dispatch(parsed.data);
    else this.#options.onProblem?.(invalid(describeInvalidMessage(parsed.error, data)));
  };

  #dispatch(message: Message): void {
    if (message.kind === 'return') this.#settle(message.id, ({ resolve }) => resolve(message.value));
    else if (message.kind === 'throw') {
      this.#settle(message.id, ({ reject }) => reject(fromErrorData(message.error)));
    } else if (message.kind === 'close') this.#shut();
    else if (message.kind === 'call') this.#answer(message.id, message.method, message.args);
    else {
      invoke(this.#handlers, message.method, message.args).catch((error) => this.#options.onProblem?.(error));
    }
  }

  async #answer(id: number, method: string, args: readonly unknown[]): Promise<void> {
    const { maxInFlight = Number.POSITIVE_INFINITY } = this.#options;
    if (this.#inFlight >= maxInFlight) {
      return this.#send({ kind: 'throw', id, error: toErrorData(tooMany(maxInFlight)) });
    }
    this.#inFlight++;
    try {
      const value = await invoke(this.#handlers, method, args);
      if (!this.#isClosed) this.#send({ kind: 'return', id, value });
    } catch (error) {
      if (!this.#isClosed) this.#send({ kind: 'throw', id, error: toErrorData(error) });
    } finally {
      this.#inFlight--;
    }
  }

  #settle(id: number, settlement: (call: PendingCall) => void): void {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    if (call) settlement(call);
    else this.#options.onProblem?.(invalid(`an answer to a call that was not made (${id})`));
  }
}

function describeInvalidMessage(error: z.core.$ZodError, data: unknown): string {
  const { place, expected, found } = describeFirstIssue(error, data);
  return `a message that can’t be read: expected ${expected}${place === '' ? '' : ` at ${place}`}, found ${found}`;
}

async function invoke(handlers: Methods, method: string, args: readonly unknown[]): Promise<unknown> {
  const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (typeof handler !== 'function') {
    throw new RpcError('UNKNOWN_METHOD', `There is no method "${method}" at this end.`);
  }
  return handler(...(args as never[]));
}

const closedError = () => new RpcError('CLOSED', 'The connection was closed: open a new one and call again.');

const tooMany = (limit: number) =>
  new RpcError('TOO_MANY_CALLS', `More than ${limit} calls at a time: wait for some to end.`);

const invalid = (what: string) => new RpcError('INVALID_MESSAGE', `The other end sent ${what}.`);
