import { isSameRow } from '../../lib/equal.ts';
import type { Key, Row } from '../../runtime/connector.ts';
import { toKey } from '../../runtime/storedRow.ts';
import { type StoredRecord, toRecord } from './layout.ts';
import { resultOf } from './requests.ts';
import type { ModelWriter } from './writing.ts';

/** A row to replace. */
export interface RowExchange {
  readonly id: Key;
  /** The row that must be stored under that id, otherwise nothing is written; null for no row. */
  readonly expected: Row | null;
  /** The row to store; null to delete it. */
  readonly wanted: Row | null;
}

/** The rows of a model to replace. */
export interface ModelExchange {
  readonly model: string;
  /** Each id once. */
  readonly rows: readonly RowExchange[];
}

/** A stored row that differs from the expected one. */
export interface Mismatch {
  readonly model: string;
  readonly id: Key;
  /** null if there is none. */
  readonly stored: Row | null;
}

/** A writer of a model and the exchange to make with it; all entries share a transaction. */
export type ExchangeEntry = readonly [writer: ModelWriter, change: ModelExchange];

/** Replaces rows if all stored ones equal the expected ones; otherwise writes nothing and returns the mismatches. */
export async function exchangeRows(entries: readonly ExchangeEntry[]): Promise<readonly Mismatch[]> {
  const found = await Promise.all(entries.map(findMismatches));
  const mismatches = found.flat();
  if (mismatches.length > 0) return mismatches;
  await Promise.all(entries.map(writeRows));
  return [];
}

async function findMismatches([writer, { model, rows }]: ExchangeEntry): Promise<readonly Mismatch[]> {
  const { store, layout } = writer;
  const stored = await Promise.all(
    rows.map(async ({ id }): Promise<Row | null> => {
      const record: StoredRecord | undefined = await resultOf(store.get(toKey(id, layout.schema)));
      return record?.row ?? null;
    }),
  );
  return rows.flatMap(({ id, expected }, index) => {
    const row = stored[index] ?? null;
    return isSameRow(row, expected) ? [] : [{ model, id, stored: row }];
  });
}

/**
 * Writes the rows and moves the counter past their ids. The counter never moves
 * back: as after a destroy, an assigned id is not assigned again.
 */
async function writeRows([{ store, counters, layout }, { rows }]: ExchangeEntry): Promise<void> {
  const { schema } = layout;
  const counter: unknown = await resultOf(counters.get(schema.name));
  const start = typeof counter === 'number' ? counter : 1;
  const numbers = rows
    .map(({ id, wanted }) => (wanted === null ? Number.NaN : Number(id)))
    .filter((number) => Number.isFinite(number) && number >= start);
  const next = numbers.reduce((highest, number) => Math.max(highest, number + 1), start);
  const moveCounter = async (): Promise<void> => {
    if (next !== start) await resultOf(counters.put(next, schema.name));
  };
  const exchange = async ({ id, wanted }: RowExchange): Promise<void> => {
    const key = toKey(id, schema);
    if (wanted === null) await resultOf(store.delete(key));
    else await resultOf(store.put(toRecord(wanted, layout), key));
  };
  await Promise.all([moveCounter(), ...rows.map(exchange)]);
}
