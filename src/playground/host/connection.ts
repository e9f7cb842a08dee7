import { createRpc } from '../../rpc/index.ts';
import type { Row } from '../../runtime/connector.ts';
import type { EngineName } from '../../runtime/index.ts';
import {
  type CheckedRow,
  type GateMethods,
  type ModelFile,
  type OutputEvent,
  readCheck,
  readPulse,
  type WorkerMethods,
} from '../wire/control.ts';
import { outputLimits, type RunLimits, runLimits, sampleLimits, timeLimits } from '../wire/limits.ts';
import { readSampleRecord, type SampleRecord } from '../wire/sampleRecord.ts';
import { createEventGate } from './eventGate.ts';
import type { Sandbox } from './openSandbox.ts';
import type { PlaygroundStore } from './openStore.ts';
import { stoppedByUserMessage } from './runClock.ts';
import {
  crashedMessage,
  describeBreach,
  fromRpcError,
  needsFiles,
  notStartedMessage,
  parseAnswer,
  type TaskEnd,
  toStopped,
} from './taskEnds.ts';
import { watchTask } from './watchTask.ts';

export interface ConnectionOptions {
  readonly sandbox: Sandbox;
  /** Serves the rows to the sandbox. */
  readonly serve: PlaygroundStore['serve'];
  readonly onEvent: (event: OutputEvent) => void;
  /** The sandbox ended while no task was running; the message says why. */
  readonly onIdleEnd: (message: string) => void;
}

type Task = 'load' | 'run' | 'reset';

/** A connection to one sandbox. Once stopped it cannot be reused. */
export interface Connection {
  isOpen(): boolean;
  /** Whether the worker has answered once. */
  hasStarted(): boolean;
  /** Defines the models of these files; the files are sent only if the worker does not have them yet. */
  load(files: readonly ModelFile[], samples: readonly SampleRecord[], engine: EngineName): Promise<TaskEnd>;
  run(...args: [...Parameters<WorkerMethods['run']>, limits: RunLimits]): Promise<TaskEnd>;
  reset(...args: Parameters<WorkerMethods['reset']>): Promise<TaskEnd>;
  /** What LoopBack would store for these rows; null where the worker does not answer in time. */
  check(model: string, rows: readonly Row[]): Promise<readonly CheckedRow[] | null>;
  /** The records of the models that the last load or reset filled. */
  takeSamples(): Promise<readonly SampleRecord[]>;
  /** Whether the worker answers within that many milliseconds. */
  responds(within: number): Promise<boolean>;
  /** Stops the running task on behalf of the user. */
  stop(): void;
  /** Ends a reset early; the rows created so far stay. */
  cancel(): void;
  close(): void;
}

/** Connects to a sandbox and watches its tasks. Everything that the sandbox sends is parsed, counted and limited. */
export function openConnection({ sandbox, serve, onEvent, onIdleEnd }: ConnectionOptions): Connection {
  const served = serve(sandbox.connector);
  const events = createEventGate(onEvent);
  const rpc = createRpc<WorkerMethods & GateMethods>(
    sandbox.control,
    { event: events.receive, breach: (breach: unknown) => end(describeBreach(breach)) },
    // A closed port means that the sandbox's process has died or closed it.
    { maxInFlight: outputLimits.events, onClose: () => end(crashedMessage) },
  );
  const started = isDoneWithin(
    sandbox.ready.then(() => rpc.call('ping')),
    timeLimits.start,
  );
  let isUp = false;
  let isOpen = true;
  let loadedFiles: readonly ModelFile[] | null = null;
  let loadedEngine: EngineName | null = null;
  let stopTask: ((message: string) => void) | null = null;

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    rpc.close();
    served.close();
    sandbox.close();
  };
  /** Ends the running task, if any, and the sandbox. */
  const end = (message: string): void => {
    if (isOpen && stopTask === null) onIdleEnd(message);
    stopTask?.(message);
    close();
  };

  const perform = async <Name extends Task>(
    task: Name,
    args: Parameters<WorkerMethods[Name]>,
    limits: RunLimits,
  ): Promise<TaskEnd> => {
    events.restart();
    const watch = watchTask({
      limits,
      ping: () => rpc.call('ping'),
      pulse: () => rpc.call('pulse').then(readPulse),
      deathMessage: crashedMessage,
    });
    stopTask = watch.stop;
    const answered = started.then(async (hasStarted) => {
      isUp = hasStarted;
      if (!hasStarted) return toStopped(notStartedMessage);
      watch.start();
      return rpc.call(task, ...args).then(parseAnswer, fromRpcError);
    });
    const stopped = watch.stopped.then(({ message, isTimeUp }) => toStopped(message, isTimeUp));
    const taskEnd = await Promise.race([answered, stopped]);
    watch.end();
    stopTask = null;
    if (taskEnd.type === 'stopped') close();
    return taskEnd;
  };

  return {
    isOpen: () => isOpen,
    hasStarted: () => isUp,
    load: async (files, samples, engine) => {
      const isKnown = loadedFiles === files && loadedEngine === engine;
      loadedFiles = files;
      loadedEngine = engine;
      const load = (sent: readonly ModelFile[] | null) =>
        perform('load', [sent, samples, engine], runLimits.usual);
      const loaded = await load(isKnown ? null : files);
      return isKnown && needsFiles(loaded) ? load(files) : loaded;
    },
    run: (code, source, limits) => perform('run', [code, source], limits),
    reset: (...args) => perform('reset', args, runLimits.fill),
    check: async (model, rows) => {
      const answer = rpc.call('check', model, rows);
      const isAnswered = await isDoneWithin(answer, runLimits.usual.own);
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
        if (!(await isDoneWithin(answer, runLimits.usual.own))) break;
        const record = readSampleRecord(await answer.catch(() => null));
        if (record === null) break;
        records.push(record);
      }
      return records;
    },
    // A worker that is still starting has a limit of its own.
    responds: async (within) => !isUp || isDoneWithin(rpc.call('ping'), within),
    stop: () => stopTask?.(stoppedByUserMessage),
    cancel: () => rpc.notify('cancel'),
    close,
  };
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
