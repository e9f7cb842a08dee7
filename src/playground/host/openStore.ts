import {
  createRpc,
  type GroupedMethods,
  type PortLike,
  type RemoteGroup,
  remoteGroup,
} from '../../rpc/index.ts';
import type { Key } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import { type IdList, toIdList } from '../wire/idList.ts';
import type { ImportPlan, ModelSurvey, StoredModel } from '../wire/importing.ts';
import type {
  BackupMethods,
  ChangeMethods,
  ImportMethods,
  PropertyRenames,
  RowMethods,
  RowQuery,
  SampleMethods,
  SandboxMethods,
  StoreMethods,
  StorePageMethods,
  StoreStart,
} from '../wire/store.ts';

/** The stored rows as the page's own views read them; no user code is involved. */
export type PlaygroundRows = Omit<RemoteGroup<RowMethods>, 'listIds' | 'migrate'> & {
  /**
   * All matching ids in order.
   *
   * @param onIds called with the first ids before all are known, where the order allows it
   */
  readonly listIds: (
    query: RowQuery,
    signal: AbortSignal,
    onIds?: (ids: readonly Key[]) => void,
  ) => Promise<IdList>;
};

/** The rows as they were before they were last replaced; `BackupMethods` documents them. */
export type RowBackup = RemoteGroup<BackupMethods>;

/** A data file on its way into the store: the page sees counts, not rows. */
export type ImportBuffer = Omit<RemoteGroup<ImportMethods>, 'survey' | 'store'> & {
  /** Counts the stored rows of its models, and which of its ids are among them. */
  readonly survey: (design: readonly DesignModel[], signal: AbortSignal) => Promise<readonly ModelSurvey[]>;
  /** Stores the rows as planned; models that are replaced must be empty. Rows stored before an abort stay. */
  readonly store: (
    plan: ImportPlan,
    design: readonly DesignModel[],
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ) => Promise<readonly StoredModel[]>;
};

/** The rows of one project, kept and served by a thread of their own. */
export interface PlaygroundStore {
  readonly rows: PlaygroundRows;
  readonly backup: RowBackup;
  readonly importBuffer: ImportBuffer;
  readonly samples: RemoteGroup<SampleMethods>;
  readonly changes: RemoteGroup<ChangeMethods>;
  readonly sandboxes: Pick<RemoteGroup<SandboxMethods>, 'serveModels'>;
  /** Serves the rows, and nothing else, to the sandbox at the other end of the port. */
  serve(port: MessagePort): { close(): void };
  /** Makes the rows follow the design; returns sentences that say what was done. */
  migrateRows(design: readonly DesignModel[], renamesOf?: PropertyRenames): Promise<readonly string[]>;
  close(): void;
}

/** The store's thread, as far as it is used here. */
export interface StoreWorker {
  postMessage(message: StoreStart, ports: MessagePort[]): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

/** Milliseconds in which the thread may close the database before it is terminated. */
const closingTime = 1_000;

const startWorker = (): StoreWorker =>
  new Worker(new URL('../store/main.ts', import.meta.url), { type: 'module' });

interface JobListeners {
  readonly ids?: (ids: readonly Key[]) => void;
  readonly progress?: (done: number) => void;
}

/**
 * Starts the thread, which opens the database. Returns at once; if either
 * fails, every call rejects with the reason.
 */
export function openStore(database: string, start: () => StoreWorker = startWorker): PlaygroundStore {
  const worker = start();
  const { port1, port2 } = new MessageChannel();
  const jobs = new Map<number, JobListeners>();
  let renames: PropertyRenames = () => new Map();
  let lastJob = 0;
  let lastSandbox = 0;
  const pageMethods: StorePageMethods = {
    ids: (job, ids) => jobs.get(job)?.ids?.(ids),
    progress: (job, done) => jobs.get(job)?.progress?.(done),
    renamesOf: async (modelId, before) => [...renames(modelId, before)],
  };
  const rpc = createRpc<GroupedMethods<StoreMethods>>(port1 as PortLike, pageMethods);
  // Its script could not be loaded, or it ran out of memory.
  worker.addEventListener('error', () => rpc.close());
  worker.postMessage({ database }, [port2]);

  /** Performs a call that can be cancelled, and passes on what it sends in between. */
  const asJob = async <Value>(
    signal: AbortSignal,
    listeners: JobListeners,
    call: (job: number) => Promise<Value>,
  ): Promise<Value> => {
    const job = ++lastJob;
    jobs.set(job, listeners);
    const cancel = (): void => rpc.notify('jobs.cancel', job);
    signal.addEventListener('abort', cancel);
    try {
      return await call(job);
    } finally {
      jobs.delete(job);
      signal.removeEventListener('abort', cancel);
    }
  };

  return {
    rows: remoteGroup<StoreMethods, 'rows', Pick<PlaygroundRows, 'listIds'>>(rpc, 'rows', {
      listIds: (query, signal, ids = () => {}) =>
        asJob(signal, { ids }, async (job) => toIdList(await rpc.call('rows.listIds', job, query))),
    }),
    backup: remoteGroup(rpc, 'backup'),
    importBuffer: remoteGroup<StoreMethods, 'importBuffer', Pick<ImportBuffer, 'survey' | 'store'>>(
      rpc,
      'importBuffer',
      {
        survey: (design, signal) => asJob(signal, {}, (job) => rpc.call('importBuffer.survey', job, design)),
        store: (plan, design, signal, progress) =>
          asJob(signal, { progress }, (job) => rpc.call('importBuffer.store', job, plan, design)),
      },
    ),
    samples: remoteGroup(rpc, 'samples'),
    changes: remoteGroup(rpc, 'changes'),
    sandboxes: remoteGroup(rpc, 'sandboxes'),
    serve: (port) => {
      const sandbox = ++lastSandbox;
      worker.postMessage({ sandbox }, [port]);
      return { close: () => rpc.notify('sandboxes.end', sandbox) };
    },
    migrateRows: (design, renamesOf = () => new Map()) => {
      renames = renamesOf;
      return rpc.call('rows.migrate', design);
    },
    close: () => {
      // Closing the port lets the thread close the database at once.
      rpc.close();
      setTimeout(() => worker.terminate(), closingTime);
    },
  };
}
