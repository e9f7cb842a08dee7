import { createRpc } from '../../rpc/index.ts';
import type { Connector } from '../../runtime/connector.ts';
import { countCalls } from '../countCalls.ts';

import {
  type OutputEvent,
  protocolLimits,
  readAnswer,
  readEvent,
  type WorkerAnswer,
  type WorkerMethods,
} from '../protocol.ts';
import { serveConnector } from '../serveConnector.ts';
import { openSandbox, type SandboxOptions } from './openSandbox.ts';
import { createRunClock, describeStop, type RunLimits } from './runClock.ts';

export interface ConnectionOptions extends SandboxOptions {
  readonly connector: Connector;
  readonly limits: RunLimits;
  readonly onEvent: (event: OutputEvent) => void;
}

/** How a task of the worker ended: with its answer, or stopped. */
export type TaskEnd =
  | { readonly type: 'answer'; readonly answer: WorkerAnswer }
  | { readonly type: 'stopped'; readonly message: string };

type Task = 'load' | 'run' | 'reset';

/** One sandbox, spoken to as its worker. After a stop it is closed for good: a new one takes its place. */
export interface Connection {
  readonly isOpen: () => boolean;
  ask<Name extends Task>(task: Name, ...args: Parameters<WorkerMethods[Name]>): Promise<TaskEnd>;
  /** Whether the worker answers within that many milliseconds. */
  responds(within: number): Promise<boolean>;
  /** Ends the task, if there is one; it is the user who wants that. */
  stop(): void;
  close(): void;
}

const tickEvery = 100;
/** Milliseconds without an answer to a ping after which a worker counts as not responding. */
const pingLimit = 400;

/** Opens a sandbox and watches over its tasks. Everything that it sends is parsed, counted and cut. */
export function openConnection(options: ConnectionOptions): Connection {
  const { limits } = options;
  const sandbox = openSandbox(options);
  const calls = countCalls(options.connector);
  const served = serveConnector(calls.connector, sandbox.connector);
  const events = createEventGate(options.onEvent);
  const rpc = createRpc<WorkerMethods>(
    sandbox.control,
    { event: events.receive },
    { maxInFlight: protocolLimits.events },
  );
  let isOpen = true;
  let stopTask = (): void => {};

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    rpc.close();
    served.close();
    sandbox.close();
  };

  const ask = async <Name extends Task>(
    task: Name,
    ...args: Parameters<WorkerMethods[Name]>
  ): Promise<TaskEnd> => {
    events.restart();
    try {
      await sandbox.ready;
    } catch (error) {
      close();
      return { type: 'stopped', message: String(error instanceof Error ? error.message : error) };
    }
    const answered = rpc.call(task, ...args).then(toEnd, toFailedEnd);
    const watch = watchTask(
      () => calls.inFlight(),
      () => rpc.call('ping'),
      limits,
    );
    const given = new Promise<TaskEnd>((resolve) => {
      stopTask = () => resolve({ type: 'stopped', message: 'Stopped.' });
    });
    const end = await Promise.race([answered, watch.stopped, given]);
    watch.stop();
    stopTask = () => {};
    if (end.type === 'stopped') close();
    return end;
  };

  return {
    isOpen: () => isOpen,
    ask,
    responds: (within) =>
      Promise.race([
        sandbox.ready
          .then(() => rpc.call('ping'))
          .then(
            () => true,
            () => false,
          ),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), within)),
      ]),
    stop: () => stopTask(),
    close,
  };
}

function toEnd(data: unknown): TaskEnd {
  const answer = readAnswer(data);
  return answer === null
    ? { type: 'stopped', message: 'Stopped: the sandbox answered something that is no answer.' }
    : { type: 'answer', answer };
}

function toFailedEnd(error: Error): TaskEnd {
  return { type: 'stopped', message: `Stopped: the sandbox failed (${error.message.slice(0, 200)}).` };
}

/** Ticks while a task runs; `stopped` resolves when one of its limits is reached. */
function watchTask(callsInFlight: () => number, ping: () => Promise<void>, limits: RunLimits) {
  const tick = createRunClock(limits);
  let last = performance.now();
  let pingedAt: number | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const stopped = new Promise<TaskEnd>((resolve) => {
    timer = setInterval(() => {
      const now = performance.now();
      const isResponding = pingedAt === null || now - pingedAt < pingLimit;
      const reason = tick({ elapsed: now - last, callsInFlight: callsInFlight(), isResponding });
      last = now;
      if (reason !== null) resolve({ type: 'stopped', message: describeStop(reason, limits) });
      if (pingedAt !== null) return;
      pingedAt = now;
      const answered = (): void => {
        pingedAt = null;
      };
      ping().then(answered, answered);
    }, tickEvery);
  });
  return { stopped, stop: () => clearInterval(timer) };
}

/** Lets well-formed events through, up to the limits of a run; the worker keeps to them itself unless it is hostile. */
function createEventGate(onEvent: (event: OutputEvent) => void) {
  let events = 0;
  let nodes = 0;
  return {
    receive: (data: unknown): void => {
      // One more than the worker sends: its note that it cut.
      if (events > protocolLimits.events || nodes > protocolLimits.totalNodes + protocolLimits.nodes) return;
      events += 1;
      const event = readEvent(data);
      if (event === null) return;
      nodes += event.nodes;
      onEvent(event.value);
    },
    restart: (): void => {
      events = 0;
      nodes = 0;
    },
  };
}
