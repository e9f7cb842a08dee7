import { type IDBPDatabase, type OpenDBCallbacks, openDB, unwrap } from 'idb';
import { blockedError, closedError, lostError, toConnectorError } from './errors.ts';
import type { StoredRecord, UpgradedStore } from './layout.ts';
import {
  adaptIndexes,
  countersStore,
  holds,
  type ModelLayout,
  storeNames,
  toRecord,
  toRecordKey,
} from './layout.ts';
import { type Patience, unblocked } from './unblocked.ts';

/** How often an upgrade is tried again when another connection was quicker. */
const attempts = 5;

/** An open database that follows upgrades made elsewhere and knows when it is gone. */
export interface Connection {
  /** The open database, opened again where an upgrade elsewhere closed it. */
  use(): Promise<IDBDatabase>;
  /** Makes what the layouts ask for; rows that are there stay. */
  define(layouts: readonly ModelLayout[]): Promise<void>;
  /** Removes the stores, with their rows, of these models. */
  remove(models: readonly string[]): Promise<void>;
  close(): void;
}

/**
 * @param name of the database; made where there is none
 * @throws ConnectorError BLOCKED, CLOSED or QUOTA_EXCEEDED, with a way out
 */
export async function openConnection(name: string, patience: Patience): Promise<Connection> {
  const layouts = new Map<string, ModelLayout>();
  let database: IDBPDatabase | undefined;
  let failure: Error | undefined;
  /** Upgrades and openings come one after the other. */
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const callbacks: OpenDBCallbacks<unknown> = {
    // Another connection wants to upgrade (a number) or to delete (null): it waits until this one closes.
    blocking: (_version, wanted, event) => {
      if (wanted === null) failure = lostError();
      (event.target as IDBDatabase).close();
      database = undefined;
    },
    terminated: () => {
      failure = lostError();
      database = undefined;
    },
  };

  const openAt = async (version?: number, upgrade?: (stores: Upgrade) => Promise<void>) => {
    database = await unblocked(
      name,
      (hasBegun) =>
        openDB(name, version, {
          ...callbacks,
          upgrade(opened, _old, _new, transaction) {
            hasBegun();
            // A failure in here undoes the whole upgrade, and the opening fails with it.
            transaction.done.catch(() => undefined);
            const stores: Upgrade = { database: opened, store: (store) => transaction.objectStore(store) };
            upgrade?.(stores).catch(() => transaction.abort());
          },
        }),
      (opened) => opened.close(),
      patience,
    );
    return database;
  };

  const upgradeUntil = async (
    isDone: (opened: IDBPDatabase) => boolean,
    upgrade: (stores: Upgrade) => Promise<void>,
  ) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (failure) throw failure;
      const opened = database ?? (await openAt());
      if (isDone(opened)) return opened;
      const version = opened.version + 1;
      opened.close();
      database = undefined;
      try {
        await openAt(version, upgrade);
      } catch (error) {
        // Another connection has upgraded meanwhile: look again at what is there.
        if (!(error instanceof DOMException && error.name === 'VersionError')) throw error;
      }
    }
    throw blockedError(name);
  };

  const ensure = () =>
    upgradeUntil(
      (opened) => holds(opened, [...layouts.values()]),
      (stores) => makeStores(stores, [...layouts.values()]),
    );

  const inTurn = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(step).catch((error) => {
      throw toConnectorError(error);
    });
    waiting++;
    last = turn
      .catch(() => undefined)
      .finally(() => {
        waiting--;
      });
    return turn;
  };

  await inTurn(ensure);

  return {
    // In turn, so that calls begin their transactions in the order in which they were made.
    use: async () => {
      if (waiting === 0 && database) return unwrap(database);
      return inTurn(async () => {
        if (failure) throw failure;
        return unwrap(database ?? (await ensure()));
      });
    },
    define: async (added) => {
      for (const layout of added) layouts.set(layout.schema.name, layout);
      await inTurn(ensure);
    },
    remove: async (models) => {
      for (const model of models) layouts.delete(model);
      const gone = models.map(storeNames).flatMap(({ text, other }) => [text, other]);
      await inTurn(() =>
        upgradeUntil(
          (opened) => !gone.some((store) => opened.objectStoreNames.contains(store)),
          async ({ database: opened, store }) => {
            for (const each of gone)
              if (opened.objectStoreNames.contains(each)) opened.deleteObjectStore(each);
            await Promise.all(models.map((model) => store(countersStore).delete(model)));
          },
        ),
      );
    },
    close() {
      failure ??= closedError();
      database?.close();
      database = undefined;
    },
  };
}

/** What an upgrade works with. */
interface Upgrade {
  readonly database: IDBPDatabase;
  readonly store: (name: string) => UpgradedStore;
}

async function makeStores({ database, store }: Upgrade, layouts: readonly ModelLayout[]): Promise<void> {
  if (!database.objectStoreNames.contains(countersStore)) database.createObjectStore(countersStore);
  for (const layout of layouts) {
    const isNew = !database.objectStoreNames.contains(layout.storeName);
    if (isNew) database.createObjectStore(layout.storeName);
    await adaptIndexes(store(layout.storeName), layout);
    if (isNew) await takeOver(database, store, layout);
  }
}

/** Moves the rows of a model whose ids have become texts, or no longer are, to the store that files them so. */
async function takeOver(database: IDBPDatabase, store: Upgrade['store'], layout: ModelLayout): Promise<void> {
  const { text, other } = storeNames(layout.schema.name);
  const former = layout.storeName === text ? other : text;
  if (!database.objectStoreNames.contains(former)) return;
  const records: readonly StoredRecord[] = await store(former).getAll();
  const target = store(layout.storeName);
  for (const { row } of records) target.put(toRecord(row, layout), toRecordKey(row, layout.schema));
  database.deleteObjectStore(former);
}
