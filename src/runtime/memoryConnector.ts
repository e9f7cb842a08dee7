import {
  type Connector,
  ConnectorError,
  type ConnectorFilter,
  type CreateMode,
  type CreateOutcome,
  type FindOrCreateOutcome,
  type Key,
  type ModelSchema,
  type Row,
  type UpsertOutcome,
  type Where,
  type WriteMode,
  type WriteOutcome,
} from './connector.ts';
import { applyFilter } from './filter/applyFilter.ts';
import { createMatcher } from './filter/createMatcher.ts';
import { allocateRow, compareKeys, idProperty, overwriteRow, toKey, withoutId } from './storedRow.ts';

interface Store {
  schema: ModelSchema;
  rows: Map<Key, Row>;
  counter: number;
}

/** Copies a value through JSON: independent of the caller's objects, without undefined, NaN as null. */
function cloneRow(row: Row): Row {
  return JSON.parse(JSON.stringify(row)) as Row;
}

/**
 * A store in memory, for unit tests and comparisons. Rows are copied through
 * JSON, independent of the caller's objects: juggler's memory connector stores
 * them as JSON text.
 */
export function createMemoryConnector(): Connector {
  const stores = new Map<string, Store>();
  let isClosed = false;

  const requireStore = (model: string): Store => {
    if (isClosed)
      throw new ConnectorError('CLOSED', 'The memory connector was disconnected: create a new one.');
    const store = stores.get(model);
    if (!store) throw new ConnectorError('UNKNOWN_MODEL', `Model ${model} has no store: define it first.`);
    return store;
  };

  return {
    name: 'memory',
    async define(schemas) {
      for (const schema of schemas) {
        const store = stores.get(schema.name);
        if (store) store.schema = schema;
        else stores.set(schema.name, { schema, rows: new Map(), counter: 1 });
      }
    },
    async automigrate(models) {
      for (const store of models.map(requireStore)) Object.assign(store, { rows: new Map(), counter: 1 });
    },
    create: async (model, rows, mode) => insertRows(requireStore(model), rows, mode),
    find: async (model, filter) => findRows(requireStore(model), filter).map(cloneRow),
    count: async (model, where) => findEntries(requireStore(model), where).length,
    write: async (model, id, row, mode) => writeRow(requireStore(model), id, row, mode),
    async update(model, where, changes) {
      const store = requireStore(model);
      const found = findEntries(store, where);
      const others = withoutId(changes, store.schema);
      for (const [key, row] of found) store.rows.set(key, cloneRow({ ...row, ...others }));
      return found.length;
    },
    async destroy(model, where) {
      const store = requireStore(model);
      const found = findEntries(store, where);
      for (const [key] of found) store.rows.delete(key);
      return found.length;
    },
    findOrCreate: async (model, filter, row) => findOrCreate(requireStore(model), filter, row),
    upsertWhere: async (model, where, row) => upsertWhere(requireStore(model), where, row),
    async disconnect() {
      isClosed = true;
      stores.clear();
    },
  };
}

function insertRows(store: Store, rows: readonly Row[], mode: CreateMode = 'each'): CreateOutcome[] {
  const outcomes: CreateOutcome[] = [];
  for (const row of rows) {
    const outcome = insert(store, row);
    outcomes.push(outcome);
    if (mode === 'untilDuplicate' && 'duplicate' in outcome) break;
  }
  return outcomes;
}

function insert(store: Store, given: Row): CreateOutcome {
  const { row, id, key, counter } = allocateRow(given, store.counter, store.schema);
  store.counter = counter;
  if (store.rows.has(key)) return { duplicate: id };
  store.rows.set(key, cloneRow(row));
  return { id };
}

function sortedRows(store: Store): [Key, Row][] {
  return [...store.rows].sort(([left], [right]) => compareKeys(left, right));
}

function findRows(store: Store, filter: ConnectorFilter): readonly Row[] {
  const rows = sortedRows(store).map(([, row]) => row);
  return applyFilter(rows, filter, store.schema);
}

function findEntries(store: Store, where: Where | undefined): readonly [Key, Row][] {
  const matches = createMatcher(where, store.schema);
  return sortedRows(store).filter(([, row]) => matches(row));
}

function writeRow(store: Store, id: Key | null | undefined, row: Row, mode: WriteMode): WriteOutcome {
  const key = toKey(id, store.schema);
  const existing = store.rows.get(key);
  if (existing) {
    store.rows.set(key, cloneRow(overwriteRow(existing, row, id, mode, store.schema)));
    return 'updated';
  }
  if (mode.missing === 'skip') return 'missing';
  const complete = { ...row, [idProperty(store.schema)]: id };
  if (mode.missing === 'create') insert(store, complete);
  else store.rows.set(key, cloneRow(complete));
  return 'inserted';
}

function findOrCreate(store: Store, filter: ConnectorFilter, row: Row): FindOrCreateOutcome {
  const [found] = findRows(store, { ...filter, limit: 1 });
  return found ? { row: cloneRow(found), isCreated: false } : insertAndRead(store, row);
}

function insertAndRead(store: Store, row: Row): FindOrCreateOutcome {
  const outcome = insert(store, row);
  if ('duplicate' in outcome) return outcome;
  return { row: cloneRow({ ...row, [idProperty(store.schema)]: outcome.id }), isCreated: true };
}

function upsertWhere(store: Store, where: Where | undefined, row: Row): UpsertOutcome {
  // Unlike update and destroy, it takes the distances of `near` into account.
  const [existing, other] = findRows(store, { ...(where && { where }), limit: 2 });
  if (other) return { isAmbiguous: true };
  if (!existing) return insertAndRead(store, row);
  const merged = cloneRow({ ...existing, ...withoutId(row, store.schema) });
  store.rows.set(toKey(existing[idProperty(store.schema)] as Key, store.schema), merged);
  return { row: cloneRow(merged), isCreated: false };
}
