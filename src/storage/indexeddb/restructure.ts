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
import { readRecordPages, type Upgrade } from './pages.ts';
import { refileRows } from './refile.ts';
import { answered } from './requests.ts';
import { createRowChange, type RowChange } from './rowChange.ts';
import { removeStores, renameStores } from './upgrade.ts';

/** What becomes of the rows of one model. */
export interface ModelChange extends RowChange {
  /** The name that its rows are stored under, and the one that they get; they may be the same. */
  readonly from: string;
  readonly to: string;
  readonly before: IdSchema;
  readonly after: IdSchema;
  /** What stays under the old name: a store with the same indexes, empty or with a copy of the rows and their counter. */
  readonly leaves?: 'empty' | 'copy';
}

/** The rows of a small store, all of them. */
export interface Records {
  readonly schema: ModelSchema;
  readonly rows: readonly Row[];
}

/** A change of several models, with what is remembered of them: all of it is stored, or nothing. */
export interface Restructuring {
  /** What was read before, and what the change was made for: where it is not stored any more, nothing is done. */
  readonly expected: readonly Records[];
  /** Every `from` and every `to` once. What was stored under a `to` that is no `from` is removed. */
  readonly changes: readonly ModelChange[];
  readonly removed: readonly string[];
  /** What these stores hold afterwards. */
  readonly records: readonly Records[];
  /** Whether the schemas that were defined for these names still count; otherwise they are to be defined again. */
  readonly keepsSchemas: boolean;
}

/** What a change came to, in the order of its `changes`. */
export interface ChangedRows {
  readonly rows: number;
  /** By the old name of a moved property, in how many rows it had a value. */
  readonly moved: ReadonlyMap<string, number>;
  /** In how many rows a value of `values` was replaced. */
  readonly replaced: number;
  /** Rows that had no id of their own by the new property, and got one. */
  readonly newIds: number;
}

/** What the stores of the changed models hold now. */
export interface Restructured {
  readonly changed: readonly ChangedRows[];
  /** By what stands in the database: the types of other properties are not known. */
  readonly layouts: readonly ModelLayout[];
}

type StoreOf = (name: string) => IDBObjectStore;

/** Whether the small stores hold just these rows. */
export async function isStored(store: StoreOf, expected: readonly Records[]): Promise<boolean> {
  for (const { schema, rows } of expected) {
    const found: readonly StoredRecord[] = await answered(store(createLayout(schema).storeName).getAll());
    if (JSON.stringify(found.map(({ row }) => row)) !== JSON.stringify(rows)) return false;
  }
  return true;
}

export async function replaceRecords(store: StoreOf, records: readonly Records[]): Promise<void> {
  for (const { schema, rows } of records) {
    const layout = createLayout(schema);
    const target = store(layout.storeName);
    await answered(target.clear());
    const id = schema.idName ?? 'undefined';
    await Promise.all(rows.map(async (row) => answered(target.put(toRecord(row, layout), String(row[id])))));
  }
}

/** Does all of it in the one transaction of an upgrade; null where something else is stored than was expected. */
export async function restructure(
  upgrade: Upgrade,
  { expected, changes, removed, records }: Restructuring,
): Promise<Restructured | null> {
  const raw: StoreOf = (name) => unwrap(upgrade.store(name));
  if (!(await isStored(raw, expected))) return null;
  const left = changes.flatMap((change) => {
    const layout = change.leaves === undefined ? null : leftLayout(upgrade, change);
    return layout === null ? [] : [{ change, layout }];
  });
  await removeStores(upgrade, removed);
  await renameStores(
    upgrade,
    changes.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to] as const),
  );
  const done: (readonly [ChangedRows, ModelLayout | null])[] = [];
  for (const change of changes) done.push(await changeRows(upgrade, change));
  for (const { change, layout } of left) {
    await makeEmpty(upgrade, layout);
    if (change.leaves === 'copy') await copyRows(upgrade, change, layout);
  }
  await replaceRecords(raw, records);
  return {
    changed: done.map(([changed]) => changed),
    layouts: [...done.map(([, layout]) => layout), ...left.map(({ layout }) => layout)].filter(
      (layout) => layout !== null,
    ),
  };
}

/** The store that holds a model's rows, whichever its ids are; null where it has none. */
function storeOf({ database }: Upgrade, model: string): string | null {
  const { text, other } = storeNames(model);
  return [text, other].find((name) => database.objectStoreNames.contains(name)) ?? null;
}

function leftLayout(upgrade: Upgrade, { from, before }: ModelChange): ModelLayout | null {
  const storeName = storeOf(upgrade, from);
  return storeName === null
    ? null
    : { ...createLayout({ name: from, ...before }, indexesOf(upgrade.store(storeName))), storeName };
}

async function makeEmpty(upgrade: Upgrade, layout: ModelLayout): Promise<void> {
  if (upgrade.database.objectStoreNames.contains(layout.storeName)) return;
  upgrade.database.createObjectStore(layout.storeName);
  await adaptIndexes(upgrade.store(layout.storeName), layout);
}

async function copyRows(upgrade: Upgrade, { from, to }: ModelChange, layout: ModelLayout): Promise<void> {
  const source = storeOf(upgrade, to);
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
  const storeName = storeOf(upgrade, to);
  if (storeName === null) return [unchanged, null];
  const store = upgrade.store(storeName);
  const idName = before.idName ?? 'undefined';
  const newName = new Map(properties).get(idName) ?? idName;
  const isRefiled = newName !== (after.idName ?? 'undefined');
  const names = new Map(properties);
  const indexes = indexesOf(store).map((index) => ({
    ...index,
    property: names.get(index.property) ?? index.property,
  }));
  const layout = createLayout(
    { name: to, ...after, ...(isRefiled ? {} : { idType: before.idType }) },
    indexes,
  );
  if (isRefiled) {
    const { apply, counts } = createRowChange(change);
    const newIds = await refileRows(upgrade, { from: storeName, layout, change: apply });
    return [{ ...counts(), newIds }, layout];
  }
  // A store is where it is, whatever the design takes its ids for.
  const here = { ...layout, storeName };
  const { apply, counts } = createRowChange(change);
  if (properties.length === 0 && values.length === 0) {
    return [{ ...unchanged, rows: await store.count() }, here];
  }
  const moved = new Set(properties.flat());
  for (const { name, property } of indexesOf(store)) if (moved.has(property)) store.deleteIndex(name);
  for (const { name, slot } of layout.indexes) {
    if (!store.indexNames.contains(name)) store.createIndex(name, `keys.${slot}`);
  }
  for await (const page of readRecordPages(store)) {
    await Promise.all(page.map(async ({ key, row }) => store.put(toRecord(apply(row), here), key)));
  }
  return [{ ...counts(), newIds: 0 }, here];
}
