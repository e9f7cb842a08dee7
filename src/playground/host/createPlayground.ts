import { late } from '../../lib/late.ts';
import type { DesignModel } from '../designModel.ts';
import type { Orphans } from '../store/findOrphans.ts';
import type { PropertyRenames } from '../store/followMoves.ts';
import type { UndoOffer, Turn as UndoTurn } from '../store/rowHistory.ts';
import type { StoreChanges } from '../store/storeChanges.ts';
import type { ModelFile, OutputEvent, ResetOptions } from '../wire/control.ts';
import type { ShownError } from '../wire/shown.ts';
import { type Connection, openConnection, type TaskEnd } from './connection.ts';
import { keepConnection } from './keepConnection.ts';
import type { PlaygroundStore } from './openStore.ts';
import type { CodeLabel } from './prepareCode.ts';
import type { RunLimits } from './runClock.ts';
import { servedModels } from './servedModels.ts';
import { atBroken, cancelled, stoppedByUser } from './taskEnds.ts';
import { createTaskTurns, type Turn } from './taskTurns.ts';
import { watchIdle } from './watchIdle.ts';

export interface PlaygroundOptions {
  /** Where the hidden frame lives. */
  readonly container: HTMLElement;
  /** The rows that user code works on; confined to one project. */
  readonly store: PlaygroundStore;
  /** Milliseconds that the code of a run may take; the time that the page takes to answer it is not counted. */
  readonly timeLimit?: number;
  /** Of `sandbox.html`, where it is not beside the page. */
  readonly address?: string;
}

/** How a run ended. Its output has come as events. */
export type RunResult =
  | { readonly type: 'done'; readonly milliseconds: number }
  | { readonly type: 'failed'; readonly milliseconds: number; readonly error: ShownError }
  /** The sandbox was ended, with the reason in plain words; stored data is whole and the next run works. */
  | {
      readonly type: 'stopped';
      readonly message: string;
      /** Whether a run that may take longer might come to its end. */
      readonly isTimeUp?: boolean;
    };

/** How a task ended, and what it made of the stored rows. */
export interface RunReport {
  readonly result: RunResult;
  readonly changes: StoreChanges;
  readonly orphans: readonly Orphans[];
  readonly undo: UndoOffer;
}

export interface RunOptions {
  /** Whether it may take `patientLimits` instead of the usual time. */
  readonly isPatient?: boolean;
  /** The number of its first line, where it is a part of other code; from 1. */
  readonly firstLine?: number;
}

/** An event of a run; the label says which statement a value belongs to. */
export type PlaygroundEvent = OutputEvent & { readonly source: CodeLabel | null };

export interface Playground {
  /**
   * Takes the files of the design; they are defined anew at the next run if they
   * have changed, and the rows of renamed models and keys are carried over.
   *
   * @param design the same, as the page knows it
   * @param renamesOf tells which properties were renamed
   */
  load(files: readonly ModelFile[], design: readonly DesignModel[], renamesOf?: PropertyRenames): void;
  run(code: string, options?: RunOptions): Promise<RunReport>;
  /** Defines the models of the last `load` and fills those that have never had rows, as every run does first. */
  createSampleData(): Promise<RunReport>;
  /**
   * Lets LoopBack look at the rows of a file that has been read; what it makes
   * of them takes their place. Nothing is stored.
   */
  checkStaged(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<CheckEnd>;
  /** The rows are those of another moment: the next task lets them follow the design anew. */
  forgetDesign(): void;
  /** Does something with the rows between runs. What it throws is thrown. */
  withRows<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Starts the sandbox, so that the next task does not wait for it. */
  warmUp(): void;
  /** Ends what is running, however far it has come. */
  stop(): void;
  /**
   * Undoes what a run changed, or redoes it; a refusal ends as `stopped`, with
   * the reason.
   *
   * @param change as the report of the run offered it
   */
  turn(change: string, turn: UndoTurn): Promise<RunReport>;
  /**
   * Makes sample data, in the place of all rows or beside them.
   *
   * @param signal lets it end early, with the rows that it has made
   */
  reset(options: ResetOptions, signal: AbortSignal): Promise<RunReport>;
  /** @returns what ends the listening */
  onEvent(listener: (event: PlaygroundEvent) => void): () => void;
  dispose(): void;
}

/** `unknown`: the sandbox did not say what LoopBack makes of them. */
export type CheckEnd = 'checked' | 'cancelled' | 'unknown';

/** Rows that are checked in one message. */
const checkedAtOnce = 100;

/** For code that is known to take its time. */
export const patientLimits: RunLimits = { own: 60_000, whole: 600_000 };

const startLimit = 10_000;
/** Milliseconds that code of the last run may keep it busy while nothing else is asked of it. */
const busyLimit = 5_000;

const leftBehind =
  'What the run left behind kept the sandbox busy without end, so it was ended. Look for a timer or a promise that nobody waits for. Stored rows are whole; instances that were not stored are gone.';

/** The sandbox of one project. It starts when first needed; tasks run one after the other. */
export function createPlayground(options: PlaygroundOptions): Playground {
  const { container, store, timeLimit = 5_000 } = options;
  const address = options.address ?? new URL('sandbox.html', document.baseURI).href;
  const limits = { own: timeLimit, whole: Math.max(60_000, timeLimit * 2) };
  const listeners = new Set<(event: PlaygroundEvent) => void>();
  let files: readonly ModelFile[] = [];
  let design: readonly DesignModel[] = [];
  let renamesOf: PropertyRenames | undefined;
  let carried: readonly DesignModel[] | null = null;
  // Those of all runs: a promise that was not awaited may print during the next.
  const labels: CodeLabel[] = [];
  let isDisposed = false;
  const turns = createTaskTurns();

  const onEvent = (event: OutputEvent): void => {
    const source = event.type === 'value' ? (labels[event.label] ?? null) : null;
    for (const listener of listeners) listener({ ...event, source });
  };
  const tell = (text: string): void => onEvent({ type: 'note', text });
  const keeper = keepConnection(() =>
    openConnection({
      container,
      address,
      startLimit,
      serve: store.serve,
      limits,
      onEvent,
      onIdleEnd: tell,
    }),
  );

  const stopWatching = watchIdle({
    isIdle: () => turns.isIdle() && keeper.isUp(),
    responds: () => keeper.responds(busyLimit),
    onBusy: () => {
      keeper.renew();
      tell(leftBehind);
    },
  });

  /** Lets the rows follow the design, and says what was done. */
  const carry = async (): Promise<void> => {
    if (carried === design) return;
    const wanted = design;
    const notes = await store.carryRows(wanted, renamesOf);
    carried = wanted;
    for (const text of notes) tell(text);
  };

  /** Defines the models of the design, and remembers which of them got sample rows. */
  const loadModels = async (connection: Connection, turn: Turn): Promise<TaskEnd> => {
    await store.serveModels(servedModels(design, files));
    const records = await store.samples.read();
    if (turn.isStopped()) return stoppedByUser;
    const end = await connection.ask('load', [files, records]);
    await keepSamples(connection);
    return end;
  };
  const keepSamples = async (connection: Connection): Promise<void> => {
    const records = await connection.takeSamples();
    if (records.length > 0) await store.samples.keep(records);
  };

  /** Loads the design, then does what is asked for unless loading failed. */
  const afterLoading = (
    task?: (connection: Connection, turn: Turn) => Promise<TaskEnd>,
  ): Promise<RunReport> =>
    turns.take(async (turn) => {
      if (isDisposed) return { ...unchanged, result: disposed };
      // Its start and the rows' way to the design of now go on side by side.
      keeper.warmUp();
      await carry();
      const connection = await keeper.connect();
      const loaded = await loadModels(connection, turn);
      const isLoaded = loaded.type === 'answer' && loaded.answer.ok;
      const end = isLoaded && task !== undefined ? await task(connection, turn) : loaded;
      // The next run does not have to wait for a start.
      if (connection.hasStarted()) keeper.warmUp();
      return { result: toResult(end), ...(await store.stopRecording(design)) };
    });

  return {
    load: (next, described, renames) => {
      files = next;
      design = described;
      renamesOf = renames;
    },
    run: (given, { isPatient = false, firstLine = 1 } = {}) =>
      afterLoading(async (connection, turn) => {
        const code = '\n'.repeat(firstLine - 1) + given;
        const { prepareCode } = await late(() => import('./prepareCode.ts'));
        const prepared = prepareCode(code, labels.length);
        labels.push(...prepared.labels);
        await store.startRecording();
        if (turn.isStopped()) return stoppedByUser;
        const source = { text: code, statements: prepared.statements };
        return atBroken(
          await connection.ask('run', [prepared.code, source], isPatient ? patientLimits : limits),
          prepared.broken,
        );
      }),
    createSampleData: () => afterLoading(),
    checkStaged: (signal, onProgress) =>
      turns.take(async (turn) => {
        const { models } = await store.staged.summary();
        const total = models.reduce((sum, { rows }) => sum + rows, 0);
        await carry();
        const connection = await keeper.connect();
        const loaded = await loadModels(connection, turn);
        if (isDisposed || loaded.type !== 'answer' || !loaded.answer.ok) return 'unknown';
        let done = 0;
        for (const { model, rows } of models) {
          for (let start = 0; start < rows; start += checkedAtOnce) {
            if (signal.aborted) return 'cancelled';
            const some = await store.staged.rows(model, start, checkedAtOnce);
            const checked = await connection.check(model, some);
            if (checked === null) return 'unknown';
            await store.staged.takeChecked(model, start, checked);
            done += some.length;
            onProgress(done, total);
          }
        }
        return 'checked';
      }),
    forgetDesign: () => {
      carried = null;
    },
    withRows: (work) => turns.take(work),
    turn: (change, turn) =>
      turns.take(async ({ isStopped }) => {
        if (isDisposed) return { ...unchanged, result: disposed };
        if (isStopped()) return { ...unchanged, result: toResult(stoppedByUser) };
        const started = performance.now();
        await carry();
        const turned = await store.turn(change, turn, design);
        if (!turned.ok) return { ...unchanged, result: { type: 'stopped', message: turned.error.message } };
        const result: RunResult = { type: 'done', milliseconds: performance.now() - started };
        return { result, ...turned.value, undo: null };
      }),
    warmUp: keeper.warmUp,
    stop: () => {
      turns.stop();
      keeper.stop();
    },
    reset: (wanted, signal) =>
      afterLoading(async (connection) => {
        if (signal.aborted) return cancelled(wanted.title);
        if (!wanted.isAdded) await store.samples.forget();
        const records = await store.samples.read();
        if (signal.aborted) return cancelled(wanted.title);
        signal.addEventListener('abort', connection.cancel, { once: true });
        const asked = connection.ask('reset', [wanted, records]);
        const end = await asked.finally(() => signal.removeEventListener('abort', connection.cancel));
        await keepSamples(connection);
        return end;
      }),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      isDisposed = true;
      stopWatching();
      listeners.clear();
      keeper.close();
    },
  };
}

const unchanged = { changes: { models: [] }, orphans: [], undo: null } as const;
const disposed: RunResult = {
  type: 'stopped',
  message: 'Stopped: the playground was closed. Stored rows are whole; open it again to go on.',
};

function toResult(end: TaskEnd): RunResult {
  if (end.type === 'stopped') return end;
  const { answer } = end;
  if (answer.ok) return { type: 'done', milliseconds: answer.milliseconds };
  return { type: 'failed', milliseconds: answer.milliseconds, error: answer.error };
}
