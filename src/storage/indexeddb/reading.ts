import type { ConnectorFilter, Key, Row, Where } from '../../runtime/connector.ts';
import { applyFilter } from '../../runtime/filter/applyFilter.ts';
import { parseOrder } from '../../runtime/filter/compareBy.ts';
import { createMatcher } from '../../runtime/filter/createMatcher.ts';
import { findNear } from '../../runtime/filter/near.ts';
import { compareKeys, toKey } from '../../runtime/storedRow.ts';
import {
  complexKey,
  type IndexKey,
  type ModelIndex,
  type ModelLayout,
  type StoredRecord,
  toRecordKey,
} from './layout.ts';
import { type KeyRange, planWhere, type Source } from './plan.ts';
import { resultOf } from './requests.ts';

/** Access to the rows of a model inside one transaction. `onRead` is called with the number of rows that each request read. */
export interface ModelReader {
  readonly layout: ModelLayout;
  /** The object store, in an active transaction. */
  readonly store: IDBObjectStore;
  readonly onRead: (count: number) => void;
}

/** How many rows a search that may stop early reads first; doubled with each step. */
const firstChunkSize = 64;

/** Returns the rows that a filter selects, in its order. */
export async function findRows(reader: ModelReader, filter: ConnectorFilter): Promise<readonly Row[]> {
  const rows = await readCandidates(reader, filter);
  return applyFilter(rows, filter, reader.layout.schema);
}

/** Returns the matching rows, sorted by id. */
export async function matchingRows(reader: ModelReader, where: Where | undefined): Promise<readonly Row[]> {
  const { source } = planWhere(where, reader.layout);
  const rows = await readSource(reader, source);
  return rows.filter(createMatcher(where, reader.layout.schema));
}

/** Lists the keys after a key, in order. */
export async function listKeys(
  { store, layout }: ModelReader,
  after: Key | null,
  limit: number,
): Promise<readonly Key[]> {
  // The lowest key is that of a row without an id.
  const range = IDBKeyRange.lowerBound(after ?? toKey(undefined, layout.schema), true);
  return (await resultOf(store.getAllKeys(range, limit))) as Key[];
}

/** Counts the matching rows; without reading them if an index can count. */
export async function countRows(reader: ModelReader, where: Where | undefined): Promise<number> {
  const { source, isExact } = planWhere(where, reader.layout);
  if (!isExact) return (await matchingRows(reader, where)).length;
  if (source.kind === 'all') return resultOf(reader.store.count());
  if (source.kind === 'range') return resultOf(reader.store.count(toIdbRange(source.range)));
  if (source.kind === 'keys') {
    return sum(await Promise.all(source.keys.map((key) => resultOf(reader.store.count(key)))));
  }
  if (source.kind === 'union') return (await matchingRows(reader, where)).length;
  const index = reader.store.index(source.index.name);
  const counts = source.keys
    .filter((key) => key !== complexKey)
    .map((key) => resultOf(index.count(toQuery(key))));
  const [complex, ...others] = await Promise.all([readComplex(reader, source), ...counts]);
  return sum(others) + complex.filter(createMatcher(where, reader.layout.schema)).length;
}

async function readComplex(
  reader: ModelReader,
  source: Extract<Source, { kind: 'index' }>,
): Promise<readonly Row[]> {
  return source.keys.includes(complexKey) ? readIndex(reader, source.index, [complexKey]) : [];
}

/** Reads the rows that may match, sorted by id; only the first or last of them if that is enough. */
async function readCandidates(reader: ModelReader, filter: ConnectorFilter): Promise<readonly Row[]> {
  const { source, isExact } = planWhere(filter.where, reader.layout);
  const wanted = filter.limit ? filter.limit + (filter.offset ?? 0) : undefined;
  const direction = idDirection(filter.order, reader.layout);
  if (wanted === undefined || direction === undefined) return readSource(reader, source);
  if (source.kind === 'all' || source.kind === 'range') {
    const range = source.kind === 'range' ? toIdbRange(source.range) : undefined;
    if (isExact) return readEnd(reader, range, wanted, direction);
    if (direction === 'next' && findNear(filter.where).length === 0) {
      return readUntil(reader, range, wanted, filter.where);
    }
  }
  return readSource(reader, source);
}

/** Returns the direction of a filter that sorts by id; undefined for another order. */
function idDirection(
  order: readonly string[] | undefined,
  { schema }: ModelLayout,
): 'next' | 'prev' | undefined {
  const [first, ...others] = order ?? [];
  if (first === undefined) return 'next';
  const { path, direction } = parseOrder(first);
  const isTyped = schema.idType === 'number' || schema.idType === 'string';
  if (path !== schema.idName || others.length > 0 || !isTyped) return undefined;
  return direction === 1 ? 'next' : 'prev';
}

/** Reads the first or the last rows of a range in either direction, sorted by ascending id. */
async function readEnd(
  reader: ModelReader,
  range: IDBKeyRange | undefined,
  count: number,
  direction: 'next' | 'prev',
): Promise<readonly Row[]> {
  if (direction === 'next') return readRange(reader, range, count);
  const rows: Row[] = [];
  const request = reader.store.openCursor(range, 'prev');
  while (rows.length < count) {
    const cursor = await resultOf(request);
    if (!cursor) break;
    rows.push((cursor.value as StoredRecord).row);
    if (rows.length < count) cursor.continue();
  }
  reader.onRead(rows.length);
  return rows.reverse();
}

/** Reads in the order of ids until enough rows match, so that a search for the first of many does not read them all. */
async function readUntil(
  reader: ModelReader,
  range: IDBKeyRange | undefined,
  wanted: number,
  where: Where | undefined,
): Promise<readonly Row[]> {
  const { schema } = reader.layout;
  const matches = createMatcher(where, schema);
  const found: Row[] = [];
  let size = Math.max(firstChunkSize, wanted);
  let rest = range;
  while (found.length < wanted) {
    const rows = await readRange(reader, rest, size);
    found.push(...rows.filter(matches));
    const last = rows.at(-1);
    if (rows.length < size || !last) break;
    const key = toRecordKey(last, schema);
    rest = range?.upper === undefined ? IDBKeyRange.lowerBound(key, true) : rangeAfter(key, range);
    if (!rest) break;
    size *= 2;
  }
  return found;
}

function rangeAfter(key: IDBValidKey, range: IDBKeyRange): IDBKeyRange | undefined {
  // IndexedDB refuses an empty range.
  if (indexedDB.cmp(key, range.upper) >= 0) return undefined;
  return IDBKeyRange.bound(key, range.upper, true, range.upperOpen);
}

async function readSource(reader: ModelReader, source: Source): Promise<readonly Row[]> {
  if (source.kind === 'all') return readRange(reader, undefined);
  if (source.kind === 'range') return readRange(reader, toIdbRange(source.range));
  if (source.kind === 'keys') {
    const parts = await Promise.all(
      toRuns([...source.keys].sort(compareKeys)).map((run) => readRun(reader, run)),
    );
    const rows = parts.flat();
    reader.onRead(rows.length);
    return rows;
  }
  if (source.kind === 'index') return readIndex(reader, source.index, source.keys);
  const parts = await Promise.all(source.sources.map((part) => readSource(reader, part)));
  return sortById(parts.flat(), reader.layout, true);
}

/** Numbers that follow each other are read together from this many on. */
const shortestRun = 4;

/** Splits sorted keys into runs: whole numbers that follow each other, and each other key alone. */
function toRuns(keys: readonly Key[]): readonly (readonly [first: Key, last: Key])[] {
  const runs: [first: Key, last: Key][] = [];
  let start = 0;
  for (let at = 1; at <= keys.length; at += 1) {
    const [before, key] = [keys[at - 1], keys[at]];
    if (typeof before === 'number' && Number.isSafeInteger(before) && key === before + 1) continue;
    const run = keys.slice(start, at);
    const [first] = run;
    if (run.length >= shortestRun && first !== undefined && before !== undefined) runs.push([first, before]);
    else for (const one of run) runs.push([one, one]);
    start = at;
  }
  return runs;
}

/** Reads the rows of one run with one request: a page of neighbouring ids would be hundreds. */
async function readRun(
  { store, layout }: ModelReader,
  [first, last]: readonly [Key, Key],
): Promise<readonly Row[]> {
  if (first === last) {
    const record: StoredRecord | undefined = await resultOf(store.get(first));
    return record === undefined ? [] : [record.row];
  }
  const records: readonly StoredRecord[] = await resultOf(store.getAll(IDBKeyRange.bound(first, last)));
  // Between two whole numbers others may be stored.
  return records.map(({ row }) => row).filter((row) => Number.isInteger(toRecordKey(row, layout.schema)));
}

async function readIndex(
  reader: ModelReader,
  index: ModelIndex,
  keys: readonly IndexKey[],
): Promise<readonly Row[]> {
  const opened = reader.store.index(index.name);
  const parts = await Promise.all(keys.map((key) => resultOf(opened.getAll(toQuery(key)))));
  const filled = parts.filter((part) => part.length > 0);
  const rows = filled.flat().map((record: StoredRecord) => record.row);
  reader.onRead(rows.length);
  return filled.length > 1 ? sortById(rows, reader.layout, false) : rows;
}

async function readRange(
  reader: ModelReader,
  range: IDBKeyRange | undefined,
  count?: number,
): Promise<readonly Row[]> {
  const records: readonly StoredRecord[] = await resultOf(reader.store.getAll(range, count));
  reader.onRead(records.length);
  return records.map(({ row }) => row);
}

function sortById(rows: readonly Row[], { schema }: ModelLayout, hasDuplicates: boolean): readonly Row[] {
  const entries = rows.map((row) => [toRecordKey(row, schema), row] as const);
  const unique = hasDuplicates ? [...new Map(entries)] : entries;
  return unique.sort(([left], [right]) => compareKeys(left, right)).map(([, row]) => row);
}

export function toIdbRange({ lower, upper, lowerOpen, upperOpen }: KeyRange): IDBKeyRange {
  return IDBKeyRange.bound(lower, upper, lowerOpen, upperOpen);
}

const toQuery = (key: IndexKey): IDBValidKey => key as IDBValidKey;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
