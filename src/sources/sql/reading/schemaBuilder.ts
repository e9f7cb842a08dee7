import { countOf } from '../../../lib/countOf.ts';
import type { Dialect } from '../dialect.ts';
import {
  type Column,
  type Domain,
  type ForeignKey,
  keyOf,
  type Schema,
  type SqlName,
  type SqlProblem,
  type Table,
} from '../schema.ts';

/** The most tables that are read: each becomes a model on the canvas. */
const MOST_TABLES = 5000;
/** The most columns of a table, as a model has at most so many properties. */
const MOST_COLUMNS = 5000;
/** The most columns of all tables: with LIKE, or a partial of DBML, a few lines make millions. */
const MOST_IN_ALL = 250_000;
const PROBLEMS_LISTED = 200;
/** The most keys that are looked at because of renames: a text may rename tables a million times. */
const MOST_FOLLOWED = 2_000_000;

/** What has been left out on purpose, to be counted. */
export interface LeftOut {
  temporary: number;
  virtual: number;
  /** Their names: mysqldump writes each view twice. */
  readonly views: Set<string>;
}

/** Collects the tables while statements are read. */
export interface SchemaBuilder {
  readonly dialect: Dialect;
  readonly enums: Map<string, readonly string[]>;
  readonly domains: Map<string, Domain>;
  readonly leftOut: LeftOut;
  /** The schema of names without one. */
  setSchema(name: string | null): void;
  /** Returns the name with its schema. */
  resolve(id: SqlName): SqlName;
  /** Adds a table unless there is one of the same name; null if it can't be added. */
  add(id: SqlName, kind: Table['kind'], line: number): Table | null;
  find(id: SqlName): Table | undefined;
  remove(id: SqlName): void;
  /** Returns the table that a key or a parent of a table names. */
  target(from: Table, id: SqlName): Table | undefined;
  /** Gives a table another name, also in the keys of others. It stays as it is if the name is taken. */
  rename(table: Table, to: SqlName, line: number): void;
  /** Changes the foreign keys of all tables that lead to a table. */
  changeKeysTo(table: Table, change: (key: ForeignKey) => ForeignKey): void;
  /** Returns the same text for names that the database does not tell apart. */
  fold(name: string): string;
  findColumn(table: Table, name: string): Column | undefined;
  /** Adds a column unless the table has one of that name. Returns whether it did. */
  addColumn(table: Table, column: Column, line: number): boolean;
  removeColumn(table: Table, name: string): void;
  setColumns(table: Table, columns: Column[]): void;
  report(problem: Omit<SqlProblem, 'path'>): void;
  /** Reads something again once all files are read, because its table comes later. Returns whether it is too late for that. */
  defer(read: () => void): boolean;
  /** The file that is being read, for reports. */
  path: string;
  /** Reads what was deferred, and returns all tables. */
  readDeferred(): readonly Table[];
  build(notices: readonly string[]): Schema;
}

export function createSchemaBuilder(dialect: Dialect): SchemaBuilder {
  const tables = new Map<string, Table>();
  const problems: SqlProblem[] = [];
  const waiting: (() => void)[] = [];
  let problemsLeftOut = 0;
  /** What has been reported once, and is not repeated for each table or column that follows. */
  const exceeded = new Set<Table | 'tables' | 'columns'>();
  const reportOnce = (of: Table | 'tables' | 'columns', problem: Omit<SqlProblem, 'path'>): void => {
    if (!exceeded.has(of)) builder.report(problem);
    exceeded.add(of);
  };
  let columnCount = 0;
  /** Returns as many of a table's columns as there is room for. */
  const withinAll = (table: Table, columns: Column[]): Column[] => {
    const room = MOST_IN_ALL - columnCount;
    if (columns.length <= room) return columns;
    const expected = `at most ${MOST_IN_ALL.toLocaleString('en')} columns in all`;
    reportOnce('columns', { line: table.line, expected, found: `more, from ${table.id.name} on` });
    return columns.slice(0, room);
  };
  let isComplete = false;
  let current: string | null = null;
  const fold = (text: string): string => (dialect.ignoresCase ? text.toLowerCase() : text);
  const keyOfTable = ({ schema, name }: SqlName): string => fold(`${schema ?? ''}\0${name}`);
  const columnsByTable = new WeakMap<Table, Map<string, Column>>();
  const columnsOf = (table: Table): Map<string, Column> => {
    const known = columnsByTable.get(table) ?? new Map(table.columns.map((each) => [fold(each.name), each]));
    columnsByTable.set(table, known);
    return known;
  };
  let followed = 0;
  function* others(): Generator<Table, void> {
    for (const table of tables.values()) {
      followed += table.foreignKeys.length + table.parents.length + 1;
      if (followed > MOST_FOLLOWED) return;
      yield table;
    }
  }
  // The names first: looking for a table may take long.
  const isNamed = (from: Table, id: SqlName, table: Table): boolean =>
    fold(id.name) === fold(table.id.name) && builder.target(from, id) === table;
  const builder: SchemaBuilder = {
    dialect,
    enums: new Map(),
    domains: new Map(),
    leftOut: { temporary: 0, virtual: 0, views: new Set() },
    setSchema(name) {
      current = name;
    },
    resolve: ({ schema, name }) => ({ schema: schema ?? current ?? dialect.usualSchema, name }),
    add(id, kind, line) {
      const resolved = builder.resolve(id);
      const key = keyOfTable(resolved);
      if (tables.has(key)) return null;
      if (tables.size >= MOST_TABLES) {
        const expected = `at most ${MOST_TABLES.toLocaleString('en')} tables`;
        reportOnce('tables', { line, expected, found: `one more, ${id.name}` });
        return null;
      }
      const lists = { columns: [], primaryKey: [], uniques: [], foreignKeys: [], parents: [] };
      const table: Table = { id: resolved, kind, ...lists, comment: null, line };
      tables.set(key, table);
      return table;
    },
    find(id) {
      const exact = tables.get(keyOfTable(builder.resolve(id)));
      if (exact !== undefined || id.schema !== null) return exact;
      const named = [...tables.values()].filter(({ id: { name } }) => fold(name) === fold(id.name));
      return named.length === 1 ? named[0] : undefined;
    },
    remove(id) {
      const key = keyOfTable(builder.resolve(id));
      columnCount -= tables.get(key)?.columns.length ?? 0;
      tables.delete(key);
    },
    target: (from, { schema, name }) =>
      builder.find({ schema: schema ?? from.id.schema, name }) ?? builder.find({ schema, name }),
    rename(table, to, line) {
      if (to.name === table.id.name && to.schema === table.id.schema) return;
      const taken = tables.get(keyOfTable(to));
      if (taken !== undefined && taken !== table) {
        builder.report({
          line,
          expected: `another name for ${table.id.name}`,
          found: `the table ${to.name}`,
        });
        return;
      }
      builder.changeKeysTo(table, (key) => ({ ...key, table: to }));
      for (const other of others())
        if (other.parents.some((parent) => isNamed(other, parent.table, table)))
          other.parents = other.parents.map((parent) =>
            isNamed(other, parent.table, table) ? { ...parent, table: to } : parent,
          );
      tables.delete(keyOfTable(table.id));
      table.id = to;
      tables.set(keyOfTable(to), table);
    },
    changeKeysTo(table, change) {
      for (const other of others())
        if (other.foreignKeys.some((key) => isNamed(other, key.table, table)))
          other.foreignKeys = other.foreignKeys.map((key) =>
            isNamed(other, key.table, table) ? change(key) : key,
          );
    },
    fold,
    findColumn: (table, name) => columnsOf(table).get(fold(name)),
    addColumn(table, column, line) {
      const columns = columnsOf(table);
      if (columns.size >= MOST_COLUMNS) {
        const expected = `at most ${MOST_COLUMNS.toLocaleString('en')} columns in a table`;
        reportOnce(table, { line, expected, found: `one more in ${table.id.name}, ${column.name}` });
        return false;
      }
      if (columns.has(fold(column.name)) || withinAll(table, [column]).length === 0) return false;
      columns.set(fold(column.name), column);
      table.columns.push(column);
      columnCount += 1;
      return true;
    },
    removeColumn(table, name) {
      if (columnsOf(table).delete(fold(name))) columnCount -= 1;
      table.columns = table.columns.filter((column) => fold(column.name) !== fold(name));
    },
    setColumns(table, columns) {
      columnCount -= table.columns.length;
      table.columns = withinAll(table, columns);
      columnCount += table.columns.length;
      columnsByTable.delete(table);
    },
    path: '',
    report(problem) {
      if (problems.length < PROBLEMS_LISTED) problems.push({ path: builder.path, ...problem });
      else problemsLeftOut += 1;
    },
    defer(read) {
      if (isComplete) return true;
      const { path } = builder;
      waiting.push(() => {
        builder.path = path;
        read();
      });
      return false;
    },
    readDeferred() {
      isComplete = true;
      for (const read of waiting) read();
      return [...tables.values()];
    },
    build(notices) {
      if (followed > MOST_FOLLOWED) {
        const expected = `at most ${MOST_FOLLOWED.toLocaleString('en')} keys that are looked at because of renames`;
        builder.report({ line: 1, expected, found: 'more, so that some keys have a former name' });
      }
      const { enums, domains } = builder;
      const more =
        problemsLeftOut === 0 ? [] : [`${countOf(problemsLeftOut, 'more part')} could not be read.`];
      return {
        ...{ dialect: dialect.id, tables: [...tables.values()], enums, domains },
        ...{ problems: inOrder(problems), notices: [...notices, ...more] },
      };
    },
  };
  return builder;
}

/** Keeps the values of an enum, also under its name without a schema. */
export function addNamed<Value>(map: Map<string, Value>, id: SqlName, value: Value): void {
  map.set(keyOf(id), value);
  map.set(keyOf({ schema: null, name: id.name }), value);
}

/** More than any enum has. */
const MOST_VALUES = 5000;

interface NamedEnum {
  readonly id: SqlName;
  readonly values: readonly string[];
  readonly line: number;
}

/** Keeps the values of an enum. */
export function addEnumValues(builder: SchemaBuilder, { id, values, line }: NamedEnum): void {
  if (values.length > MOST_VALUES) {
    const expected = `at most ${MOST_VALUES.toLocaleString('en')} values of ${id.name}`;
    builder.report({ line, expected, found: values.length.toLocaleString('en') });
  }
  addNamed(builder.enums, id, values.slice(0, MOST_VALUES));
}

/** By file, and by line. */
function inOrder(problems: readonly SqlProblem[]): readonly SqlProblem[] {
  const paths = [...new Set(problems.map(({ path }) => path))];
  const byPlace = (one: SqlProblem, other: SqlProblem): number =>
    paths.indexOf(one.path) - paths.indexOf(other.path) || one.line - other.line;
  return problems.toSorted(byPlace);
}
