import { type IDBPDatabase, openDB } from 'idb';
import { isJsonObject, type JsonObject } from '../lib/json.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { databaseExists } from './databaseExists.ts';

/** The rows of a model, as the playground stored them. */
export interface StoredModelRows {
  /** The id of the model in the project; null for a join model that LoopBack creates on its own. */
  readonly modelId: string | null;
  /** The name that the model had when its rows were last used. */
  readonly name: string;
  /** In the order of their ids. */
  readonly rows: readonly JsonObject[];
}

/** Why rows can't be read: a sentence with the way out. */
export interface StoredRowsProblem {
  readonly code: 'tooMany' | 'unreadable';
  readonly message: string;
}

/** The prefix of the stores that the playground has for itself. */
const ownPrefix = 'playground/';
/** Where it remembers the models of the rows. */
const designStore = `text:${ownPrefix}design`;

/**
 * Reads all rows of a database of the playground. Only reads: neither stores nor
 * indexes change, and a database that does not exist is not created.
 *
 * @param most more rows are refused
 */
export async function readStoredRows(
  database: string,
  most: number,
): Promise<Result<readonly StoredModelRows[], StoredRowsProblem>> {
  if (!(await databaseExists(database))) return succeed([]);
  let opened: IDBPDatabase | undefined;
  try {
    opened = await openDB(database, undefined, {
      // Another connection wants to upgrade: it must not wait for this one.
      blocking: (_current, _wanted, { target }) => (target as IDBDatabase).close(),
    });
    return await readAll(opened, most);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return failWith({
      code: 'unreadable',
      message: `The rows of the playground could not be read (${error.message}). Run something in the playground, then open this again.`,
    });
  } finally {
    opened?.close();
  }
}

async function readAll(
  database: IDBPDatabase,
  most: number,
): Promise<Result<readonly StoredModelRows[], StoredRowsProblem>> {
  const names = [...database.objectStoreNames].filter((name) => modelOf(name) !== null);
  if (names.length === 0) return succeed([]);
  const hasDesign = database.objectStoreNames.contains(designStore);
  const transaction = database.transaction(hasDesign ? [...names, designStore] : names);
  const counts = await Promise.all(names.map((name) => transaction.objectStore(name).count()));
  const count = counts.reduce((sum, each) => sum + each, 0);
  if (count > most) {
    const message = `The playground has ${count} rows; at most ${most} come along as sample rows. Delete some, or export without them.`;
    return failWith({ code: 'tooMany', message });
  }
  const ids = hasDesign
    ? idsByName(await transaction.objectStore(designStore).getAll())
    : new Map<string, string>();
  const read = await Promise.all(
    names.map(async (store) => {
      const name = modelOf(store) ?? store;
      const records: readonly unknown[] = await transaction.objectStore(store).getAll();
      return { name, modelId: ids.get(name) ?? null, rows: records.map(rowIn).filter((row) => row !== null) };
    }),
  );
  return succeed(read.filter(({ rows }) => rows.length > 0));
}

/** The name of the model that a store belongs to; null for other stores. */
function modelOf(store: string): string | null {
  const name = /^(?:text|number):(.*)$/s.exec(store)?.[1];
  return name === undefined || name.startsWith(ownPrefix) ? null : name;
}

/** The row of a stored record. */
function rowIn(record: unknown): JsonObject | null {
  return isJsonObject(record) && isJsonObject(record['row']) ? record['row'] : null;
}

function idsByName(records: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map(
    records.flatMap((record): [string, string][] => {
      const known = rowIn(record);
      const { id, name } = known ?? {};
      return typeof id === 'string' && typeof name === 'string' ? [[name, id]] : [];
    }),
  );
}
