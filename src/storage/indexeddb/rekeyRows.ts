import type { Key, Row } from '../../runtime/connector.ts';
import { idProperty, toKey } from '../../runtime/storedRow.ts';
import { countersStore, type ModelLayout, toRecord } from './layout.ts';
import { type KeyedRow, readRecordPages, type Upgrade, type UpgradedStore } from './readRecordPages.ts';

/** The rows to move to other keys. */
export interface RekeyOptions {
  /** The object store with the rows; it is removed. */
  readonly from: string;
  /** The layout of their new object store. */
  readonly layout: ModelLayout;
  /** Changes each row, apart from its id. */
  readonly change: (row: Row) => Row;
}

const temporaryName = 'moving:rows';

/**
 * Moves rows to the keys of another id property. Rows with an id of their own go
 * first. If a row has none, or another row has it, the row keeps its old key as id,
 * or gets a free number: no row replaces another.
 *
 * @returns how many rows got an id that they did not have
 */
export async function rekeyRows(upgrade: Upgrade, { from, layout, change }: RekeyOptions): Promise<number> {
  const { database, store } = upgrade;
  const { schema } = layout;
  const source = store(from);
  source.name = temporaryName;
  if (database.objectStoreNames.contains(layout.storeName)) database.deleteObjectStore(layout.storeName);
  database.createObjectStore(layout.storeName);
  const target = store(layout.storeName);
  for (const { name, slot } of layout.indexes) target.createIndex(name, `keys.${slot}`);
  const counters = store(countersStore);
  const storedCounter: unknown = await counters.get(schema.name);
  let counter = typeof storedCounter === 'number' ? storedCounter : 1;
  const storeRow = async (row: Row, id: Key): Promise<void> => {
    // As the counter moves when a row is created with an id.
    if (Number(id) >= counter) counter = Math.floor(Number(id)) + 1;
    const rekeyed = { ...row, [idProperty(schema)]: id };
    await target.put(toRecord(rekeyed, layout), toKey(id, schema));
  };

  const removeRow = async (key: IDBValidKey): Promise<void> => source.delete(key);

  // Moved rows leave the source, so that it keeps the rows without an id of their own.
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
        else await Promise.all([storeRow(row, id), removeRow(key)]);
      }),
    );
  }
  let newIds = 0;
  for await (const page of readRecordPages(source)) {
    const free = await freeIds(
      target,
      layout,
      page.map((one) => fallbackId(one, layout)),
    );
    for (const [index, { row }] of page.entries()) {
      const id = free[index] ?? (await findFreeId(target, layout, counter));
      await storeRow(row, id);
      newIds += 1;
    }
  }
  await counters.put(counter, schema.name);
  database.deleteObjectStore(temporaryName);
  return newIds;
}

/** Returns the ids that no row has yet, at the same index; undefined for the others. */
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

/** Returns the old key as id; with the row's own text id, which another row has, in front. */
function fallbackId({ key, row }: KeyedRow, layout: ModelLayout): Key | undefined {
  if (typeof key !== 'number' && typeof key !== 'string') return undefined;
  if (layout.schema.idType !== 'string')
    return Number.isFinite(key) || typeof key === 'string' ? key : undefined;
  const own = ownId(row, layout);
  return own === undefined ? String(key) : `${own} (${key})`;
}

async function findFreeId(target: UpgradedStore, { schema }: ModelLayout, from: number): Promise<Key> {
  for (let number = from; ; number += 1) {
    const id = schema.idType === 'string' ? String(number) : number;
    if ((await target.getKey(toKey(id, schema))) === undefined) return id;
  }
}
