import type {
  ConnectorFilter,
  CreateOutcome,
  FindOrCreateOutcome,
  Key,
  Row,
  UpsertOutcome,
  Where,
  WriteMode,
  WriteOutcome,
} from '../../runtime/connector.ts';
import { allocateRow, idProperty, overwriteRow, toKey, withoutId } from '../../runtime/storedRow.ts';
import { type StoredRecord, toRecord, toRecordKey } from './layout.ts';
import { planWhere } from './plan.ts';
import { countRows, findRows, type ModelReader, matchingRows, toIdbRange } from './reading.ts';
import { resultOf } from './requests.ts';

/** Access to the rows of a model and its counter, inside one transaction that may write. */
export interface ModelWriter extends ModelReader {
  readonly counters: IDBObjectStore;
}

/** Adds all rows without waiting between them; a duplicate id is an outcome and does not abort the transaction. */
export async function createRows(
  writer: ModelWriter,
  rows: readonly Row[],
): Promise<readonly CreateOutcome[]> {
  if (rows.length === 0) return [];
  const { schema } = writer.layout;
  let counter = await readCounter(writer);
  const outcomes: CreateOutcome[] = [];
  const requests = new Map<IDBRequest, number>();
  for (const given of rows) {
    const { row, id, key, counter: next } = allocateRow(withoutUndefined(given), counter, schema);
    counter = next;
    outcomes.push({ id });
    requests.set(writer.store.add(toRecord(row, writer.layout), key), outcomes.length - 1);
  }
  // Events of requests bubble to their transaction: one listener serves all rows.
  writer.store.transaction.addEventListener('error', (event) => {
    const request = event.target as IDBRequest;
    const place = requests.get(request) ?? -1;
    const outcome = outcomes[place];
    if (request.error?.name !== 'ConstraintError' || !outcome || 'duplicate' in outcome) return;
    event.preventDefault();
    outcomes[place] = { duplicate: outcome.id };
  });
  await resultOf(writer.counters.put(counter, schema.name));
  return outcomes;
}

/** Adds row by row; stops at the first duplicate id, which is the last outcome. */
export async function createUntilDuplicate(
  writer: ModelWriter,
  rows: readonly Row[],
): Promise<readonly CreateOutcome[]> {
  const { schema } = writer.layout;
  let counter = await readCounter(writer);
  const outcomes: CreateOutcome[] = [];
  for (const given of rows) {
    const { row, id, key, counter: next } = allocateRow(withoutUndefined(given), counter, schema);
    counter = next;
    const isDuplicate = (await resultOf(writer.store.count(key))) > 0;
    outcomes.push(isDuplicate ? { duplicate: id } : { id });
    if (isDuplicate) break;
    await resultOf(writer.store.add(toRecord(row, writer.layout), key));
  }
  await resultOf(writer.counters.put(counter, schema.name));
  return outcomes;
}

async function readCounter({ counters, layout }: ModelWriter): Promise<number> {
  const counter: unknown = await resultOf(counters.get(layout.schema.name));
  return typeof counter === 'number' ? counter : 1;
}

/** Updates or replaces a row; `mode` says what to do if it is missing. */
export async function writeRow(
  writer: ModelWriter,
  id: Key | null | undefined,
  row: Row,
  mode: WriteMode,
): Promise<WriteOutcome> {
  const { schema } = writer.layout;
  const key = toKey(id, schema);
  const record = (await resultOf(writer.store.get(key))) as StoredRecord | undefined;
  if (record) {
    await putRow(writer, overwriteRow(record.row, row, id, mode, schema));
    return 'updated';
  }
  if (mode.missing === 'skip') return 'missing';
  const complete = { ...row, [idProperty(schema)]: id };
  if (mode.missing === 'create') await createRows(writer, [complete]);
  else await putRow(writer, complete);
  return 'inserted';
}

/** Changes all matching rows; returns how many. */
export async function updateRows(
  writer: ModelWriter,
  where: Where | undefined,
  changes: Row,
): Promise<number> {
  const found = await matchingRows(writer, where);
  const others = withoutId(changes, writer.layout.schema);
  await Promise.all(found.map((row) => putRow(writer, { ...row, ...others })));
  return found.length;
}

/** Deletes all matching rows; returns how many. Without reading them, if the plan is exact. */
export async function destroyRows(writer: ModelWriter, where: Where | undefined): Promise<number> {
  const { store, layout } = writer;
  const { source, isExact } = planWhere(where, layout);
  if (isExact && (source.kind === 'all' || source.kind === 'range')) {
    const count = await countRows(writer, where);
    await resultOf(source.kind === 'all' ? store.clear() : store.delete(toIdbRange(source.range)));
    return count;
  }
  const found = await matchingRows(writer, where);
  await Promise.all(found.map((row) => resultOf(store.delete(toRecordKey(row, layout.schema)))));
  return found.length;
}

/** Returns the first matching row, or creates one. */
export async function findOrCreateRow(
  writer: ModelWriter,
  filter: ConnectorFilter,
  row: Row,
): Promise<FindOrCreateOutcome> {
  const [found] = await findRows(writer, { ...filter, limit: 1 });
  return found ? { row: found, isCreated: false } : createAndReadRow(writer, row);
}

/** Merges into the only match, or inserts if there is none; changes nothing if there are several. */
export async function upsertRow(
  writer: ModelWriter,
  where: Where | undefined,
  row: Row,
): Promise<UpsertOutcome> {
  const [found, other] = await findRows(writer, where ? { where, limit: 2 } : { limit: 2 });
  if (other) return { isAmbiguous: true };
  if (!found) return createAndReadRow(writer, row);
  const merged = withoutUndefined({ ...found, ...withoutId(row, writer.layout.schema) });
  await putRow(writer, merged);
  return { row: merged, isCreated: false };
}

async function createAndReadRow(writer: ModelWriter, row: Row): Promise<FindOrCreateOutcome> {
  const [outcome] = await createRows(writer, [row]);
  if (!outcome || 'duplicate' in outcome) return outcome ?? { duplicate: '' };
  return {
    row: { ...withoutUndefined(row), [idProperty(writer.layout.schema)]: outcome.id },
    isCreated: true,
  };
}

async function putRow(writer: ModelWriter, row: Row): Promise<void> {
  const { layout, store } = writer;
  await resultOf(store.put(toRecord(withoutUndefined(row), layout), toRecordKey(row, layout.schema)));
}

/** Removes undefined properties: IndexedDB would store them, but a row as JSON has none. */
function withoutUndefined(row: Row): Row {
  return Object.values(row).includes(undefined)
    ? Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
    : row;
}
