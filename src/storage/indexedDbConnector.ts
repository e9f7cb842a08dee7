import { deleteDB } from 'idb';
import type { Connector, Key } from '../runtime/connector.ts';
import { Connection } from './indexeddb/connection.ts';
import { toConnectorError, unknownModelError } from './indexeddb/errors.ts';
import { exchangeRows, type Mismatch, type ModelExchange } from './indexeddb/exchange.ts';
import { countersStore, type ModelLayout, toLayout } from './indexeddb/layout.ts';
import { countRows, findRows, listKeys, type ModelReader } from './indexeddb/reading.ts';
import { type BlockedOptions, rejectWhenBlocked } from './indexeddb/rejectWhenBlocked.ts';
import { completionOf, resultOf } from './indexeddb/requests.ts';
import {
  areStored,
  type ChangedRows,
  type Restructuring,
  replaceRecords,
  type StoreContents,
} from './indexeddb/restructure.ts';
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

/** Options of a connector. */
export interface IndexedDbConnectorOptions extends BlockedOptions {
  /** Called after each request that reads rows, with the model and the number of rows. */
  readonly onRead?: (model: string, count: number) => void;
}

/** A connector that can also change its stored rows when the design changes. */
export interface IndexedDbConnector extends Connector {
  /**
   * Changes several models and the records about them in one transaction: names,
   * names of properties, id properties. Rows are read in pages, and only if
   * something in them changes. Counters move with their rows.
   *
   * @returns the counts of each change; null if the stored records differ from the expected ones: then nothing changes
   */
  restructure(change: Restructuring): Promise<readonly ChangedRows[] | null>;
  /**
   * Lists the keys under which rows of a model are stored, in order, without reading the rows. With
   * number or text ids they are the ids; a row without an id has none here.
   *
   * @param after the key before the first one; null from the start
   */
  listKeys(model: string, after: Key | null, limit: number): Promise<readonly Key[]>;
  /**
   * Replaces rows of several models in one transaction, if all stored ones equal
   * the expected ones. Counters never move back.
   *
   * @returns the rows that differ; then nothing is written
   * @throws ConnectorError (rejects), like every write; then nothing is written either
   */
  exchange(changes: readonly ModelExchange[]): Promise<readonly Mismatch[]>;
}

/**
 * Opens a connector that stores rows in IndexedDB: one object store per model, one
 * index per foreign key. Ids and indexes answer as much of a where clause as they
 * can; the rest is evaluated in memory, by the code of the memory connector. Each
 * call is one transaction with relaxed durability: writes are soon on disk.
 *
 * @param name of the database; created if there is none
 * @throws ConnectorError (rejects) with code QUOTA_EXCEEDED, BLOCKED, CLOSED,
 *   ABORTED or UNKNOWN_MODEL and a message that names a way out
 */
export async function openIndexedDbConnector(
  name: string,
  options: IndexedDbConnectorOptions = {},
): Promise<IndexedDbConnector> {
  const connection = await Connection.open(name, options);
  const layouts = new Map<string, ModelLayout>();
  const context: ConnectorContext = { connection, layouts, onRead: options.onRead };

  return {
    name: 'indexeddb',
    async define(schemas) {
      const added = schemas.map(toLayout);
      for (const layout of added) layouts.set(layout.schema.name, layout);
      await connection.define(added);
    },
    automigrate: (models) => automigrate(context, models),
    create: (model, rows, mode) =>
      withWriter(context, model, (writer) =>
        mode === 'untilDuplicate' ? createUntilDuplicate(writer, rows) : createRows(writer, rows),
      ),
    find: (model, filter) => withReader(context, model, (reader) => findRows(reader, filter)),
    count: (model, where) => withReader(context, model, (reader) => countRows(reader, where)),
    write: (model, id, row, mode) => withWriter(context, model, (writer) => writeRow(writer, id, row, mode)),
    update: (model, where, changes) =>
      withWriter(context, model, (writer) => updateRows(writer, where, changes)),
    destroy: (model, where) => withWriter(context, model, (writer) => destroyRows(writer, where)),
    findOrCreate: (model, filter, row) =>
      withWriter(context, model, (writer) => findOrCreateRow(writer, filter, row)),
    upsertWhere: (model, where, row) => withWriter(context, model, (writer) => upsertRow(writer, where, row)),
    listKeys: (model, after, limit) => withReader(context, model, (reader) => listKeys(reader, after, limit)),
    restructure: (change) => restructure(context, change),
    exchange: (changes) => exchange(context, changes),
    async disconnect() {
      connection.close();
    },
  };
}

/**
 * Deletes a database with everything in it.
 *
 * @throws ConnectorError BLOCKED (rejects) if another tab keeps it open; it is deleted when that tab closes
 */
export function deleteIndexedDb(name: string, patience: BlockedOptions = {}): Promise<void> {
  return rejectWhenBlocked(
    name,
    () => deleteDB(name),
    () => undefined,
    patience,
  );
}

/** The state that the methods of a connector share. */
interface ConnectorContext {
  readonly connection: Connection;
  readonly layouts: Map<string, ModelLayout>;
  readonly onRead: IndexedDbConnectorOptions['onRead'];
}

function layoutOf({ layouts }: ConnectorContext, model: string): ModelLayout {
  const layout = layouts.get(model);
  if (!layout) throw unknownModelError(model);
  return layout;
}

/** Runs the body in a read-only transaction on the rows of a model. */
async function withReader<Value>(
  context: ConnectorContext,
  model: string,
  body: (reader: ModelReader) => Promise<Value>,
): Promise<Value> {
  const database = await context.connection.use();
  const layout = layoutOf(context, model);
  try {
    const transaction = await beginTransaction(context, database, [layout.storeName], 'readonly');
    const store = transaction.objectStore(layout.storeName);
    return await body({ layout, store, onRead: (count) => context.onRead?.(model, count) });
  } catch (error) {
    throw toConnectorError(error);
  }
}

/** Runs the body in a transaction that may write the rows of a model. */
async function withWriter<Value>(
  context: ConnectorContext,
  model: string,
  body: (writer: ModelWriter) => Promise<Value>,
): Promise<Value> {
  const database = await context.connection.use();
  const layout = layoutOf(context, model);
  return inTransaction(context, database, [layout.storeName, countersStore], (store) =>
    body({
      layout,
      store: store(layout.storeName),
      counters: store(countersStore),
      onRead: (count) => context.onRead?.(model, count),
    }),
  );
}

async function automigrate(context: ConnectorContext, models: readonly string[]): Promise<void> {
  const database = await context.connection.use();
  const stores = models.map((model) => layoutOf(context, model).storeName);
  await inTransaction(context, database, [...stores, countersStore], async (store) => {
    await Promise.all(stores.map((name) => resultOf(store(name).clear())));
    await Promise.all(models.map((model) => resultOf(store(countersStore).delete(model))));
  });
}

async function restructure(
  context: ConnectorContext,
  change: Restructuring,
): Promise<readonly ChangedRows[] | null> {
  const { connection, layouts } = context;
  // Without a change of stores no upgrade is needed, so no other connection has to close.
  if (change.changes.length === 0 && change.removed.length === 0) {
    return (await replaceExpectedRecords(context, change)) ? [] : null;
  }
  const done = await connection.restructure(change);
  if (done === null) return null;
  for (const model of change.removed) layouts.delete(model);
  if (change.keepsSchemas) return done.changed;
  for (const { from, to } of change.changes) for (const model of [from, to]) layouts.delete(model);
  for (const layout of done.layouts) layouts.set(layout.schema.name, layout);
  return done.changed;
}

async function exchange(
  context: ConnectorContext,
  changes: readonly ModelExchange[],
): Promise<readonly Mismatch[]> {
  if (changes.length === 0) return [];
  const database = await context.connection.use();
  const layouts = changes.map(({ model }) => layoutOf(context, model));
  const names = [...new Set(layouts.map(({ storeName }) => storeName)), countersStore];
  return inTransaction(context, database, names, (store) =>
    exchangeRows(
      changes.map((change, index) => {
        const layout = layouts[index] ?? layoutOf(context, change.model);
        const writer = { layout, store: store(layout.storeName), counters: store(countersStore) };
        return [{ ...writer, onRead: () => undefined }, change] as const;
      }),
    ),
  );
}

async function replaceExpectedRecords(
  context: ConnectorContext,
  { expected, records }: Restructuring,
): Promise<boolean> {
  const database = await context.connection.use();
  const names = new Set(
    [...expected, ...records].map(({ schema }: StoreContents) => toLayout(schema).storeName),
  );
  return inTransaction(context, database, [...names], async (store) => {
    const isSame = await areStored(store, expected);
    if (isSame) await replaceRecords(store, records);
    return isSame;
  });
}

/** Runs the body in a transaction that may write; an error in the body aborts it. */
async function inTransaction<Value>(
  context: ConnectorContext,
  database: IDBDatabase,
  stores: string[],
  body: (store: (name: string) => IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  try {
    const transaction = await beginTransaction(context, database, stores, 'readwrite');
    const done = completionOf(transaction);
    try {
      const value = await body((name) => transaction.objectStore(name));
      await done;
      return value;
    } catch (error) {
      // If the transaction itself failed, its error is the cause.
      const isAbortedHere = await abort(transaction);
      await done.catch((reason) => {
        if (!isAbortedHere) throw reason;
      });
      throw error;
    }
  } catch (error) {
    throw toConnectorError(error);
  }
}

/** Aborts a transaction; returns whether it was still active. */
function abort(transaction: { abort(): void }): boolean {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
  }
}

/** Begins a transaction; reopens the database if an upgrade by another connection has just closed it. */
async function beginTransaction(
  { connection }: ConnectorContext,
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
