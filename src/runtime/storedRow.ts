import type { Key, ModelSchema, Row, WriteMode } from './connector.ts';

type IdSchema = Pick<ModelSchema, 'idName' | 'idType'>;

/** A row ready to be stored, with its id in the declared type, its key in the store, and the next value of the counter. */
export interface AllocatedRow {
  readonly row: Row;
  readonly id: Key;
  readonly key: Key;
  readonly counter: number;
}

/**
 * The property that holds the id. A model without an id gets one too, named
 * "undefined" (observed in juggler 7.0.3, where rows show it).
 */
export function idProperty(schema: Pick<ModelSchema, 'idName'>): string {
  return schema.idName ?? 'undefined';
}

/**
 * Assigns an id as juggler's memory connector does: the counter replaces a
 * falsy id (0 too), a given id moves the counter past itself if it is greater,
 * and the counter moves on even if the id is already taken.
 */
export function allocateRow(row: Row, counter: number, schema: IdSchema): AllocatedRow {
  const name = idProperty(schema);
  const given = row[name] || counter;
  const highest = (given as number) > counter ? given : counter;
  const id = toIdType(given as Key, schema);
  return { row: { ...row, [name]: id }, id, key: toKey(id, schema), counter: Number(highest) + 1 };
}

function toIdType(id: Key, schema: IdSchema): Key {
  if (schema.idType === 'number') return Number(id) || id;
  if (schema.idType === 'string') return String(id);
  return id;
}

/**
 * Returns the key under which an id is stored: `1` and `"1"` are one id unless
 * ids are texts, which sort by code unit.
 */
export function toKey(id: unknown, schema: Pick<ModelSchema, 'idType'>): Key {
  // A row that is saved without its id (its fields left it out) is still stored, and sorts first.
  if (id === undefined || id === null || Number.isNaN(id))
    return schema.idType === 'string' ? '' : Number.NEGATIVE_INFINITY;
  if (typeof id === 'number' && schema.idType !== 'string') return id;
  const text = String(id);
  if (schema.idType === 'string') return text;
  const number = Number(text);
  return String(number) === text && !Number.isNaN(number) ? number : text;
}

/** Compares keys as IndexedDB does: numbers before texts, numbers numerically, texts by code unit. */
export function compareKeys(left: Key, right: Key): number {
  if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Applies a `write` to an existing row. The id stays the one under which the row is stored. */
export function overwriteRow(
  existing: Row,
  row: Row,
  id: Key | null | undefined,
  mode: Pick<WriteMode, 'existing'>,
  schema: IdSchema,
): Row {
  const written = mode.existing === 'merge' ? { ...existing, ...row } : row;
  const name = idProperty(schema);
  const isSameId = toKey(written[name], schema) === toKey(id, schema);
  return isSameId ? written : { ...written, [name]: existing[name] };
}

/** Returns the changes of an `update` without the id, which never changes. */
export function withoutId(changes: Row, schema: IdSchema): Row {
  const { [idProperty(schema)]: _id, ...others } = changes;
  return others;
}
