import type { PortLike, PortMessage } from '../../rpc/index.ts';
import type { Breach } from '../wire/control.ts';
import { callLimits, flowControl, messageLimits } from '../wire/limits.ts';
import { measure, tooLargeError } from '../wire/measure.ts';
import { createAllowance } from './allowance.ts';
import { readWorkerMessage } from './workerMessage.ts';

/** The two ports between which messages are passed on. */
interface Lane {
  readonly page: PortLike;
  readonly worker: PortLike;
}

/** The two conversations of a sandbox. */
export interface Lanes {
  /** The page requests tasks; the worker answers and sends events. */
  readonly control: Lane;
  /** The worker calls for rows; the store answers. */
  readonly connector: Lane;
}

/**
 * Passes messages on between the page and the worker that runs user code, in a
 * thread of its own: user code that gets hold of a port reaches only the gate,
 * and a flood of messages never becomes work for the page. The gate posts
 * messages of its own making, from the members that it knows, each copied and
 * counted. Anything that breaks the protocol ends the sandbox at once.
 *
 * @param now returns milliseconds
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

  /** Ids of the page's requests that let code work on rows, while they have no answer. */
  const tasks = new Set<number>();
  const isAtWork = (): boolean => tasks.size > 0;
  const { inFlight } = passCalls(connector, isAtWork, refuse);
  passControl(control, tasks, refuse, inFlight, now);
  control.page.addEventListener('close', shut);
}

/** Requests of the page that let code work on rows. */
const taskNames: ReadonlySet<string> = new Set(['load', 'run', 'reset', 'check']);

function passControl(
  { page, worker }: Lane,
  tasks: Set<number>,
  refuse: (breach: Breach) => void,
  callsInFlight: () => number,
  now: () => number,
): void {
  const requests = new Set<number>();
  const allowance = createAllowance(now);

  listen(page, (data) => {
    const message = readWorkerMessage(data);
    if (message?.kind === 'call' && message.method === 'pulse') {
      return page.postMessage({ kind: 'return', id: message.id, value: callsInFlight() });
    }
    // Messages of the page are trusted.
    if (message?.kind === 'call') {
      requests.add(message.id);
      if (taskNames.has(message.method)) tasks.add(message.id);
      if (message.method !== 'ping') allowance.restart();
    }
    worker.postMessage(data);
  });

  const passEvent = (args: readonly unknown[]): void => {
    const event = measure(args[0], messageLimits);
    if (args.length !== 1 || 'excess' in event || !allowance.take(event.weight)) refuse('flood');
    else if (tasks.size === 0 && !isUncaught(event.copy)) refuse('late');
    else page.postMessage({ kind: 'notify', method: 'event', args: [event.copy] });
  };
  const answer = (id: number, key: 'value' | 'error', content: unknown): void => {
    tasks.delete(id);
    const measured = measure(content, messageLimits);
    if ('excess' in measured) page.postMessage(tooLargeAnswer(id));
    else page.postMessage({ kind: key === 'value' ? 'return' : 'throw', id, [key]: measured.copy });
  };
  listen(worker, (data) => {
    const message = readWorkerMessage(data);
    // The worker may only send events, and answer each request once.
    if (message?.kind === 'notify' && message.method === 'event') return passEvent(message.args);
    if (message?.kind === 'return' && requests.delete(message.id)) {
      return answer(message.id, 'value', message.value);
    }
    if (message?.kind === 'throw' && requests.delete(message.id)) {
      return answer(message.id, 'error', message.error);
    }
    refuse('forged');
  });
}

const tooLargeAnswer = (id: number): unknown => ({
  kind: 'throw',
  id,
  error: { name: 'RpcError', message: 'the sandbox’s answer is too large to be read.' },
});

/** The browser may report an uncaught error after the end of its run. */
function isUncaught(event: unknown): boolean {
  return typeof event === 'object' && event !== null && Reflect.get(event, 'type') === 'uncaught';
}

/** @returns the number of calls without an answer */
function passCalls(
  { page, worker }: Lane,
  isAtWork: () => boolean,
  refuse: (breach: Breach) => void,
): { inFlight(): number } {
  const waiting: { id: number; weight: number; call: unknown }[] = [];
  const passed = new Map<number, number>();
  let weight = 0;
  const inFlight = (): number => passed.size + waiting.length;

  const passSome = (): void => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const isFull = passed.size >= flowControl.calls || weight + next.weight > flowControl.weight;
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
    // Left behind by a run that has ended.
    if (!isAtWork()) return refuse('late');
    if (inFlight() >= callLimits.inFlight) return refuse('flood');
    const { kind, id, method } = message;
    const measured = measure(message.args, callLimits.size);
    if ('excess' in measured) {
      const { name, code, message: text } = tooLargeError(measured.excess, callLimits.size);
      return worker.postMessage({ kind: 'throw', id, error: { name, code, message: text } });
    }
    waiting.push({ id, weight: measured.weight, call: { kind, id, method, args: measured.copy } });
    passSome();
  });
  return { inFlight };
}

function listen(port: PortLike, receive: (data: unknown) => void): void {
  port.addEventListener('message', ({ data }: PortMessage) => receive(data));
  port.start?.();
}
