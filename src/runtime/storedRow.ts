import type { Key, ModelSchema, Row, WriteMode } from './connector.ts';

type IdSchema = Pick<ModelSchema, 'idName' | 'idType'>;

/** A row ready to be stored: its id in its type, the key that it is kept under, and where the counter stands then. */
export interface AllocatedRow {
  readonly row: Row;
  readonly id: Key;
  readonly key: Key;
  readonly counter: number;
}

/**
 * The property that holds the id. A model without id gets one all the same,
 * named "undefined" (observed in juggler 7.0.3 and kept: rows show it).
 */
export function idProperty(schema: Pick<ModelSchema, 'idName'>): string {
  return schema.idName ?? 'undefined';
}

/**
 * Gives a row its id as juggler's memory connector does: a falsy id (0 too)
 * is taken from the counter, a given one moves the counter past itself if it
 * is greater, and the counter moves on even if the id turns out to be taken.
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
 * The key that an id is kept under: `1` and `"1"` are one id unless ids are
 * texts, where they sort by code unit.
 */
export function toKey(id: unknown, schema: Pick<ModelSchema, 'idType'>): Key {
  // Saved without its id (its fields left it out), a row is kept all the same, and comes first.
  if (id === undefined || id === null || Number.isNaN(id))
    return schema.idType === 'string' ? '' : Number.NEGATIVE_INFINITY;
  if (typeof id === 'number' && schema.idType !== 'string') return id;
  const text = String(id);
  if (schema.idType === 'string') return text;
  const number = Number(text);
  return String(number) === text && !Number.isNaN(number) ? number : text;
}

/** Numbers before texts, numbers numerically, texts by code unit: the order of IndexedDB. */
export function compareKeys(left: Key, right: Key): number {
  if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** What a `write` makes of a row that is there. The id stays the one that the row is kept under. */
export function overwriteRow(
  existing: Row,
  row: Row,
  id: Key | null | undefined,
  mode: Pick<WriteMode, 'existing'>,
  schema: IdSchema,
): Row {
  const written = mode.existing === 'merge' ? { ...existing, ...row } : row;
  const name = idProperty(schema);
  const isKept = toKey(written[name], schema) === toKey(id, schema);
  return isKept ? written : { ...written, [name]: existing[name] };
}

/** The changes of an `update`, which leaves ids as they are. */
export function withoutId(changes: Row, schema: IdSchema): Row {
  const { [idProperty(schema)]: _id, ...others } = changes;
  return others;
}
