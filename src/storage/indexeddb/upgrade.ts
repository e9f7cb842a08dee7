import { adaptIndexes, countersStore, type ModelLayout, storeNames } from './layout.ts';
import type { Upgrade } from './pages.ts';
import { refileRows } from './refile.ts';

/** Makes what is missing of the layouts; rows that are there stay. */
export async function makeStores(
  { database, store }: Upgrade,
  layouts: readonly ModelLayout[],
): Promise<void> {
  if (!database.objectStoreNames.contains(countersStore)) database.createObjectStore(countersStore);
  for (const layout of layouts) {
    const { text, other } = storeNames(layout.schema.name);
    const former = layout.storeName === text ? other : text;
    if (!database.objectStoreNames.contains(layout.storeName)) {
      // Ids have become texts, or no longer are: the rows move to the store that files them so.
      if (database.objectStoreNames.contains(former)) {
        await refileRows({ database, store }, { from: former, layout, change: (row) => row });
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

/** A model's name, and the one that its rows and its counter get. */
type Renaming = readonly [from: string, to: string];

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
  const counts = await Promise.all(renamings.map(async ([from]) => counters.get(from)));
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
  await Promise.all(renamings.flat().map(async (model) => counters.delete(model)));
  await Promise.all(
    renamings.map(async ([, to], index) =>
      counts[index] === undefined ? null : counters.put(counts[index], to),
    ),
  );
}

function storesOf(models: readonly string[]): readonly string[] {
  return models.map(storeNames).flatMap(({ text, other }) => [text, other]);
}
