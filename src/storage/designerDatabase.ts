import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { hasIndexedDb } from './databaseExists.ts';
import {
  StorageError,
  type StorageFailure,
  type StorageFailureCode,
  storageFailure,
  toStorageFailure,
} from './storageFailure.ts';

/** The version of the layout of the database; each record has its own version. */
const LAYOUT_VERSION = 2;

/** Values are unknown until a schema has parsed them. */
interface DesignerLayout extends DBSchema {
  /** One record per project, under its id. */
  projects: { key: string; value: unknown };
  /** Records that could not be read, unchanged. */
  setAside: { key: number; value: unknown };
  /** Small values to remember, under their keys. */
  settings: { key: string; value: unknown };
  /** The undo and redo steps of projects, under their ids. */
  histories: { key: string; value: unknown };
  /** Earlier states of projects, under the project's id and the time in milliseconds since 1970. */
  snapshots: { key: [projectId: string, takenAt: number]; value: unknown };
}

const objectStores = ['projects', 'setAside', 'settings', 'histories', 'snapshots'] as const;

export type DesignerDatabase = IDBPDatabase<DesignerLayout>;

/** How the database was lost: deleted with all its data, or closed by the browser, which may have deleted some. */
export type StorageLoss = 'deleted' | 'closed';

/** A connection that opens when first used, and again after the browser closed it. */
export interface Connection {
  /** Runs the work, or returns why it failed. Work may run twice, so it has to be repeatable. */
  use<Value>(work: (database: DesignerDatabase) => Promise<Value>): Promise<Result<Value, StorageFailure>>;
  /**
   * Calls the listener when the stored data may be lost: another tab deletes the
   * database, or the browser closed it, as it does when the site's data is cleared.
   * Returns a function that unsubscribes.
   */
  onLost(listener: (loss: StorageLoss) => void): () => void;
  /** Returns whether the database is open. */
  isOpen(): boolean;
  /** Resolves when a pending opening ends, to whether the database is open. */
  whenOpen(): Promise<boolean>;
  close(): void;
}

/** An opening of the database that has not ended. */
interface PendingOpening {
  readonly opened: Promise<DesignerDatabase>;
  /** Rejects if another tab blocks the opening, or nothing answers; the opening continues and may still succeed. */
  readonly stuck: Promise<never>;
}

/** The time to wait for an opening. The browser sends no event to one that waits for a deletion in another tab. */
const ANSWER_MILLISECONDS = 3000;

/** Creates a connection to the designer's database. The database is opened at the first use. */
export function connect(name: string, version: number = LAYOUT_VERSION): Connection {
  let database: DesignerDatabase | null = null;
  let opening: PendingOpening | null = null;
  let isClosed = false;
  const listeners = new Set<(loss: StorageLoss) => void>();

  const disconnect = (): void => {
    database?.close();
    database = null;
  };

  /** Handles the loss of a connection; the current connection may be another one. */
  const handleLoss = (lost: DesignerDatabase, loss: StorageLoss | null): void => {
    lost.close();
    if (database === lost) database = null;
    if (loss === null || isClosed) return;
    for (const listener of listeners) listener(loss);
  };

  async function open(): Promise<DesignerDatabase> {
    if (database !== null) return database;
    try {
      opening ??= startOpening(name, version, handleLoss);
      const current = opening;
      const opened = await Promise.race([current.opened, current.stuck]);
      if (isClosed) opened.close();
      else database = opened;
      return opened;
    } catch (error) {
      // A stuck opening continues: a second request would only queue behind it.
      if (!(error instanceof StorageError && error.code !== 'unavailable')) opening = null;
      throw isRefused(error) ? new StorageError('unavailable') : error;
    } finally {
      if (database !== null) opening = null;
    }
  }

  async function runWithReconnect<Value>(
    work: (database: DesignerDatabase) => Promise<Value>,
  ): Promise<Value> {
    const opened = await open();
    try {
      return await work(opened);
    } catch (error) {
      if (isClosed || !isConnectionLost(error)) throw error;
      disconnect();
      return work(await open());
    }
  }

  return {
    async use(work) {
      if (isClosed) return failWith(storageFailure('closed'));
      try {
        return succeed(await runWithReconnect(work));
      } catch (error) {
        return failWith(toStorageFailure(error));
      }
    },
    onLost(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOpen: () => database !== null,
    whenOpen: async () => {
      if (database !== null) return true;
      return (
        opening?.opened.then(
          () => true,
          () => false,
        ) ?? false
      );
    },
    close() {
      isClosed = true;
      disconnect();
      // A pending opening, even one that another tab blocks, is closed as soon as it succeeds.
      opening?.opened.then(
        (opened) => opened.close(),
        () => {},
      );
    },
  };
}

/** Starts to open the database and to watch for its loss. */
function startOpening(
  name: string,
  version: number,
  handleLoss: (lost: DesignerDatabase, loss: StorageLoss | null) => void,
): PendingOpening {
  let reportStuck = (_code: StorageFailureCode): void => {};
  const stuck = new Promise<never>((_, reject) => {
    reportStuck = (code) => reject(new StorageError(code));
  });
  // The rejection may have no handler any more.
  stuck.catch(() => {});
  if (!hasIndexedDb()) {
    return { opened: Promise.reject(new StorageError('unavailable')), stuck };
  }
  const opened = openDB<DesignerLayout>(name, version, {
    upgrade(database) {
      // So far versions only add object stores: existing ones stay unchanged.
      const missing = objectStores.filter((store) => !database.objectStoreNames.contains(store));
      for (const store of missing) database.createObjectStore(store, { autoIncrement: store === 'setAside' });
    },
    blocked: () => reportStuck('blocked'),
    // Close for other tabs: for a newer version, which keeps the data, or for a deletion.
    blocking: (_version, wanted) => reportLoss(wanted === null ? 'deleted' : null),
    terminated: () => reportLoss('closed'),
  });
  const reportLoss = (loss: StorageLoss | null): void => {
    opened.then(
      (database) => handleLoss(database, loss),
      // The opening failed, which its caller handles.
      () => {},
    );
  };
  const timer = setTimeout(() => reportStuck('unanswered'), ANSWER_MILLISECONDS);
  opened.then(
    () => clearTimeout(timer),
    () => clearTimeout(timer),
  );
  return { opened, stuck };
}

/**
 * Returns whether the browser refused to open the database because the user blocks
 * the site's data, or for a frame of another site: Chromium answers UnknownError or
 * SecurityError, Firefox InvalidStateError.
 */
function isRefused(error: unknown): boolean {
  return error instanceof DOMException && refusals.has(error.name);
}

const refusals: ReadonlySet<string> = new Set(['UnknownError', 'SecurityError', 'InvalidStateError']);

/** A closed connection throws InvalidStateError when a transaction is started. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
