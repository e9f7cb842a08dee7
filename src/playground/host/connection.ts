import { createRpc } from '../../rpc/index.ts';
import type { Connector } from '../../runtime/connector.ts';
import { countCalls } from '../countCalls.ts';

import {
  type OutputEvent,
  protocolLimits,
  readAnswer,
  type WorkerAnswer,
  type WorkerMethods,
} from '../protocol.ts';
import { serveConnector } from '../serveConnector.ts';
import { createEventGate } from './eventGate.ts';
import { openSandbox, type SandboxOptions } from './openSandbox.ts';
import type { RunLimits } from './runClock.ts';
import { watchTask } from './watchTask.ts';

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
  let stopTask = (_message: string): void => {};

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    rpc.close();
    served.close();
    sandbox.close();
  };

  return {
    isOpen: () => isOpen,
    ask: async (task, ...args) => {
      events.restart();
      const watch = watchTask({ limits, callsInFlight: calls.inFlight, ping: () => rpc.call('ping') });
      stopTask = watch.stop;
      // The time that the frame takes to come up has a limit of its own.
      const answered = sandbox.ready.then(() => {
        watch.start();
        return rpc.call(task, ...args);
      });
      const end = await Promise.race([answered.then(toEnd, toFailedEnd), watch.stopped.then(toStopped)]);
      watch.end();
      if (end.type === 'stopped') close();
      return end;
    },
    responds: (within) => {
      const answered = sandbox.ready.then(() => rpc.call('ping'));
      return isDoneWithin(answered, within);
    },
    stop: () => stopTask('Stopped.'),
    close,
  };
}

function toEnd(data: unknown): TaskEnd {
  const answer = readAnswer(data);
  return answer === null
    ? toStopped('Stopped: the sandbox answered something that is no answer.')
    : { type: 'answer', answer };
}

function toFailedEnd(error: Error): TaskEnd {
  return toStopped(`Stopped: ${error.message.slice(0, 300)}`);
}

function toStopped(message: string): TaskEnd {
  return { type: 'stopped', message };
}

function isDoneWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    const end = (isDone: boolean) => () => {
      clearTimeout(timer);
      resolve(isDone);
    };
    work.then(end(true), end(false));
  });
}
