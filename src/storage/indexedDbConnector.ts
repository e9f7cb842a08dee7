import { deleteDB } from 'idb';
import type { Connector } from '../runtime/connector.ts';
import { Connection } from './indexeddb/connection.ts';
import { toConnectorError, unknownModelError } from './indexeddb/errors.ts';
import { exchangeRows, type Mismatch, type ModelExchange } from './indexeddb/exchange.ts';
import { countersStore, type ModelLayout, toLayout } from './indexeddb/layout.ts';
import { countRows, findRows, type ModelReader } from './indexeddb/reading.ts';
import { answered, completed } from './indexeddb/requests.ts';
import {
  type ChangedRows,
  isStored,
  type Records,
  type Restructuring,
  replaceRecords,
} from './indexeddb/restructure.ts';
import { type Patience, unblocked } from './indexeddb/unblocked.ts';
import {
  createRows,
  createUntilDuplicate,
  destroyRows,
  findOrCreateRow,
  type ModelWriter,
  updateRows,
  upsertRow,
  writeRow,
} from './indexeddb/writing.ts';

export type { Mismatch, ModelExchange, RowExchange } from './indexeddb/exchange.ts';
export type { ChangedRows, ModelChange, Restructuring } from './indexeddb/restructure.ts';

export interface IndexedDbConnectorOptions extends Patience {
  /** Hears, after each request that reads rows, how many of which model it has read. */
  readonly onRead?: (model: string, count: number) => void;
}

/** The connector, and what only a store that lasts has: changing what it holds as the design changes. */
export interface IndexedDbConnector extends Connector {
  /**
   * Changes several models, and what is remembered of them, in one
   * transaction: names, names of properties, the ids that rows are filed by.
   * Rows are read some at a time, and only where something in them changes;
   * counters go along.
   *
   * @returns what it came to, by change; null where something else is stored than was expected: then nothing is done
   */
  restructure(change: Restructuring): Promise<readonly ChangedRows[] | null>;
  /**
   * Exchanges rows of several models in one transaction, where each of them is
   * still what it is expected to be. Counters never go back.
   *
   * @returns the rows that are something else; then nothing is written
   * @throws ConnectorError (rejects) as every write; then nothing is written either
   */
  exchange(changes: readonly ModelExchange[]): Promise<readonly Mismatch[]>;
}

/**
 * Keeps rows in IndexedDB: an object store a model, an index a foreign key.
 * A where clause is answered by ids and indexes as far as they can, and the
 * rest in memory, by the same code as in the memory connector. Each call is
 * one transaction with relaxed durability: what is written is soon on disk.
 *
 * @param name of the database; made where there is none
 * @throws ConnectorError (rejects) with code QUOTA_EXCEEDED, BLOCKED, CLOSED,
 *   ABORTED or UNKNOWN_MODEL and a message that names a way out
 */
export async function openIndexedDbConnector(
  name: string,
  options: IndexedDbConnectorOptions = {},
): Promise<IndexedDbConnector> {
  const connection = await Connection.open(name, options);
  const layouts = new Map<string, ModelLayout>();
  const tables: Tables = { connection, layouts, onRead: options.onRead };

  return {
    name: 'indexeddb',
    async define(schemas) {
      const added = schemas.map(toLayout);
      for (const layout of added) layouts.set(layout.schema.name, layout);
      await connection.define(added);
    },
    automigrate: (models) => automigrate(tables, models),
    create: (model, rows, mode) =>
      writing(tables, model, (writer) =>
        mode === 'untilDuplicate' ? createUntilDuplicate(writer, rows) : createRows(writer, rows),
      ),
    find: (model, filter) => reading(tables, model, (reader) => findRows(reader, filter)),
    count: (model, where) => reading(tables, model, (reader) => countRows(reader, where)),
    write: (model, id, row, mode) => writing(tables, model, (writer) => writeRow(writer, id, row, mode)),
    update: (model, where, changes) => writing(tables, model, (writer) => updateRows(writer, where, changes)),
    destroy: (model, where) => writing(tables, model, (writer) => destroyRows(writer, where)),
    findOrCreate: (model, filter, row) =>
      writing(tables, model, (writer) => findOrCreateRow(writer, filter, row)),
    upsertWhere: (model, where, row) => writing(tables, model, (writer) => upsertRow(writer, where, row)),
    restructure: (change) => restructure(tables, change),
    exchange: (changes) => exchange(tables, changes),
    async disconnect() {
      connection.close();
    },
  };
}

/**
 * Deletes a database with everything in it.
 *
 * @throws ConnectorError BLOCKED (rejects) where another tab keeps it open; it is deleted when that tab closes
 */
export function deleteIndexedDb(name: string, patience: Patience = {}): Promise<void> {
  return unblocked(
    name,
    () => deleteDB(name),
    () => undefined,
    patience,
  );
}

interface Tables {
  readonly connection: Connection;
  readonly layouts: Map<string, ModelLayout>;
  readonly onRead: IndexedDbConnectorOptions['onRead'];
}

function layoutOf({ layouts }: Tables, model: string): ModelLayout {
  const layout = layouts.get(model);
  if (!layout) throw unknownModelError(model);
  return layout;
}

async function reading<Value>(
  tables: Tables,
  model: string,
  body: (reader: ModelReader) => Promise<Value>,
): Promise<Value> {
  const database = await tables.connection.use();
  const layout = layoutOf(tables, model);
  try {
    const transaction = await begin(tables, database, [layout.storeName], 'readonly');
    const store = transaction.objectStore(layout.storeName);
    return await body({ layout, store, onRead: (count) => tables.onRead?.(model, count) });
  } catch (error) {
    throw toConnectorError(error);
  }
}

async function writing<Value>(
  tables: Tables,
  model: string,
  body: (writer: ModelWriter) => Promise<Value>,
): Promise<Value> {
  const database = await tables.connection.use();
  const layout = layoutOf(tables, model);
  return inTransaction(tables, database, [layout.storeName, countersStore], (store) =>
    body({
      layout,
      store: store(layout.storeName),
      counters: store(countersStore),
      onRead: (count) => tables.onRead?.(model, count),
    }),
  );
}

async function automigrate(tables: Tables, models: readonly string[]): Promise<void> {
  const database = await tables.connection.use();
  const stores = models.map((model) => layoutOf(tables, model).storeName);
  await inTransaction(tables, database, [...stores, countersStore], async (store) => {
    await Promise.all(stores.map((name) => answered(store(name).clear())));
    await Promise.all(models.map((model) => answered(store(countersStore).delete(model))));
  });
}

async function restructure(tables: Tables, change: Restructuring): Promise<readonly ChangedRows[] | null> {
  const { connection, layouts } = tables;
  // Where no store changes no other connection has to close for it.
  if (change.changes.length === 0 && change.removed.length === 0) {
    return (await remember(tables, change)) ? [] : null;
  }
  const done = await connection.restructure(change);
  if (done === null) return null;
  for (const model of change.removed) layouts.delete(model);
  if (change.keepsSchemas) return done.changed;
  for (const { from, to } of change.changes) for (const model of [from, to]) layouts.delete(model);
  for (const layout of done.layouts) layouts.set(layout.schema.name, layout);
  return done.changed;
}

async function exchange(tables: Tables, changes: readonly ModelExchange[]): Promise<readonly Mismatch[]> {
  if (changes.length === 0) return [];
  const database = await tables.connection.use();
  const layouts = changes.map(({ model }) => layoutOf(tables, model));
  const names = [...new Set(layouts.map(({ storeName }) => storeName)), countersStore];
  return inTransaction(tables, database, names, (store) =>
    exchangeRows(
      changes.map((change, index) => {
        const layout = layouts[index] ?? layoutOf(tables, change.model);
        const writer = { layout, store: store(layout.storeName), counters: store(countersStore) };
        return [{ ...writer, onRead: () => undefined }, change] as const;
      }),
    ),
  );
}

async function remember(tables: Tables, { expected, records }: Restructuring): Promise<boolean> {
  const database = await tables.connection.use();
  const names = new Set([...expected, ...records].map(({ schema }: Records) => toLayout(schema).storeName));
  return inTransaction(tables, database, [...names], async (store) => {
    const isSame = await isStored(store, expected);
    if (isSame) await replaceRecords(store, records);
    return isSame;
  });
}

/** All of it or nothing: whatever throws in the body undoes what was written before. */
async function inTransaction<Value>(
  tables: Tables,
  database: IDBDatabase,
  stores: string[],
  body: (store: (name: string) => IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  try {
    const transaction = await begin(tables, database, stores, 'readwrite');
    const done = completed(transaction);
    try {
      const value = await body((name) => transaction.objectStore(name));
      await done;
      return value;
    } catch (error) {
      // Where the transaction has failed by itself, its own error says why.
      const isOurs = await abort(transaction);
      await done.catch((reason) => {
        if (!isOurs) throw reason;
      });
      throw error;
    }
  } catch (error) {
    throw toConnectorError(error);
  }
}

/** Whether there was still something to abort. */
function abort(transaction: { abort(): void }): boolean {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
  }
}

/** Begins a transaction, on a database opened anew where an upgrade elsewhere has just closed this one. */
async function begin(
  { connection }: Tables,
  database: IDBDatabase,
  stores: string[],
  mode: IDBTransactionMode,
) {
  try {
    return database.transaction(stores, mode, { durability: 'relaxed' });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
    const reopened = await connection.use();
    return reopened.transaction(stores, mode, { durability: 'relaxed' });
  }
}
