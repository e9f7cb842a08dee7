import { failWith, succeed } from '../../lib/result.ts';
import { createRpc, groupHandlers, type PortLike } from '../../rpc/index.ts';
import type { IndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import { packIds } from '../wire/idList.ts';
import { type ServedConnector, serveConnector } from '../wire/serveConnector.ts';
import type {
  ChangeMethods,
  ImportMethods,
  RowMethods,
  StoreMethods,
  StorePageMethods,
} from '../wire/store.ts';
import { readDataFile } from './dataFiles.ts';
import { exportRows } from './exportRows.ts';
import { danglingValues, findOrphans } from './findOrphans.ts';
import { createImportBuffer, type ImportBuffer } from './importBuffer.ts';
import { listIds } from './listIds.ts';
import { migrateRows } from './migrateRows.ts';
import { isOwnStore } from './ownStores.ts';
import { type ChangeRecorder, recordChanges } from './recordChanges.ts';
import { renewIds } from './renewIds.ts';
import { createRowBackup, type RowBackup } from './rowBackup.ts';
import { createRowHistory, type RowHistory } from './rowHistory.ts';
import { createSampleRecords, type SampleRecords } from './sampleRecords.ts';
import { storeImport, surveyImport } from './storeImport.ts';

/** The database: rows, backup, samples and history. */
interface OpenedStore {
  readonly connector: IndexedDbConnector;
  readonly recorder: ChangeRecorder;
  readonly history: RowHistory;
  readonly backup: RowBackup;
  readonly samples: SampleRecords;
}

export interface StoreThread {
  /** Serves the rows, and nothing else, to the sandbox at the other end of the port. */
  serveSandbox(sandbox: number, port: PortLike): void;
}

const createEmptyBuffer = (): ImportBuffer =>
  createImportBuffer({ rows: new Map(), unknown: [], skipped: 0 }, () => 'id');

/**
 * Serves the rows of a project to its page and to the page's sandboxes.
 *
 * @param opening the store; if it can't be opened, every call rejects with the reason
 */
export function serveStore(opening: Promise<IndexedDbConnector>, page: PortLike): StoreThread {
  const opened: Promise<OpenedStore> = opening.then((connector) => ({
    connector,
    recorder: recordChanges(connector),
    history: createRowHistory(connector),
    backup: createRowBackup(connector),
    samples: createSampleRecords(connector),
  }));
  // Each call reports the failure; without a call it is not an unhandled rejection.
  opened.catch(() => undefined);
  const sandboxes = new Map<number, ServedConnector>();
  const ended = new Set<number>();
  let servedNames: ReadonlySet<string> = new Set();
  const isServed = (model: string): boolean => servedNames.has(model) && !isOwnStore(model);
  const cancels = new Map<number, () => void>();
  let buffer = createEmptyBuffer();

  /** Performs work that the page can cancel. */
  const asJob = async <Value>(job: number, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> => {
    const controller = new AbortController();
    cancels.set(job, () => controller.abort());
    try {
      return await work(controller.signal);
    } finally {
      cancels.delete(job);
    }
  };

  const rows: RowMethods = {
    listIds: (job, query) =>
      asJob(job, async (signal) => {
        const { connector } = await opened;
        const ids = await listIds(connector, query, signal, (first) => rpc.notify('ids', job, [...first]));
        return packIds(ids);
      }),
    read: async ({ name, idName }, ids) => {
      const { connector } = await opened;
      const key = idName ?? 'undefined';
      const found = await connector.find(name, { where: { [key]: { inq: [...ids] } } });
      const byId = new Map(found.map((row) => [row[key], row]));
      // A row may have its number as a text.
      const byText = new Map(found.map((row) => [String(row[key]), row]));
      return ids.map((id) => byId.get(id) ?? byText.get(String(id)) ?? null);
    },
    find: async (model, where, limit) => (await opened).connector.find(model.name, { where, limit }),
    count: async (model, where) => (await opened).connector.count(model.name, where),
    missing: async (key, values) => danglingValues((await opened).connector, key, values),
    export: async (kind, models) => exportRows((await opened).connector, kind, models),
    migrate: async (design) => {
      const { connector } = await opened;
      return migrateRows(connector, design, async (modelId, before) => {
        return new Map(await rpc.call('renamesOf', modelId, before));
      });
    },
  };
  const importBuffer: ImportMethods = {
    read: async (file, design, model) => {
      buffer = createEmptyBuffer();
      const read = readDataFile(file.name, await file.text(), design, model);
      if (!read.ok) return failWith(read.error);
      const idNames = new Map(design.map(({ name, idName }) => [name, idName ?? 'id']));
      buffer = createImportBuffer(read.value, (name) => idNames.get(name) ?? 'id');
      return succeed(buffer.summary());
    },
    rows: (model, start, count) => buffer.rows(model, start, count),
    applyChecked: (model, start, checked) => buffer.applyChecked(model, start, checked),
    summary: () => buffer.summary(),
    survey: (job, design) =>
      asJob(job, async (signal) => surveyImport((await opened).connector, buffer, design, signal)),
    renewIds: async (models, design) => renewIds((await opened).connector, buffer, models, design),
    store: (job, plan, design) =>
      asJob(job, async (signal) => {
        const { connector } = (await opened).recorder;
        const onProgress = (done: number): void => rpc.notify('progress', job, done);
        return storeImport(connector, buffer, plan, design, signal, onProgress);
      }),
    clear: () => {
      buffer = createEmptyBuffer();
    },
  };
  const methods: StoreMethods = {
    rows,
    importBuffer,
    backup: {
      read: async () => (await opened).backup.read(),
      backUp: async (title, models, kept) => (await opened).backup.backUp(title, models, kept),
      swap: async () => (await opened).backup.swap(),
    },
    samples: {
      read: async () => (await opened).samples.read(),
      keep: async (records) => (await opened).samples.keep(records.filter(({ model }) => isServed(model))),
      forget: async () => (await opened).samples.forget(),
    },
    changes: serveChanges(opened),
    sandboxes: {
      serveModels: (names) => {
        servedNames = new Set(names);
      },
      end: (sandbox) => {
        ended.add(sandbox);
        sandboxes.get(sandbox)?.close();
        sandboxes.delete(sandbox);
      },
    },
    jobs: { cancel: (job) => cancels.get(job)?.() },
  };
  const rpc = createRpc<StorePageMethods>(page, groupHandlers(methods), {
    onClose: () => {
      for (const { close } of sandboxes.values()) close();
      opened.then(
        ({ connector }) => connector.disconnect(),
        () => undefined,
      );
    },
  });

  return {
    serveSandbox: (sandbox, port) => {
      const serve = ({ recorder }: OpenedStore): void => {
        if (ended.has(sandbox)) {
          port.close();
          return;
        }
        sandboxes.set(sandbox, serveConnector(recorder.connector, port, isServed));
      };
      opened.then(serve, () => port.close());
    },
  };
}

function serveChanges(opened: Promise<OpenedStore>): ChangeMethods {
  return {
    start: async () => (await opened).recorder.start(),
    stop: async (design) => {
      const { connector, recorder, history } = await opened;
      const recorded = recorder.stop();
      const { changes } = recorded;
      const orphans = changes.models.length === 0 ? [] : await findOrphans(connector, design, changes);
      return { changes, orphans, undo: history.keep(recorded, design) };
    },
    undoOrRedo: async (change, direction, design) => {
      const { connector, history } = await opened;
      const undone = await history.undoOrRedo(change, direction, design);
      if (!undone.ok) return undone;
      const changes = undone.value;
      return succeed({ changes, orphans: await findOrphans(connector, design, changes) });
    },
  };
}
