import type { Result } from '../../lib/result.ts';
import { createRpc } from '../../rpc/index.ts';
import type { Key, Row, Where } from '../../runtime/connector.ts';
import type { DesignKey, DesignModel } from '../designModel.ts';
import type { AsideRows } from '../store/asideRows.ts';
import type { DataFileProblem } from '../store/dataFiles.ts';
import type { PropertyRenames } from '../store/followMoves.ts';
import type { ImportPlan, ModelSurvey, StoredModel } from '../store/importPlan.ts';
import type { RowQuery } from '../store/listIds.ts';
import type {
  ExportKind,
  Recorded,
  StoreMethods,
  StorePageMethods,
  StoreStart,
  TurnedRows,
} from '../store/protocol.ts';
import type { Turn } from '../store/rowHistory.ts';
import type { SampleRecords } from '../store/sampleRecords.ts';
import type { StageSummary } from '../store/stage.ts';
import type { TurnProblem } from '../store/turnProblems.ts';
import type { CheckedRow } from '../wire/control.ts';

/** The stored rows as the page's own views read them; user code is not asked. */
export interface PlaygroundRows {
  /**
   * The ids of all matching rows in their order.
   *
   * @param onIds hears the first ids, before all are known, where the order allows it
   */
  listIds(
    query: RowQuery,
    signal: AbortSignal,
    onIds?: (ids: readonly Key[]) => void,
  ): Promise<readonly Key[]>;
  /** The rows with these ids, in this order; null for one that has gone. */
  read(model: DesignModel, ids: readonly Key[]): Promise<readonly (Row | null)[]>;
  find(model: DesignModel, where: Where, limit: number): Promise<readonly Row[]>;
  count(model: DesignModel, where?: Where): Promise<number>;
  /** Of some values of a key those that no row of the target has. */
  missing(key: Pick<DesignKey, 'target' | 'targetProperty'>, values: readonly Key[]): Promise<readonly Key[]>;
  /** All rows of the models in a file. */
  export(kind: ExportKind, models: readonly DesignModel[], design: readonly DesignModel[]): Promise<Blob>;
}

/** A data file on its way into the store: the page sees counts, not rows. */
export interface StagedRows {
  read(
    file: File,
    design: readonly DesignModel[],
    model: DesignModel,
  ): Promise<Result<StageSummary, DataFileProblem>>;
  rows(model: string, start: number, count: number): Promise<readonly Row[]>;
  takeChecked(model: string, start: number, checked: readonly CheckedRow[]): Promise<void>;
  summary(): Promise<StageSummary>;
  /** What is stored of its models, and which of its ids are among it. */
  survey(design: readonly DesignModel[], signal: AbortSignal): Promise<readonly ModelSurvey[]>;
  /** Gives rows of these models whose id is stored already other ids; what points at them in the file follows. */
  renewIds(models: readonly string[], design: readonly DesignModel[]): Promise<number>;
  /**
   * Stores it as planned; models that are replaced have to be empty. What has been stored by then stays where it is
   * aborted.
   */
  store(
    plan: ImportPlan,
    design: readonly DesignModel[],
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<readonly StoredModel[]>;
  empty(): void;
}

/** The rows of one project, kept and served by a thread of their own. */
export interface PlaygroundStore {
  readonly rows: PlaygroundRows;
  readonly aside: AsideRows;
  readonly staged: StagedRows;
  /** Serves the rows, and nothing else, to the sandbox at the other end of the port. */
  serve(port: MessagePort): ServedSandbox;
  /** The names under which sandboxes find rows from now on; all others are unknown to them. */
  serveModels(names: readonly string[]): Promise<void>;
  readonly samples: SampleRecords;
  startRecording(): Promise<void>;
  stopRecording(design: readonly DesignModel[]): Promise<Recorded>;
  /** Undoes a recorded change, or redoes it, as its `undo` offered. */
  turn(change: string, turn: Turn, design: readonly DesignModel[]): Promise<Result<TurnedRows, TurnProblem>>;
  carryRows(design: readonly DesignModel[], renamesOf?: PropertyRenames): Promise<readonly string[]>;
  close(): void;
}

export interface ServedSandbox {
  /** Calls that waited for their answer when the thread was asked last; it is asked anew with each look. */
  inFlight(): number;
  close(): void;
}

/**
 * Starts the thread and lets it open the database. Answers at once; where
 * either fails every call rejects with the reason.
 */
export function openStore(database: string): PlaygroundStore {
  const worker = new Worker(new URL('../store/main.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const jobs = new Map<number, { ids?: (ids: readonly Key[]) => void; progress?: (done: number) => void }>();
  let renames: PropertyRenames = () => new Map();
  let lastJob = 0;
  let lastSandbox = 0;
  const pageMethods: StorePageMethods = {
    ids: (job, ids) => jobs.get(job)?.ids?.(ids),
    progress: (job, done) => jobs.get(job)?.progress?.(done),
    renamesOf: async (modelId, before) => [...renames(modelId, before)],
  };
  const rpc = createRpc<StoreMethods>(port1, pageMethods);
  const start = (message: StoreStart, port: MessagePort): void => worker.postMessage(message, [port]);
  const close = (): void => {
    // The thread has to hear of it, to let the database go at once.
    rpc.close();
    setTimeout(() => worker.terminate(), 1_000);
  };
  // Its script did not come, or its memory ran out.
  worker.addEventListener('error', () => rpc.close());
  start({ database }, port2);

  const asJob = async <Value>(
    listeners: { ids?: (ids: readonly Key[]) => void; progress?: (done: number) => void },
    signal: AbortSignal,
    work: (job: number) => Promise<Value>,
  ): Promise<Value> => {
    const job = ++lastJob;
    jobs.set(job, listeners);
    const cancel = (): void => rpc.notify('cancel', job);
    signal.addEventListener('abort', cancel);
    try {
      return await work(job);
    } finally {
      jobs.delete(job);
      signal.removeEventListener('abort', cancel);
    }
  };

  return {
    rows: {
      listIds: (query, signal, onIds = () => {}) =>
        asJob({ ids: onIds }, signal, (job) => rpc.call('listIds', job, query)),
      read: (model, ids) => rpc.call('read', model, ids),
      find: (model, where, limit) => rpc.call('find', model, where, limit),
      count: (model, where) => rpc.call('count', model, where),
      missing: (key, values) => rpc.call('missing', key, values),
      export: (kind, models, design) => rpc.call('exportRows', kind, models, design),
    },
    aside: {
      read: () => rpc.call('readUndoable'),
      layAside: (title, models, kept = []) => rpc.call('layAside', title, models, kept),
      swap: () => rpc.call('swap'),
    },
    staged: {
      read: (file, design, model) => rpc.call('stageFile', file, design, model),
      rows: (model, from, count) => rpc.call('stagedRows', model, from, count),
      takeChecked: (model, from, checked) => rpc.call('takeChecked', model, from, checked),
      summary: () => rpc.call('stageSummary'),
      survey: (design, signal) => asJob({}, signal, (job) => rpc.call('surveyStage', job, design)),
      renewIds: (models, design) => rpc.call('renewStaged', models, design),
      store: (plan, design, signal, progress) =>
        asJob({ progress }, signal, (job) => rpc.call('storeStaged', job, plan, design)),
      empty: () => rpc.notify('emptyStage'),
    },
    serve: (port) => {
      const sandbox = ++lastSandbox;
      start({ sandbox }, port);
      let known = 0;
      let isAsking = false;
      const ask = async (): Promise<void> => {
        isAsking = true;
        known = await rpc.call('callsInFlight', sandbox).catch(() => 0);
        isAsking = false;
      };
      return {
        inFlight: () => {
          // A thread that has not answered is at work on one.
          const count = isAsking ? Math.max(1, known) : known;
          if (!isAsking) void ask();
          return count;
        },
        close: () => rpc.notify('endServing', sandbox),
      };
    },
    serveModels: (names) => rpc.call('serveModels', names),
    samples: {
      read: () => rpc.call('readSamples'),
      keep: (records) => rpc.call('keepSamples', records),
      forget: () => rpc.call('forgetSamples'),
    },
    startRecording: () => rpc.call('startRecording'),
    stopRecording: (design) => rpc.call('stopRecording', design),
    turn: (change, turn, design) => rpc.call('turn', change, turn, design),
    carryRows: (design, renamesOf) => {
      renames = renamesOf ?? (() => new Map());
      return rpc.call('carryRows', design);
    },
    close,
  };
}
