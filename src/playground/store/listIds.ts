import { nextTurn } from '../../lib/nextTurn.ts';
import type { Connector, Key, ModelSchema, Row, StoredType, Where } from '../../runtime/connector.ts';
import { applyFilter } from '../../runtime/filter/applyFilter.ts';
import { compareBy } from '../../runtime/filter/compareBy.ts';
import type { IndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import type { DesignModel } from '../designModel.ts';
import type { RowQuery } from '../wire/store.ts';
import { readPages } from './readPages.ts';

/** Rows that are read by index at once; where there are more, the whole table is read page by page. */
const mostAtOnce = 1_000;

/** Keys that are listed first, to show them, and then at once. */
const firstKeys = 500;
const keysAtOnce = 10_000;

/** A store that lists ids without reading rows. */
type KeyLister = Pick<IndexedDbConnector, 'listKeys'>;

/**
 * All matching ids in order. Reads the rows page by page and keeps only ids,
 * with the value to sort by until the order is known. It can be aborted between
 * any two pages.
 *
 * @param onIds called with the first ids before all are known, where the order allows it
 */
export async function listIds(
  connector: Connector & Partial<KeyLister>,
  query: RowQuery,
  signal: AbortSignal,
  onIds: (ids: readonly Key[]) => void = () => {},
): Promise<readonly Key[]> {
  const { model, order } = query;
  if (connector.listKeys !== undefined && isListedByKeys(query)) {
    return listByKeys(connector.listKeys, query, signal, onIds);
  }
  const idName = model.idName ?? 'undefined';
  const isById = order === null || order.property === idName;
  const schema = toSchema(model);
  const ids: Key[] = [];
  const direction = order?.isDescending ? 'DESC' : 'ASC';
  const sorter = isById ? null : createSorter(compareBy([`${order.property} ${direction}`], schema));
  for await (const rows of readMatching(connector, query, schema)) {
    if (signal.aborted) return [];
    const found = rows.flatMap((row) => {
      const id = row[idName];
      return typeof id === 'number' || typeof id === 'string' ? [{ id, row }] : [];
    });
    if (sorter === null) {
      for (const { id } of found) ids.push(id);
      if (ids.length > 0 && ids.length === found.length && !order?.isDescending) onIds([...ids]);
    } else {
      sorter.add(
        found.map(({ id, row }) => ({ [idName]: id, [order?.property ?? '']: row[order?.property ?? ''] })),
      );
    }
  }
  if (sorter === null) return order?.isDescending ? ids.reverse() : ids;
  const sorted = await sorter.sorted();
  return sorted.flatMap((row) => {
    const id = row[idName];
    return typeof id === 'number' || typeof id === 'string' ? [id] : [];
  });
}

/** Whether the keys of all rows are the answer: with other types of ids, different ids may have one key. */
function isListedByKeys({ model, within, where, order }: RowQuery): boolean {
  const { idName, idType } = model;
  const isWhole = Object.keys(within).length + Object.keys(where).length === 0;
  const isById = order === null || order.property === idName;
  return idName !== null && (idType === 'number' || idType === 'string') && isWhole && isById;
}

async function listByKeys(
  listKeys: KeyLister['listKeys'],
  { model, order }: RowQuery,
  signal: AbortSignal,
  onIds: (ids: readonly Key[]) => void,
): Promise<readonly Key[]> {
  const ids: Key[] = [];
  let keys = await listKeys(model.name, null, firstKeys);
  if (keys.length === firstKeys && !order?.isDescending) onIds(keys);
  while (keys.length > 0 && !signal.aborted) {
    for (const key of keys) ids.push(key);
    keys = await listKeys(model.name, ids.at(-1) ?? null, keysAtOnce);
  }
  if (signal.aborted) return [];
  return order?.isDescending ? ids.reverse() : ids;
}

async function* readMatching(
  connector: Connector,
  { model, within, where }: RowQuery,
  schema: ModelSchema,
): AsyncGenerator<readonly Row[]> {
  const isWithin = Object.keys(within).length > 0;
  if (isWithin && (await connector.count(model.name, within)) <= mostAtOnce) {
    const rows = await connector.find(model.name, { where: within });
    yield applyFilter(rows, { where }, schema);
    return;
  }
  const whole: Where = isWithin ? { and: [within, where] } : where;
  const isAll = Object.keys(whole).length === 0;
  for await (const rows of readPages(connector, model)) {
    yield isAll ? rows : applyFilter(rows, { where: whole }, schema);
  }
}

type Compare = (left: Row, right: Row) => number;

/**
 * Sorts rows that arrive in parts: each part on its own, then two parts of
 * similar size merged. Equal rows keep their order, as in LoopBack.
 */
function createSorter(compare: Compare) {
  const runs: Row[][] = [];
  const mergeLast = (): void => {
    const right = runs.pop() ?? [];
    const left = runs.pop() ?? [];
    runs.push(merge(left, right, compare));
  };
  return {
    add: (rows: Row[]): void => {
      if (rows.length === 0) return;
      runs.push(rows.sort(compare));
      while ((runs.at(-2)?.length ?? Number.POSITIVE_INFINITY) <= 2 * (runs.at(-1)?.length ?? 0)) mergeLast();
    },
    sorted: async (): Promise<readonly Row[]> => {
      while (runs.length > 1) {
        await nextTask();
        mergeLast();
      }
      return runs[0] ?? [];
    },
  };
}

function merge(left: readonly Row[], right: readonly Row[], compare: Compare): Row[] {
  const merged: Row[] = [];
  let [at, other] = [0, 0];
  for (;;) {
    const [one, two] = [left[at], right[other]];
    if (one === undefined) return merged.concat(right.slice(other));
    if (two === undefined) return merged.concat(left.slice(at));
    if (compare(one, two) <= 0) {
      merged.push(one);
      at += 1;
    } else {
      merged.push(two);
      other += 1;
    }
  }
}

/** Lets messages be handled in between. */
const nextTask = (): Promise<void> => new Promise(nextTurn);

const knownTypes: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'date']);

/** As much of a schema as filtering and sorting need. */
function toSchema(model: DesignModel): ModelSchema {
  const type = (name: string): StoredType => (knownTypes.has(name) ? (name as StoredType) : 'any');
  return {
    name: model.name,
    idName: model.idName,
    idType: type(model.idType),
    isIdGenerated: model.isIdGenerated,
    types: Object.fromEntries(model.properties.map((property) => [property.name, type(property.type)])),
    indexes: [],
  };
}
