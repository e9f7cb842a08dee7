import type { Key, Row } from '../../runtime/connector.ts';
import { idProperty, toKey } from '../../runtime/storedRow.ts';
import { countersStore, type ModelLayout, toRecord } from './layout.ts';
import { type KeyedRow, readRecordPages, type Upgrade, type UpgradedStore } from './pages.ts';

export interface Refiling {
  /** The store that holds the rows; it is removed. */
  readonly from: string;
  /** How they are filed afterwards. */
  readonly layout: ModelLayout;
  /** What else changes in each row. */
  readonly change: (row: Row) => Row;
}

const waitingName = 'moving:rows';

/**
 * Files rows by another id. Those that have one of their own go first; where
 * it is missing, or another row has it, a row keeps what it was filed by, or
 * gets a number that is free: no row takes the place of another.
 *
 * @returns how many rows got an id that they did not bring
 */
export async function refileRows(upgrade: Upgrade, { from, layout, change }: Refiling): Promise<number> {
  const { database, store } = upgrade;
  const { schema } = layout;
  const source = store(from);
  source.name = waitingName;
  if (database.objectStoreNames.contains(layout.storeName)) database.deleteObjectStore(layout.storeName);
  database.createObjectStore(layout.storeName);
  const target = store(layout.storeName);
  for (const { name, slot } of layout.indexes) target.createIndex(name, `keys.${slot}`);
  const counters = store(countersStore);
  const counted: unknown = await counters.get(schema.name);
  let counter = typeof counted === 'number' ? counted : 1;
  const file = async (row: Row, id: Key): Promise<void> => {
    // As the counter does where a row is created with an id.
    if (Number(id) >= counter) counter = Math.floor(Number(id)) + 1;
    const filed = { ...row, [idProperty(schema)]: id };
    await target.put(toRecord(filed, layout), toKey(id, schema));
  };

  const removeRow = async (key: IDBValidKey): Promise<void> => source.delete(key);

  // What is filed leaves its old place, so that the rest is what has no id of its own.
  for await (const page of readRecordPages(source)) {
    const changed = page.map(({ key, row }) => ({ key, row: change(row) }));
    const free = await freeIds(
      target,
      layout,
      changed.map(({ row }) => ownId(row, layout)),
    );
    await Promise.all(
      changed.map(async ({ key, row }, index) => {
        const id = free[index];
        if (id === undefined) await source.put({ row, keys: {} }, key);
        else await Promise.all([file(row, id), removeRow(key)]);
      }),
    );
  }
  let newIds = 0;
  for await (const page of readRecordPages(source)) {
    const free = await freeIds(
      target,
      layout,
      page.map((one) => otherId(one, layout)),
    );
    for (const [index, { row }] of page.entries()) {
      const id = free[index] ?? (await nextFree(target, layout, counter));
      await file(row, id);
      newIds += 1;
    }
  }
  await counters.put(counter, schema.name);
  database.deleteObjectStore(waitingName);
  return newIds;
}

/** The ids that no row has yet, at their places; undefined for the others. */
async function freeIds(
  target: UpgradedStore,
  { schema }: ModelLayout,
  ids: readonly (Key | undefined)[],
): Promise<readonly (Key | undefined)[]> {
  const seen = new Set<Key>();
  const keys = ids.map((id) => (id === undefined ? undefined : toKey(id, schema)));
  const stored = await Promise.all(keys.map(async (key) => (key === undefined ? key : target.getKey(key))));
  return ids.map((id, index) => {
    const key = keys[index];
    if (id === undefined || key === undefined || stored[index] !== undefined || seen.has(key))
      return undefined;
    seen.add(key);
    return id;
  });
}

function ownId(row: Row, { schema }: ModelLayout): Key | undefined {
  const name = idProperty(schema);
  const id = Object.hasOwn(row, name) ? row[name] : undefined;
  return id !== '' && (typeof id === 'number' || typeof id === 'string') ? id : undefined;
}

/** What it was filed by; a text that another row has is kept beside it. */
function otherId({ key, row }: KeyedRow, layout: ModelLayout): Key | undefined {
  if (typeof key !== 'number' && typeof key !== 'string') return undefined;
  if (layout.schema.idType !== 'string')
    return Number.isFinite(key) || typeof key === 'string' ? key : undefined;
  const own = ownId(row, layout);
  return own === undefined ? String(key) : `${own} (${key})`;
}

async function nextFree(target: UpgradedStore, { schema }: ModelLayout, from: number): Promise<Key> {
  for (let number = from; ; number += 1) {
    const id = schema.idType === 'string' ? String(number) : number;
    if ((await target.getKey(toKey(id, schema))) === undefined) return id;
  }
}
