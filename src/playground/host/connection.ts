import { createRpc, RpcError } from '../../rpc/index.ts';
import type { Row } from '../../runtime/connector.ts';
import {
  type CheckedRow,
  type GateMethods,
  type OutputEvent,
  readAnswer,
  readCheck,
  type WorkerAnswer,
  type WorkerMethods,
} from '../wire/control.ts';
import { protocolLimits } from '../wire/messageLimits.ts';
import { readSampleRecord, type SampleRecord, sampleLimits } from '../wire/sampleRecord.ts';
import { createEventGate } from './eventGate.ts';
import { openSandbox, type SandboxOptions } from './openSandbox.ts';
import type { PlaygroundStore } from './openStore.ts';
import { type RunLimits, stopNotice } from './runClock.ts';
import { type StopNotice, watchTask } from './watchTask.ts';

export interface ConnectionOptions extends SandboxOptions {
  /** Serves the rows to the sandbox. */
  readonly serve: PlaygroundStore['serve'];
  readonly limits: RunLimits;
  /** Milliseconds within which frame and worker have to be up. */
  readonly startLimit: number;
  readonly onEvent: (event: OutputEvent) => void;
  /** The sandbox ended, in plain words, while no task was running. */
  readonly onIdleEnd: (message: string) => void;
}

/** How a task of the worker ended: with its answer, or stopped. */
export type TaskEnd =
  | { readonly type: 'answer'; readonly answer: WorkerAnswer }
  | ({ readonly type: 'stopped' } & StopNotice);

type Task = 'load' | 'run' | 'reset';

/** One sandbox, spoken to as its worker. After a stop it is closed for good: a new one takes its place. */
export interface Connection {
  isOpen(): boolean;
  /** Whether it has come up at all. */
  hasStarted(): boolean;
  /** @param limits of this task; the usual ones where none are given */
  ask<Name extends Task>(
    task: Name,
    args: Parameters<WorkerMethods[Name]>,
    limits?: RunLimits,
  ): Promise<TaskEnd>;
  /** What LoopBack would make of rows; null where the worker does not say so in time. */
  check(model: string, rows: readonly Row[]): Promise<readonly CheckedRow[] | null>;
  /** What is to be remembered of the models that the last load or reset has filled. */
  takeSamples(): Promise<readonly SampleRecord[]>;
  /** Whether the worker answers within that many milliseconds. */
  responds(within: number): Promise<boolean>;
  /** Ends the task, if there is one; it is the user who wants that. */
  stop(): void;
  /** Lets a reset end early, with the rows that it has made. */
  cancel(): void;
  close(): void;
}

/** Opens a sandbox and watches over its tasks. Everything that it sends is parsed, counted and cut. */
export function openConnection(options: ConnectionOptions): Connection {
  const { limits } = options;
  const sandbox = openSandbox(options);
  const served = options.serve(sandbox.connector);
  const events = createEventGate(options.onEvent);
  const rpc = createRpc<WorkerMethods & GateMethods>(
    sandbox.control,
    { event: events.receive, breach: (breach: unknown) => end(describeBreach(breach)) },
    // Its process is gone, or it broke off: nothing will come from it any more.
    { maxInFlight: protocolLimits.events, onClose: () => end(brokenDown) },
  );
  const started = isDoneWithin(
    sandbox.ready.then(() => rpc.call('ping')),
    options.startLimit,
  );
  let isUp = false;
  let isOpen = true;
  let stopTask: ((message: string) => void) | null = null;

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    rpc.close();
    served.close();
    sandbox.close();
  };
  /** Ends the task, if there is one, and the sandbox. */
  const end = (message: string): void => {
    if (isOpen && stopTask === null) options.onIdleEnd(message);
    stopTask?.(message);
    close();
  };

  return {
    isOpen: () => isOpen,
    hasStarted: () => isUp,
    ask: async (task, args, given = task === 'reset' ? fillLimits : limits) => {
      events.restart();
      const watch = watchTask({
        limits: given,
        callsInFlight: served.inFlight,
        ping: () => rpc.call('ping'),
        pulse: () => rpc.call('pulse'),
        deathNotice: brokenDown,
      });
      stopTask = watch.stop;
      const answered = started.then(async (hasStarted) => {
        isUp = hasStarted;
        if (!hasStarted) return toStopped(notStarted);
        watch.start();
        return rpc.call(task, ...args).then(toEnd, toFailedEnd);
      });
      const taskEnd = await Promise.race([answered, watch.stopped.then(toTaskEnd)]);
      watch.end();
      stopTask = null;
      if (taskEnd.type === 'stopped') close();
      return taskEnd;
    },
    check: async (model, rows) => {
      const answer = rpc.call('check', model, rows);
      const isAnswered = await isDoneWithin(answer, limits.own);
      return isAnswered
        ? answer.then(
            (data) => readCheck(data, rows.length),
            () => null,
          )
        : null;
    },
    takeSamples: async () => {
      const records: SampleRecord[] = [];
      while (isOpen && records.length < sampleLimits.models) {
        const answer: Promise<unknown> = rpc.call('takeSample');
        if (!(await isDoneWithin(answer, limits.own))) break;
        const record = readSampleRecord(await answer.catch(() => null));
        if (record === null) break;
        records.push(record);
      }
      return records;
    },
    // One that is still coming up has a limit of its own.
    responds: async (within) => !isUp || isDoneWithin(rpc.call('ping'), within),
    stop: () => stopTask?.(stopNotice),
    cancel: () => rpc.notify('cancel'),
    close,
  };
}

/** Making sample data is the playground's own work, and a hundred thousand rows take their time. */
const fillLimits: RunLimits = { own: 600_000, whole: 1_800_000 };

const fresh = 'Stored rows are whole, and the next run starts a fresh sandbox.';

const notStarted =
  'The sandbox did not start. Reload the page; if that does not help, see whether sandbox.html is served beside it.';

function toEnd(data: unknown): TaskEnd {
  const answer = readAnswer(data);
  return answer === null
    ? toStopped(`Stopped: the sandbox answered something that is no answer. ${fresh}`)
    : { type: 'answer', answer };
}

const leftBehind =
  'What a run left behind went on after its end, so the sandbox was ended with it. Await what the code starts. ' +
  'Stored rows are whole; instances that were not stored are gone, and the next run starts a fresh sandbox.';

/** What ended the sandbox is not the code's own end: it says what to look for. */
function describeBreach(breach: unknown): string {
  if (breach === 'late') return leftBehind;
  return breach === 'flood'
    ? 'Stopped: the code sent more to the page than a run can. It was not let through. Print less, or call less at a time. ' +
        fresh
    : 'Stopped: the code wrote to the sandbox’s own connection, and what it sent is no call of LoopBack’s. It was not let through. ' +
        fresh;
}

const brokenDown =
  'Stopped: the sandbox broke down, most likely because its memory ran out. Look for a list or a text that grows without end, and find less with where and limit. ' +
  fresh;

function toFailedEnd(error: Error): TaskEnd {
  if (error instanceof RpcError && error.code === 'CLOSED') return toStopped(brokenDown);
  return toStopped(`Stopped: ${error.message.slice(0, 300)} ${fresh}`);
}

function toTaskEnd(notice: StopNotice): TaskEnd {
  return { type: 'stopped', ...notice };
}

function toStopped(message: string): TaskEnd {
  return toTaskEnd({ message, isTimeUp: false });
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
