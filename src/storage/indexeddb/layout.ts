import type { IDBPDatabase } from 'idb';
import type { Key, ModelSchema, Row, StoredType } from '../../runtime/connector.ts';
import { looseKey } from '../../runtime/filter/condition.ts';
import { propertyOf, reviveValue } from '../../runtime/filter/storedValue.ts';
import { toKey } from '../../runtime/storedRow.ts';
import { readRecordPages, type UpgradedStore } from './pages.ts';

/** The object store that holds each model's counter, under the model's name. */
export const countersStore = 'counters';

/** A row as an object store keeps it: beside it the keys that its indexes file it under. */
export interface StoredRecord {
  readonly row: Row;
  readonly keys: Readonly<Record<string, IndexKey>>;
}

export type IndexKey = number | string | readonly number[];

/** Where rows are filed whose foreign key is null or missing, which LoopBack takes for the same. */
export const nullKey: IndexKey = [];

/** Where rows are filed whose foreign key is an array or an object: any lookup has to look at them. */
export const complexKey: IndexKey = [0];

/**
 * How an index files values: `number` knows that every value reads as a
 * number, `any` files what is loosely equal under one key, so that `"1"` is
 * found beside 1 as it is in memory.
 */
export interface ModelIndex {
  readonly name: string;
  readonly property: string;
  readonly filing: 'number' | 'any';
  /** Its property in {@link StoredRecord.keys}. */
  readonly slot: string;
}

/** What the database has to hold for a model. */
export interface ModelLayout {
  readonly schema: ModelSchema;
  readonly storeName: string;
  readonly indexes: readonly ModelIndex[];
}

/** Text ids and others are kept under different keys, hence in different stores. */
export function storeNames(model: string): { readonly text: string; readonly other: string } {
  return { text: `text:${model}`, other: `number:${model}` };
}

export function toLayout(schema: ModelSchema): ModelLayout {
  const names = storeNames(schema.name);
  return {
    schema,
    storeName: schema.idType === 'string' ? names.text : names.other,
    indexes: [...new Set(schema.indexes)]
      .filter((property) => isIndexable(property, schema))
      .map((property) => toIndex(property, schema)),
  };
}

/** What decides how the rows of a model are filed. */
export type IdSchema = Pick<ModelSchema, 'idName' | 'idType'>;

/** A property that has an index, and its type as far as the index tells. */
export interface IndexedProperty {
  readonly property: string;
  readonly type: StoredType;
}

/** The layout of a store of which no more is known than its ids and its indexes. */
export function createLayout(
  { name, idName, idType }: IdSchema & Pick<ModelSchema, 'name'>,
  indexed: readonly IndexedProperty[] = [],
): ModelLayout {
  const types = indexed.map(({ property, type }) => [property, type] as const);
  return toLayout({
    name,
    idName,
    idType,
    isIdGenerated: true,
    types: Object.fromEntries(idName === null ? types : [...types, [idName, idType] as const]),
    indexes: indexed.map(({ property }) => property),
  });
}

/** The indexes that a store has: their names tell what they file, and how. */
export function indexesOf(store: UpgradedStore): readonly (IndexedProperty & { readonly name: string })[] {
  return [...store.indexNames].map((name) => {
    const colon = name.indexOf(':');
    const filing = name.slice(0, colon);
    const type = filing === 'number' || filing === 'boolean' ? filing : 'any';
    return { name, property: name.slice(colon + 1), type };
  });
}

/** Dates are equal by rules that no key follows, and a dotted name is a path through arrays. */
function isIndexable(property: string, schema: ModelSchema): boolean {
  return !property.includes('.') && schema.types[property] !== 'date' && property !== schema.idName;
}

function toIndex(property: string, schema: ModelSchema): ModelIndex {
  const type = schema.types[property];
  const filing = type === 'number' || type === 'boolean' ? 'number' : 'any';
  const name = `${type === 'boolean' ? 'boolean' : filing}:${property}`;
  // Every row carries it, so it is short; the first letter tells the ways of filing apart.
  return { name, property, filing, slot: `${name.charAt(0)}${toSlot(property)}` };
}

/** A key path has to be an identifier; names of properties need not be. */
function toSlot(property: string): string {
  return property.replace(/[^A-Za-z0-9]/g, (character) => `$${character.charCodeAt(0).toString(16)}_`);
}

/** Whether the database holds what the layouts ask for, and no index that nobody keeps up any more. */
export function holds(database: IDBPDatabase, layouts: readonly ModelLayout[]): boolean {
  if (!database.objectStoreNames.contains(countersStore)) return false;
  if (layouts.some(({ storeName }) => !database.objectStoreNames.contains(storeName))) return false;
  if (layouts.length === 0) return true;
  const transaction = database.transaction(layouts.map(({ storeName }) => storeName));
  return layouts.every(({ storeName, indexes }) => {
    const { indexNames } = transaction.objectStore(storeName);
    return indexNames.length === indexes.length && indexes.every(({ name }) => indexNames.contains(name));
  });
}

/** Makes, and removes, indexes until there are exactly those of the layout; rows are filed anew where that is needed. */
export async function adaptIndexes(store: UpgradedStore, layout: ModelLayout): Promise<void> {
  const wanted = new Set(layout.indexes.map(({ name }) => name));
  for (const name of [...store.indexNames]) if (!wanted.has(name)) store.deleteIndex(name);
  const missing = layout.indexes.filter(({ name }) => !store.indexNames.contains(name));
  if (missing.length === 0) return;
  for (const { name, slot } of missing) store.createIndex(name, `keys.${slot}`);
  // The key that a record has is right, whatever the layout takes for its id.
  for await (const page of readRecordPages(store)) {
    await Promise.all(page.map(async ({ key, row }) => store.put(toRecord(row, layout), key)));
  }
}

export function toRecord(row: Row, layout: ModelLayout): StoredRecord {
  const keys: Record<string, IndexKey> = {};
  for (const index of layout.indexes) {
    const key = toIndexKey(row, index, layout.schema);
    if (key !== undefined) keys[index.slot] = key;
  }
  return { row, keys };
}

export function toRecordKey(row: Row, schema: ModelSchema): Key {
  return toKey(row[schema.idName ?? 'undefined'], schema);
}

/** Undefined for a value that equals nothing, not even null. */
function toIndexKey(row: Row, index: ModelIndex, schema: ModelSchema): IndexKey | undefined {
  const value = reviveValue(propertyOf(row, index.property), schema.types[index.property]);
  if (value === null || value === undefined) return nullKey;
  return looseKey(value) ?? (Number.isNaN(value) ? undefined : complexKey);
}
