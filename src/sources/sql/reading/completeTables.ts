import type { Column, Table } from '../schema.ts';
import type { SchemaBuilder } from './schemaBuilder.ts';

/**
 * Gives each table the columns that it gets from others: of the tables that it
 * inherits from, of the one that it is a partition of, of one that it is made like.
 */
export function completeTables(tables: readonly Table[], builder: SchemaBuilder): void {
  const done = new Set<Table>();
  for (const table of tables) complete(table, builder, done);
  for (const table of tables) nameColumns(table, builder);
  if (builder.dialect.numbersIntegerKeys) for (const table of tables) numberKey(table, builder);
}

/** SQLite numbers the rows of a table whose key is one INTEGER column, wherever the key is written. */
function numberKey(table: Table, builder: SchemaBuilder): void {
  const [only, ...others] = table.primaryKey;
  const column = only === undefined || others.length > 0 ? undefined : builder.findColumn(table, only);
  if (column?.type.name === 'integer' && table.isWithoutRowid !== true) column.isNumbered = true;
}

/** Names columns and tables in keys as they are named where they are made: another case may be the same name. */
function nameColumns(table: Table, builder: SchemaBuilder): void {
  const named = (columns: readonly string[], of: Table = table): readonly string[] =>
    columns.map((name) => builder.findColumn(of, name)?.name ?? name);
  table.primaryKey = named(table.primaryKey);
  table.uniques = table.uniques.map((columns) => named(columns));
  table.foreignKeys = table.foreignKeys.map((key) => {
    const target = builder.target(table, key.table);
    const columns = named(key.columns);
    if (target === undefined) return { ...key, columns, table: builder.resolve(key.table) };
    return { ...key, columns, table: target.id, to: named(key.to, target) };
  });
}

/** Parents first. The stack is explicit: a chain of tables may be long, or a circle. */
function complete(first: Table, builder: SchemaBuilder, done: Set<Table>): void {
  const stack = [{ table: first, isReady: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { table, isReady } = next;
    if (isReady) copyColumns(table, builder);
    if (isReady || done.has(table)) continue;
    done.add(table);
    stack.push({ table, isReady: true });
    for (const parent of table.parents) {
      const found = builder.find(parent.table);
      if (found !== undefined && !done.has(found)) stack.push({ table: found, isReady: false });
    }
  }
}

function copyColumns(table: Table, builder: SchemaBuilder): void {
  const inherited: Column[] = [];
  const names = new Set(table.columns.map(({ name }) => builder.fold(name)));
  for (const { table: id, kind } of table.parents) {
    const parent = builder.find(id);
    if (parent === undefined) {
      const found = `${table.id.name}, which gets columns from it`;
      builder.report({ line: table.line, expected: `the table ${id.name}`, found });
      continue;
    }
    for (const column of parent.columns) {
      if (names.has(builder.fold(column.name))) continue;
      names.add(builder.fold(column.name));
      inherited.push({ ...column });
    }
    // LIKE copies no keys; a partition has those of the whole.
    if (kind === 'partition' && table.primaryKey.length === 0) table.primaryKey = parent.primaryKey;
  }
  builder.setColumns(table, [...inherited, ...table.columns]);
}
