import type { PortLike, PortMessage } from '../../rpc/index.ts';
import { ConnectorError } from '../../runtime/connector.ts';
import type { Breach } from '../wire/control.ts';
import { defaultLimits, measureCall } from '../wire/measureCall.ts';
import { copyMessage } from '../wire/messageLimits.ts';
import { createAllowance } from './allowance.ts';
import { readWorkerMessage } from './workerMessage.ts';

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
 * is flooded with never becomes work of the page. The page gets messages that
 * the gate makes, of the members that it knows, each copied and counted. What
 * a worker that keeps to the protocol would never send ends the sandbox at once.
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

  const isAtWork = passControl(control, refuse, now);
  passCalls(connector, isAtWork, refuse);
  control.page.addEventListener('close', shut);
}

/** What the page asks for that lets user code, or the playground's own code, work on rows. */
const tasks: ReadonlySet<string> = new Set(['load', 'run', 'reset', 'check']);

/** @returns whether the page waits for the end of a task */
function passControl(
  { page, worker }: Lane,
  refuse: (breach: Breach) => void,
  now: () => number,
): () => boolean {
  const asked = new Set<number>();
  const atWork = new Set<number>();
  const allowance = createAllowance(now);
  const isAtWork = (): boolean => atWork.size > 0;

  listen(page, (data) => {
    const message = readWorkerMessage(data);
    if (message?.kind === 'call' && message.method === 'pulse') {
      return page.postMessage({ kind: 'return', id: message.id, value: undefined });
    }
    // The page's own word: it is believed.
    if (message?.kind === 'call') {
      asked.add(message.id);
      if (tasks.has(message.method)) atWork.add(message.id);
      if (message.method !== 'ping') allowance.restart();
    }
    worker.postMessage(data);
  });

  const tell = (args: readonly unknown[]): void => {
    const message = args.length === 1 ? copyMessage(args[0]) : null;
    if (message === null || !allowance.take(message.weight)) refuse('flood');
    else if (!isAtWork() && !isNews(message.copy)) refuse('late');
    else page.postMessage({ kind: 'notify', method: 'event', args: [message.copy] });
  };
  const answer = (id: number, key: 'value' | 'error', content: unknown): void => {
    atWork.delete(id);
    const message = copyMessage(content);
    if (message === null) page.postMessage(tooLarge(id));
    else page.postMessage({ kind: key === 'value' ? 'return' : 'throw', id, [key]: message.copy });
  };
  listen(worker, (data) => {
    const message = readWorkerMessage(data);
    // The only thing that it tells are events; it answers what it was asked, once.
    if (message?.kind === 'notify' && message.method === 'event') return tell(message.args);
    if (message?.kind === 'return' && asked.delete(message.id)) {
      return answer(message.id, 'value', message.value);
    }
    if (message?.kind === 'throw' && asked.delete(message.id)) {
      return answer(message.id, 'error', message.error);
    }
    refuse('forged');
  });
  return isAtWork;
}

const tooLarge = (id: number): unknown => ({
  kind: 'throw',
  id,
  error: { name: 'RpcError', message: 'the sandbox’s answer is too large to be read.' },
});

/** The browser may tell of an error that nobody caught after the run that it belongs to. */
function isNews(event: unknown): boolean {
  return typeof event === 'object' && event !== null && Reflect.get(event, 'type') === 'uncaught';
}

function passCalls({ page, worker }: Lane, isAtWork: () => boolean, refuse: (breach: Breach) => void): void {
  const waiting: { id: number; weight: number; call: unknown }[] = [];
  const passed = new Map<number, number>();
  let weight = 0;

  const passSome = (): void => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const isFull = passed.size >= window.calls || weight + next.weight > window.weight;
      if (isFull && passed.size > 0) return;
      waiting.shift();
      passed.set(next.id, next.weight);
      weight += next.weight;
      page.postMessage(next.call);
    }
  };

  listen(page, (data) => {
    const message = readWorkerMessage(data);
    if (message?.kind === 'return' || message?.kind === 'throw') {
      weight -= passed.get(message.id) ?? 0;
      passed.delete(message.id);
    }
    worker.postMessage(data);
    passSome();
  });
  listen(worker, (data) => {
    const message = readWorkerMessage(data);
    if (message?.kind !== 'call' || passed.has(message.id)) return refuse('forged');
    // What one run left behind is not part of the next, nor of none.
    if (!isAtWork()) return refuse('late');
    if (passed.size + waiting.length >= defaultLimits.inFlight) return refuse('flood');
    const { kind, id, method } = message;
    try {
      const measured = measureCall(message.args, defaultLimits);
      waiting.push({ id, weight: measured.weight, call: { kind, id, method, args: measured.args } });
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const { name, code, message: text } = error;
      return worker.postMessage({ kind: 'throw', id, error: { name, code, message: text } });
    }
    passSome();
  });
}

function listen(port: PortLike, receive: (data: unknown) => void): void {
  port.addEventListener('message', ({ data }: PortMessage) => receive(data));
  port.start?.();
}
