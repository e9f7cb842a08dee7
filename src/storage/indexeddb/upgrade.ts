import type { IDBPDatabase } from 'idb';
import {
  adaptIndexes,
  countersStore,
  type ModelLayout,
  type StoredRecord,
  storeNames,
  toRecord,
  toRecordKey,
  type UpgradedStore,
} from './layout.ts';

/** What an upgrade works with. */
export interface Upgrade {
  readonly database: IDBPDatabase;
  readonly store: (name: string) => UpgradedStore;
}

/** Makes what is missing of the layouts; rows that are there stay. */
export async function makeStores(
  { database, store }: Upgrade,
  layouts: readonly ModelLayout[],
): Promise<void> {
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

/** Removes the stores, rows and counters of models. */
export async function removeStores({ database, store }: Upgrade, models: readonly string[]): Promise<void> {
  for (const name of storesOf(models)) {
    if (database.objectStoreNames.contains(name)) database.deleteObjectStore(name);
  }
  await Promise.all(models.map((model) => store(countersStore).delete(model)));
}

/** A model's name, and the one that its rows and its counter get. */
export type Renaming = readonly [from: string, to: string];

/**
 * Gives the rows of models other names, in whatever number: no row is read.
 * What was stored under the new names goes, unless it is renamed itself: two
 * models may take each other's.
 */
export async function renameStores(
  { database, store }: Upgrade,
  renamings: readonly Renaming[],
): Promise<void> {
  const counters = store(countersStore);
  const counts = await Promise.all(renamings.map(([from]) => counters.get(from)));
  const moving = renamings.flatMap(([from, to]) => {
    const targets = storesOf([to]);
    return storesOf([from]).flatMap((name, index) =>
      database.objectStoreNames.contains(name) ? [{ from: store(name), to: targets[index] ?? '' }] : [],
    );
  });
  for (const [index, { from }] of moving.entries()) from.name = `moving:${index}`;
  for (const name of storesOf(renamings.map(([, to]) => to))) {
    if (database.objectStoreNames.contains(name)) database.deleteObjectStore(name);
  }
  for (const { from, to } of moving) from.name = to;
  await Promise.all(renamings.flat().map((model) => counters.delete(model)));
  await Promise.all(
    renamings.map(([, to], index) => (counts[index] === undefined ? null : counters.put(counts[index], to))),
  );
}

export function storesOf(models: readonly string[]): readonly string[] {
  return models.map(storeNames).flatMap(({ text, other }) => [text, other]);
}
