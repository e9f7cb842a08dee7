import { unwrap } from 'idb';
import type { ModelSchema, Row } from '../../runtime/connector.ts';
import {
  adaptIndexes,
  countersStore,
  createLayout,
  type IdSchema,
  indexesOf,
  type ModelLayout,
  type StoredRecord,
  storeNames,
  toRecord,
} from './layout.ts';
import { readRecordPages, type Upgrade } from './readRecordPages.ts';
import { rekeyRows } from './rekeyRows.ts';
import { resultOf } from './requests.ts';
import { createRowChange, type RowChange } from './rowChange.ts';
import { removeStores, renameStores } from './upgrade.ts';

/** A change of the rows of one model. */
export interface ModelChange extends RowChange {
  /** The current and the next name of the model; they may be equal. */
  readonly from: string;
  readonly to: string;
  readonly before: IdSchema;
  readonly after: IdSchema;
  /** The store to leave under the old name: with the same indexes, empty or with a copy of the rows and their counter. */
  readonly leaves?: 'empty' | 'copy';
}

/** All rows of a small store. */
export interface StoreContents {
  readonly schema: ModelSchema;
  readonly rows: readonly Row[];
}

/** A change of several models and of the records about them, in one transaction. */
export interface Restructuring {
  /** The records that the change is based on: if they are no longer stored, nothing changes. */
  readonly expected: readonly StoreContents[];
  /** Each `from` and each `to` once. Rows stored under a `to` that is not a `from` are removed. */
  readonly changes: readonly ModelChange[];
  readonly removed: readonly string[];
  /** The records to store. */
  readonly records: readonly StoreContents[];
  /** Whether the defined schemas of these names stay valid; otherwise they must be defined again. */
  readonly keepsSchemas: boolean;
}

/** The counts of a change of one model. */
export interface ChangedRows {
  readonly rows: number;
  /** The number of rows that had a value, by the old name of a moved property. */
  readonly moved: ReadonlyMap<string, number>;
  /** The number of rows in which a value of `values` was replaced. */
  readonly replaced: number;
  /** The number of rows that had no id in the new property, and got one. */
  readonly newIds: number;
}

/** The result of a change of several models. */
export interface RestructureResult {
  /** In the order of `changes`. */
  readonly changed: readonly ChangedRows[];
  /** Derived from the database: the types of properties without an index are unknown. */
  readonly layouts: readonly ModelLayout[];
}

type StoreLookup = (name: string) => IDBObjectStore;

/** Returns whether the small stores contain exactly these rows. */
export async function areStored(store: StoreLookup, expected: readonly StoreContents[]): Promise<boolean> {
  for (const { schema, rows } of expected) {
    const found: readonly StoredRecord[] = await resultOf(store(createLayout(schema).storeName).getAll());
    if (JSON.stringify(found.map(({ row }) => row)) !== JSON.stringify(rows)) return false;
  }
  return true;
}

/** Replaces the rows of the small stores. */
export async function replaceRecords(store: StoreLookup, records: readonly StoreContents[]): Promise<void> {
  for (const { schema, rows } of records) {
    const layout = createLayout(schema);
    const target = store(layout.storeName);
    await resultOf(target.clear());
    const id = schema.idName ?? 'undefined';
    await Promise.all(rows.map(async (row) => resultOf(target.put(toRecord(row, layout), String(row[id])))));
  }
}

/** Makes all changes in the transaction of an upgrade; null if the stored records differ from the expected ones. */
export async function restructure(
  upgrade: Upgrade,
  { expected, changes, removed, records }: Restructuring,
): Promise<RestructureResult | null> {
  const raw: StoreLookup = (name) => unwrap(upgrade.store(name));
  if (!(await areStored(raw, expected))) return null;
  const leftovers = changes.flatMap((change) => {
    const layout = change.leaves === undefined ? null : leftoverLayout(upgrade, change);
    return layout === null ? [] : [{ change, layout }];
  });
  await removeStores(upgrade, removed);
  await renameStores(
    upgrade,
    changes.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to] as const),
  );
  const results: (readonly [ChangedRows, ModelLayout | null])[] = [];
  for (const change of changes) results.push(await changeRows(upgrade, change));
  for (const { change, layout } of leftovers) {
    await createEmptyStore(upgrade, layout);
    if (change.leaves === 'copy') await copyRows(upgrade, change, layout);
  }
  await replaceRecords(raw, records);
  return {
    changed: results.map(([changed]) => changed),
    layouts: [...results.map(([, layout]) => layout), ...leftovers.map(({ layout }) => layout)].filter(
      (layout) => layout !== null,
    ),
  };
}

/** Returns the name of the object store of a model, whatever the type of its ids; null if it has none. */
function findStoreName({ database }: Upgrade, model: string): string | null {
  const { text, other } = storeNames(model);
  return [text, other].find((name) => database.objectStoreNames.contains(name)) ?? null;
}

function leftoverLayout(upgrade: Upgrade, { from, before }: ModelChange): ModelLayout | null {
  const storeName = findStoreName(upgrade, from);
  return storeName === null
    ? null
    : { ...createLayout({ name: from, ...before }, indexesOf(upgrade.store(storeName))), storeName };
}

async function createEmptyStore(upgrade: Upgrade, layout: ModelLayout): Promise<void> {
  if (upgrade.database.objectStoreNames.contains(layout.storeName)) return;
  upgrade.database.createObjectStore(layout.storeName);
  await adaptIndexes(upgrade.store(layout.storeName), layout);
}

async function copyRows(upgrade: Upgrade, { from, to }: ModelChange, layout: ModelLayout): Promise<void> {
  const source = findStoreName(upgrade, to);
  if (source === null) return;
  const copy = upgrade.store(layout.storeName);
  for await (const page of readRecordPages(upgrade.store(source))) {
    await Promise.all(page.map(async ({ key, row }) => copy.put(toRecord(row, layout), key)));
  }
  const counters = upgrade.store(countersStore);
  const counter = await counters.get(to);
  if (counter !== undefined) await counters.put(counter, from);
}

const unchanged: ChangedRows = { rows: 0, moved: new Map(), replaced: 0, newIds: 0 };

async function changeRows(
  upgrade: Upgrade,
  change: ModelChange,
): Promise<readonly [ChangedRows, ModelLayout | null]> {
  const { to, before, after, properties, values } = change;
  const storeName = findStoreName(upgrade, to);
  if (storeName === null) return [unchanged, null];
  const store = upgrade.store(storeName);
  const idName = before.idName ?? 'undefined';
  const newName = new Map(properties).get(idName) ?? idName;
  const isRekeyed = newName !== (after.idName ?? 'undefined');
  const names = new Map(properties);
  const indexes = indexesOf(store).map((index) => ({
    ...index,
    property: names.get(index.property) ?? index.property,
  }));
  const layout = createLayout(
    { name: to, ...after, ...(isRekeyed ? {} : { idType: before.idType }) },
    indexes,
  );
  if (isRekeyed) {
    const { apply, counts } = createRowChange(change);
    const newIds = await rekeyRows(upgrade, { from: storeName, layout, change: apply });
    return [{ ...counts(), newIds }, layout];
  }
  // The rows stay in their store, even if the design has another type of id.
  const actualLayout = { ...layout, storeName };
  const { apply, counts } = createRowChange(change);
  if (properties.length === 0 && values.length === 0) {
    return [{ ...unchanged, rows: await store.count() }, actualLayout];
  }
  const moved = new Set(properties.flat());
  for (const { name, property } of indexesOf(store)) if (moved.has(property)) store.deleteIndex(name);
  for (const { name, slot } of layout.indexes) {
    if (!store.indexNames.contains(name)) store.createIndex(name, `keys.${slot}`);
  }
  for await (const page of readRecordPages(store)) {
    await Promise.all(page.map(async ({ key, row }) => store.put(toRecord(apply(row), actualLayout), key)));
  }
  return [{ ...counts(), newIds: 0 }, actualLayout];
}
