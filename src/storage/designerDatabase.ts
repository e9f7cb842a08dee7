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

/** The version of the database's layout; each record carries a version of its own. */
const LAYOUT_VERSION = 2;

/** Values are unknown until a schema has parsed them. */
interface DesignerLayout extends DBSchema {
  /** A project a record, under its id. */
  projects: { key: string; value: unknown };
  /** Records that could not be read, as they were found. */
  setAside: { key: number; value: unknown };
  /** Small things to remember, under their names. */
  settings: { key: string; value: unknown };
  /** What can be undone and redone in a project, under the project's id. */
  histories: { key: string; value: unknown };
  /** Earlier states of projects, under the project's id and the time in milliseconds since 1970. */
  snapshots: { key: [projectId: string, takenAt: number]; value: unknown };
}

const objectStores = ['projects', 'setAside', 'settings', 'histories', 'snapshots'] as const;

export type DesignerDatabase = IDBPDatabase<DesignerLayout>;

/** How the database was lost: with all that it held, or with what the browser left of it. */
export type StorageLoss = 'deleted' | 'closed';

/** A connection that opens when first used, and again after the browser closed it. */
export interface Connection {
  /** Does the work, or says why it can't be done. Work may be tried twice, so it has to be repeatable. */
  use<Value>(work: (database: DesignerDatabase) => Promise<Value>): Promise<Result<Value, StorageFailure>>;
  /**
   * Called when what was stored may be gone: another tab deletes the database,
   * or the browser closed it, as it does when the site's data is cleared.
   * Returns a function that unsubscribes.
   */
  onLost(listener: (loss: StorageLoss) => void): () => void;
  /** Whether it can be used at once. */
  isOpen(): boolean;
  /** Resolves when an opening that is under way has ended: to whether it can be used now. */
  whenOpen(): Promise<boolean>;
  close(): void;
}

interface Opening {
  readonly opened: Promise<DesignerDatabase>;
  /** Rejects when another tab is in the way, or nothing answers; the opening goes on and may yet succeed. */
  readonly stuck: Promise<never>;
}

/** So long an opening is waited for. One that waits for a deletion in another tab is told nothing. */
const ANSWER_MILLISECONDS = 3000;

/** Connects to the designer's own database. Nothing is opened before the first use. */
export function connect(name: string, version: number = LAYOUT_VERSION): Connection {
  let database: DesignerDatabase | null = null;
  let opening: Opening | null = null;
  let isClosed = false;
  const listeners = new Set<(loss: StorageLoss) => void>();

  const forget = (): void => {
    database?.close();
    database = null;
  };

  /** Of the connection that the browser tells of; another one may be in use by now. */
  const lose = (lost: DesignerDatabase, loss: StorageLoss | null): void => {
    lost.close();
    if (database === lost) database = null;
    if (loss === null || isClosed) return;
    for (const listener of listeners) listener(loss);
  };

  async function open(): Promise<DesignerDatabase> {
    if (database !== null) return database;
    try {
      opening ??= startOpening(name, version, lose);
      const current = opening;
      const opened = await Promise.race([current.opened, current.stuck]);
      if (isClosed) opened.close();
      else database = opened;
      return opened;
    } catch (error) {
      // While it is stuck it goes on: a second request would only queue behind it.
      if (!(error instanceof StorageError && error.code !== 'unavailable')) opening = null;
      throw isRefused(error) ? new StorageError('unavailable') : error;
    } finally {
      if (database !== null) opening = null;
    }
  }

  async function attempt<Value>(work: (database: DesignerDatabase) => Promise<Value>): Promise<Value> {
    const opened = await open();
    try {
      return await work(opened);
    } catch (error) {
      if (isClosed || !isConnectionLost(error)) throw error;
      forget();
      return work(await open());
    }
  }

  return {
    async use(work) {
      if (isClosed) return failWith(storageFailure('closed'));
      try {
        return succeed(await attempt(work));
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
      forget();
      // One that is still being opened, or was while another tab blocked it, is closed as soon as it is.
      opening?.opened.then(
        (opened) => opened.close(),
        () => {},
      );
    },
  };
}

function startOpening(
  name: string,
  version: number,
  lose: (lost: DesignerDatabase, loss: StorageLoss | null) => void,
): Opening {
  let reportStuck = (_code: StorageFailureCode): void => {};
  const stuck = new Promise<never>((_, reject) => {
    reportStuck = (code) => reject(new StorageError(code));
  });
  // Nobody may be waiting any more when it comes.
  stuck.catch(() => {});
  if (!hasIndexedDb()) {
    return { opened: Promise.reject(new StorageError('unavailable')), stuck };
  }
  const opened = openDB<DesignerLayout>(name, version, {
    upgrade(database) {
      // Versions only add object stores so far: those that are there stay as they are.
      const missing = objectStores.filter((store) => !database.objectStoreNames.contains(store));
      for (const store of missing) database.createObjectStore(store, { autoIncrement: store === 'setAside' });
    },
    blocked: () => reportStuck('blocked'),
    // Another tab must not wait for this one: for a newer version, which keeps what is stored, or to delete it.
    blocking: (_version, wanted) => end(wanted === null ? 'deleted' : null),
    terminated: () => end('closed'),
  });
  const end = (loss: StorageLoss | null): void => {
    opened.then(
      (database) => lose(database, loss),
      // It never came to be, which whoever opened it hears.
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
 * What browsers answer to an opening where the user blocks the site's data, or
 * a frame of another site has none: Chromium UnknownError or SecurityError,
 * Firefox InvalidStateError.
 */
function isRefused(error: unknown): boolean {
  return error instanceof DOMException && refusals.has(error.name);
}

const refusals: ReadonlySet<string> = new Set(['UnknownError', 'SecurityError', 'InvalidStateError']);

/** InvalidStateError is what a closed connection gives when a transaction is asked of it. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
