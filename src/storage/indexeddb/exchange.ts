import { isSameRow } from '../../lib/equal.ts';
import type { Key, Row } from '../../runtime/connector.ts';
import { toKey } from '../../runtime/storedRow.ts';
import { type StoredRecord, toRecord } from './layout.ts';
import { answered } from './requests.ts';
import type { ModelWriter } from './writing.ts';

/** A row that another one takes the place of. */
export interface RowExchange {
  readonly id: Key;
  /** What has to be stored under that id for anything to be done; null for no row. */
  readonly expected: Row | null;
  /** What is stored afterwards; null for no row. */
  readonly wanted: Row | null;
}

export interface ModelExchange {
  readonly model: string;
  /** Each id once. */
  readonly rows: readonly RowExchange[];
}

/** A row that is not what was expected. */
export interface Mismatch {
  readonly model: string;
  readonly id: Key;
  /** null where there is none. */
  readonly stored: Row | null;
}

/** A model's rows and the exchange that is made in them, inside one transaction over all models. */
export type Exchanging = readonly [writer: ModelWriter, change: ModelExchange];

/** Exchanges rows where each of them is what was expected; otherwise nothing is written. */
export async function exchangeRows(exchanging: readonly Exchanging[]): Promise<readonly Mismatch[]> {
  const found = await Promise.all(exchanging.map(findMismatches));
  const mismatches = found.flat();
  if (mismatches.length > 0) return mismatches;
  await Promise.all(exchanging.map(writeRows));
  return [];
}

async function findMismatches([writer, { model, rows }]: Exchanging): Promise<readonly Mismatch[]> {
  const { store, layout } = writer;
  const stored = await Promise.all(
    rows.map(async ({ id }): Promise<Row | null> => {
      const record: StoredRecord | undefined = await answered(store.get(toKey(id, layout.schema)));
      return record?.row ?? null;
    }),
  );
  return rows.flatMap(({ id, expected }, index) => {
    const row = stored[index] ?? null;
    return isSameRow(row, expected) ? [] : [{ model, id, stored: row }];
  });
}

/**
 * The counter moves past the ids that come back, and never back itself: an id
 * that was given once is not given again, as after a destroy.
 */
async function writeRows([{ store, counters, layout }, { rows }]: Exchanging): Promise<void> {
  const { schema } = layout;
  const counter: unknown = await answered(counters.get(schema.name));
  const start = typeof counter === 'number' ? counter : 1;
  const numbers = rows
    .map(({ id, wanted }) => (wanted === null ? Number.NaN : Number(id)))
    .filter((number) => Number.isFinite(number) && number >= start);
  const next = numbers.reduce((highest, number) => Math.max(highest, number + 1), start);
  const moveCounter = async (): Promise<void> => {
    if (next !== start) await answered(counters.put(next, schema.name));
  };
  const exchange = async ({ id, wanted }: RowExchange): Promise<void> => {
    const key = toKey(id, schema);
    if (wanted === null) await answered(store.delete(key));
    else await answered(store.put(toRecord(wanted, layout), key));
  };
  await Promise.all([moveCounter(), ...rows.map(exchange)]);
}
