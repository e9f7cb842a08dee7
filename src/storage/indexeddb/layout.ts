import type { IDBPDatabase } from 'idb';
import type { Key, ModelSchema, Row, StoredType } from '../../runtime/connector.ts';
import { looseKey } from '../../runtime/filter/condition.ts';
import { propertyOf, reviveValue } from '../../runtime/filter/storedValue.ts';
import { toKey } from '../../runtime/storedRow.ts';
import { readRecordPages, type UpgradedStore } from './readRecordPages.ts';

/** The object store with the counter of each model, under the model's name. */
export const countersStore = 'counters';

/** A row as an object store contains it, with its keys in the indexes. */
export interface StoredRecord {
  readonly row: Row;
  readonly keys: Readonly<Record<string, IndexKey>>;
}

/** A key in an index. */
export type IndexKey = number | string | readonly number[];

/** The index key for a null or missing foreign key (LoopBack treats them alike). */
export const nullKey: IndexKey = [];

/** The index key for a foreign key that is an array or an object: every lookup must check these rows. */
export const complexKey: IndexKey = [0];

/**
 * An index on a property. With the key type `number` every value is read as a number;
 * with `any`, loosely equal values have the same key, so that `"1"` is found beside 1,
 * as in memory.
 */
export interface ModelIndex {
  readonly name: string;
  readonly property: string;
  readonly keyType: 'number' | 'any';
  /** Its property in {@link StoredRecord.keys}. */
  readonly slot: string;
}

/** The object store and the indexes of a model. */
export interface ModelLayout {
  readonly schema: ModelSchema;
  readonly storeName: string;
  readonly indexes: readonly ModelIndex[];
}

/** Returns the names of the possible object stores of a model: text ids have other keys, hence another store. */
export function storeNames(model: string): { readonly text: string; readonly other: string } {
  return { text: `text:${model}`, other: `number:${model}` };
}

/** Returns the layout of a model. */
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

/** The facts of a schema that determine the keys of rows. */
export type IdSchema = Pick<ModelSchema, 'idName' | 'idType'>;

/** A property with an index, and its type as far as the name of the index says. */
export interface IndexedProperty {
  readonly property: string;
  readonly type: StoredType;
}

/** Returns the layout of a store from its ids and indexes alone. */
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

/** Returns the indexes of a store; their names contain the property and its type. */
export function indexesOf(store: UpgradedStore): readonly (IndexedProperty & { readonly name: string })[] {
  return [...store.indexNames].map((name) => {
    const colon = name.indexOf(':');
    const keyType = name.slice(0, colon);
    const type = keyType === 'number' || keyType === 'boolean' ? keyType : 'any';
    return { name, property: name.slice(colon + 1), type };
  });
}

/** Returns whether a property can have an index: the equality of dates fits no key, and a dotted name is a path through arrays. */
function isIndexable(property: string, schema: ModelSchema): boolean {
  return !property.includes('.') && schema.types[property] !== 'date' && property !== schema.idName;
}

function toIndex(property: string, schema: ModelSchema): ModelIndex {
  const type = schema.types[property];
  const keyType = type === 'number' || type === 'boolean' ? 'number' : 'any';
  const name = `${type === 'boolean' ? 'boolean' : keyType}:${property}`;
  // Short, because every row contains it; the first letter distinguishes the types of index.
  return { name, property, keyType, slot: `${name.charAt(0)}${toSlot(property)}` };
}

/** Returns an identifier for a property name, because a key path must be one. */
function toSlot(property: string): string {
  return property.replace(/[^A-Za-z0-9]/g, (character) => `$${character.charCodeAt(0).toString(16)}_`);
}

/** Returns whether the database has the stores of the layouts, with exactly their indexes. */
export function hasLayouts(database: IDBPDatabase, layouts: readonly ModelLayout[]): boolean {
  if (!database.objectStoreNames.contains(countersStore)) return false;
  if (layouts.some(({ storeName }) => !database.objectStoreNames.contains(storeName))) return false;
  if (layouts.length === 0) return true;
  const transaction = database.transaction(layouts.map(({ storeName }) => storeName));
  return layouts.every(({ storeName, indexes }) => {
    const { indexNames } = transaction.objectStore(storeName);
    return indexNames.length === indexes.length && indexes.every(({ name }) => indexNames.contains(name));
  });
}

/** Creates and deletes indexes until they match the layout; rewrites the rows if there are new ones. */
export async function adaptIndexes(store: UpgradedStore, layout: ModelLayout): Promise<void> {
  const wanted = new Set(layout.indexes.map(({ name }) => name));
  for (const name of [...store.indexNames]) if (!wanted.has(name)) store.deleteIndex(name);
  const missing = layout.indexes.filter(({ name }) => !store.indexNames.contains(name));
  if (missing.length === 0) return;
  for (const { name, slot } of missing) store.createIndex(name, `keys.${slot}`);
  // Keep the key of each record, even if the layout has another id.
  for await (const page of readRecordPages(store)) {
    await Promise.all(page.map(async ({ key, row }) => store.put(toRecord(row, layout), key)));
  }
}

/** Returns the record that stores a row. */
export function toRecord(row: Row, layout: ModelLayout): StoredRecord {
  const keys: Record<string, IndexKey> = {};
  for (const index of layout.indexes) {
    const key = toIndexKey(row, index, layout.schema);
    if (key !== undefined) keys[index.slot] = key;
  }
  return { row, keys };
}

/** Returns the key of the record of a row. */
export function toRecordKey(row: Row, schema: ModelSchema): Key {
  return toKey(row[schema.idName ?? 'undefined'], schema);
}

/** Returns the key of a row in an index; undefined for a value that equals nothing, not even null. */
function toIndexKey(row: Row, index: ModelIndex, schema: ModelSchema): IndexKey | undefined {
  const value = reviveValue(propertyOf(row, index.property), schema.types[index.property]);
  if (value === null || value === undefined) return nullKey;
  return looseKey(value) ?? (Number.isNaN(value) ? undefined : complexKey);
}
