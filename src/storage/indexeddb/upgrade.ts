import { adaptIndexes, countersStore, type ModelLayout, storeNames } from './layout.ts';
import type { Upgrade } from './readRecordPages.ts';
import { rekeyRows } from './rekeyRows.ts';

/** Creates the missing stores and indexes of the layouts; existing rows stay. */
export async function createStores(
  { database, store }: Upgrade,
  layouts: readonly ModelLayout[],
): Promise<void> {
  if (!database.objectStoreNames.contains(countersStore)) database.createObjectStore(countersStore);
  for (const layout of layouts) {
    const { text, other } = storeNames(layout.schema.name);
    const otherName = layout.storeName === text ? other : text;
    if (!database.objectStoreNames.contains(layout.storeName)) {
      // The ids became texts, or are no longer: the rows move to the store with keys of that type.
      if (database.objectStoreNames.contains(otherName)) {
        await rekeyRows({ database, store }, { from: otherName, layout, change: (row) => row });
      } else database.createObjectStore(layout.storeName);
    }
    await adaptIndexes(store(layout.storeName), layout);
  }
}

/** Removes the stores, rows and counters of models. */
export async function removeStores({ database, store }: Upgrade, models: readonly string[]): Promise<void> {
  for (const name of storesOf(models)) {
    if (database.objectStoreNames.contains(name)) database.deleteObjectStore(name);
  }
  await Promise.all(models.map(async (model) => store(countersStore).delete(model)));
}

/** The old and the new name of a model. */
type ModelRename = readonly [from: string, to: string];

/**
 * Renames the stores of models without reading a row. Stores with the new names are
 * deleted, unless they are renamed too: two models may swap names.
 */
export async function renameStores(
  { database, store }: Upgrade,
  renames: readonly ModelRename[],
): Promise<void> {
  const counters = store(countersStore);
  const counts = await Promise.all(renames.map(async ([from]) => counters.get(from)));
  const moving = renames.flatMap(([from, to]) => {
    const targets = storesOf([to]);
    return storesOf([from]).flatMap((name, index) =>
      database.objectStoreNames.contains(name) ? [{ from: store(name), to: targets[index] ?? '' }] : [],
    );
  });
  for (const [index, { from }] of moving.entries()) from.name = `moving:${index}`;
  for (const name of storesOf(renames.map(([, to]) => to))) {
    if (database.objectStoreNames.contains(name)) database.deleteObjectStore(name);
  }
  for (const { from, to } of moving) from.name = to;
  await Promise.all(renames.flat().map(async (model) => counters.delete(model)));
  await Promise.all(
    renames.map(async ([, to], index) =>
      counts[index] === undefined ? null : counters.put(counts[index], to),
    ),
  );
}

function storesOf(models: readonly string[]): readonly string[] {
  return models.map(storeNames).flatMap(({ text, other }) => [text, other]);
}
