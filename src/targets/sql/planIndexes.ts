import { addTo } from '../../lib/groups.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { lineageDefinitionsOf, type ModelId, settingOf } from '../../model/index.ts';
import { foreignKeyIndexName } from '../application/schemaRules.ts';
import type { ForeignKey } from '../schema/foreignKeys.ts';
import type { SchemaModel } from '../schema/schemaModels.ts';
import type { Dialect } from './dialect.ts';
import { comparable, type PlanContext, type PlannedTable } from './planContext.ts';
import type { Column, IndexedColumn, Table, TableIndex } from './tablePlan.ts';

interface IndexContext extends PlanContext {
  readonly foreignKeys: readonly ForeignKey[];
  readonly planned: ReadonlyMap<ModelId, PlannedTable>;
}

/** Adds the indexes that the connector makes, and one for each foreign key. */
export function planIndexes(context: IndexContext): ReadonlyMap<ModelId, PlannedTable> {
  const keys = new Map<ModelId, ForeignKey[]>();
  for (const key of context.foreignKeys) addTo(keys, key.modelId, key);
  /** In PostgreSQL and SQLite the names of indexes are those of a schema, in MySQL those of a table. */
  const taken = new Set<string>();
  const result = new Map<ModelId, PlannedTable>();
  for (const [id, { model, table }] of context.planned) {
    const indexes: TableIndex[] = [];
    for (const index of indexesOf(context, model, table, keys.get(id) ?? [])) {
      const place = context.dialect.connector === 'mysql' ? table.name : (table.schema ?? '');
      const name = JSON.stringify([place, comparable(index.name, context.dialect)]);
      if (taken.has(name))
        context.notes.warnings.add(
          `There are two indexes "${index.name}": that of ${model.name} is left out.`,
        );
      else indexes.push(index);
      taken.add(name);
    }
    result.set(id, { model, table: { ...table, indexes } });
  }
  return result;
}

function* indexesOf(
  context: IndexContext,
  model: SchemaModel,
  table: Table,
  keys: readonly ForeignKey[],
): Generator<TableIndex> {
  const { dialect } = context;
  const columnOf = new Map(table.columns.map((column) => [column.property, indexedColumn(dialect, column)]));
  const indexed = new Set<string>();
  for (const { name, attributes } of model.properties) {
    const index = getOwn<JsonValue | undefined>(attributes, 'index');
    const column = columnOf.get(name);
    if (!index || column === undefined) continue;
    indexed.add(name);
    const settings = isJsonObject(index) ? index : null;
    yield {
      name: dialect.indexName(table.name, model.name, column.name),
      columns: [column],
      isUnique: settings !== null && dialect.isUnique(settings, true),
      method: methodOf(dialect, settings),
    };
  }
  yield* declaredIndexes(context, model, columnOf);
  for (const { property } of keys) {
    const column = columnOf.get(property);
    const name = foreignKeyIndexName(model.name, property);
    if (column === undefined || indexed.has(property) || name in namedIndexes(context, model)) continue;
    yield { name, columns: [column], isUnique: false, method: null };
  }
}

/** Only the beginning of a text can be indexed in MySQL. */
function indexedColumn(dialect: Dialect, { name, type }: Column): IndexedColumn {
  const length = dialect.indexedLength(type);
  return { name, isDescending: false, ...(length === null ? {} : { length }) };
}

/** LoopBack joins the indexes of a model with those of its bases. */
function namedIndexes({ project }: IndexContext, { entry }: SchemaModel): JsonObject {
  const bases = lineageDefinitionsOf(project, entry.definition).toReversed();
  const lists = bases.map((definition) => settingOf(definition, 'indexes'));
  return Object.fromEntries(lists.flatMap((list) => (isJsonObject(list) ? Object.entries(list) : [])));
}

function* declaredIndexes(
  context: IndexContext,
  model: SchemaModel,
  columnOf: ReadonlyMap<string, IndexedColumn>,
): Generator<TableIndex> {
  const { dialect, notes } = context;
  for (const [name, index] of Object.entries(namedIndexes(context, model))) {
    if (!index || name === '') continue;
    const keys = keysIn(index);
    const columns = keys.flatMap(({ key, isDescending }) => {
      const column = columnOf.get(key);
      return column === undefined ? [] : [{ ...column, isDescending }];
    });
    if (columns.length === 0 || columns.length < keys.length) {
      notes.warnings.add(`The index ${name} of ${model.name} is left out: it names what is not a property.`);
      continue;
    }
    const settings = isJsonObject(index) ? index : null;
    yield {
      name: name.replaceAll('\0', ''),
      columns,
      isUnique: settings !== null && dialect.isUnique(settings, false),
      method: methodOf(dialect, settings),
    };
  }
}

interface Key {
  readonly key: string;
  readonly isDescending: boolean;
}

/** Reads the forms that the connectors know: `{keys: {a: 1}}`, `{keys: ["a DESC"]}`, `{columns: "a, b"}`, `{a: -1}`, "a, b". */
function keysIn(index: JsonValue): readonly Key[] {
  if (!isJsonObject(index)) return keysOf(index);
  const { keys, columns, options: _options, kind: _kind, type: _type, ...rest } = index;
  return keysOf(keys ?? columns ?? rest);
}

function keysOf(keys: JsonValue): readonly Key[] {
  if (typeof keys === 'string') return keys.split(',').map(keyOf);
  if (Array.isArray(keys)) return keys.map((key) => keyOf(String(Array.isArray(key) ? key.join(' ') : key)));
  if (!isJsonObject(keys)) return [];
  return Object.entries(keys).map(([key, direction]) => ({ key, isDescending: direction === -1 }));
}

function keyOf(text: string): Key {
  const [key = '', direction = ''] = text.trim().split(/\s+/);
  return { key, isDescending: /^desc$/i.test(direction) };
}

const methods: Readonly<Record<Dialect['connector'], RegExp>> = {
  postgresql: /^(?:btree|hash|gist|spgist|gin|brin)$/i,
  mysql: /^(?:btree|hash)$/i,
  sqlite3: /^$/,
};

function methodOf({ connector }: Dialect, index: JsonObject | null): string | null {
  const type = index === null ? undefined : getOwn<JsonValue | undefined>(index, 'type');
  return typeof type === 'string' && methods[connector].test(type) ? type.toUpperCase() : null;
}
