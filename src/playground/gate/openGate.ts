import type { PortLike, PortMessage } from '../../rpc/index.ts';
import { ConnectorError } from '../../runtime/connector.ts';
import { defaultLimits, measureCall } from '../measureCall.ts';
import { weigh } from '../messageLimits.ts';
import type { Breach } from '../protocol.ts';
import { createAllowance } from './allowance.ts';
import { readWorkerMessage, type WorkerMessage } from './workerMessage.ts';

/** The two ends between which messages are passed on. */
export interface Lane {
  readonly page: PortLike;
  readonly worker: PortLike;
}

/** The two conversations of a sandbox. */
export interface Lanes {
  /** The page asks for runs, the worker answers and tells events. */
  readonly control: Lane;
  /** The worker asks for rows, the page answers. */
  readonly connector: Lane;
}

/** What is passed on to the page at a time; more waits here. */
const window = { calls: 64, weight: 5_000_000 };

/**
 * Passes messages on between the page and the worker that runs user code, in a
 * thread of its own: a port that user code got hold of leads here, and what it
 * is flooded with never becomes work of the page. What a worker that keeps to
 * the protocol would never send ends the sandbox at once.
 *
 * @param now milliseconds
 */
export function openGate({ control, connector }: Lanes, now: () => number): void {
  const ports = [control.worker, connector.worker, connector.page];
  let isShut = false;
  const shut = (): void => {
    isShut = true;
    for (const port of ports) port.close();
  };
  const refuse = (breach: Breach): void => {
    if (isShut) return;
    shut();
    control.page.postMessage({ kind: 'notify', method: 'breach', args: [breach] });
  };

  passControl(control, refuse, now);
  passCalls(connector, refuse);
  control.page.addEventListener('close', shut);
}

function passControl({ page, worker }: Lane, refuse: (breach: Breach) => void, now: () => number): void {
  const asked = new Set<number>();
  const allowance = createAllowance(now);

  listen(page, (data) => {
    const message = readWorkerMessage(data);
    if (message?.kind === 'call' && message.method === 'pulse') {
      return page.postMessage({ kind: 'return', id: message.id, value: undefined });
    }
    // The page's own word: it is believed.
    if (message?.kind === 'call') asked.add(message.id);
    if (message?.kind === 'call' && message.method !== 'ping') allowance.restart();
    worker.postMessage(data);
  });
  listen(worker, (data) => {
    const message = readWorkerMessage(data);
    if (message === null) return refuse('forged');
    if (message.kind === 'call' || !isWanted(message, asked)) return refuse('forged');
    if (message.kind === 'answer') {
      passOn(page, weigh(message.value) === null ? tooLarge(message.id) : data, refuse);
    } else if (allowance.take(message.args)) passOn(page, data, refuse);
    else refuse('flood');
  });
}

const tooLarge = (id: number): unknown => ({
  kind: 'throw',
  id,
  error: { name: 'RpcError', message: 'the sandbox’s answer is too large to be read.' },
});

/** The only thing that it tells are events; it answers what it was asked, once. */
function isWanted(message: WorkerMessage, asked: Set<number>): boolean {
  if (message.kind === 'notify') return message.method === 'event';
  return message.kind === 'answer' && asked.delete(message.id);
}

function passCalls({ page, worker }: Lane, refuse: (breach: Breach) => void): void {
  const waiting: { id: number; weight: number; data: unknown }[] = [];
  const passed = new Map<number, number>();
  let weight = 0;

  const passSome = (): void => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const isFull = passed.size >= window.calls || weight + next.weight > window.weight;
      if (isFull && passed.size > 0) return;
      waiting.shift();
      passed.set(next.id, next.weight);
      weight += next.weight;
      passOn(page, next.data, refuse);
    }
  };

  listen(page, (data) => {
    const message = readWorkerMessage(data);
    if (message?.kind === 'answer') {
      weight -= passed.get(message.id) ?? 0;
      passed.delete(message.id);
    }
    worker.postMessage(data);
    passSome();
  });
  listen(worker, (data) => {
    const message = readWorkerMessage(data);
    if (message?.kind !== 'call' || passed.has(message.id)) return refuse('forged');
    if (passed.size + waiting.length >= defaultLimits.inFlight) return refuse('flood');
    const { id, args } = message;
    try {
      waiting.push({ id, weight: measureCall(args, defaultLimits), data });
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const { name, code, message: text } = error;
      return worker.postMessage({ kind: 'throw', id, error: { name, code, message: text } });
    }
    passSome();
  });
}

function passOn(page: PortLike, data: unknown, refuse: (breach: Breach) => void): void {
  try {
    page.postMessage(data);
  } catch {
    // It holds a port or something else that can't be passed on: no message does.
    refuse('forged');
  }
}

function listen(port: PortLike, receive: (data: unknown) => void): void {
  port.addEventListener('message', ({ data }: PortMessage) => receive(data));
  port.start?.();
}
