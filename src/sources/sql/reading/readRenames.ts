import type { Column, SqlName, Table } from '../schema.ts';
import type { Cursor } from './cursor.ts';
import type { SchemaBuilder } from './schemaBuilder.ts';

/** Reads RENAME of ALTER TABLE, after that: of the table, or of a column. */
export function readRename(cursor: Cursor, table: Table, builder: SchemaBuilder, line: number): void {
  const hasWord = cursor.accept('TO') || cursor.accept('AS');
  // MySQL leaves out TO; elsewhere the name is that of a column.
  if (hasWord || isWholeName(cursor)) {
    const to = cursor.qualifiedName();
    if (to !== null) builder.rename(table, { schema: to.schema ?? table.id.schema, name: to.name }, line);
    return;
  }
  if (/^(CONSTRAINT|INDEX|KEY)$/.test(cursor.word())) return;
  cursor.accept('COLUMN');
  const old = cursor.name();
  const name = cursor.accept('TO') ? cursor.name() : null;
  if (old !== null && name !== null) renameColumn(table, builder, old, name);
}

/** Whether nothing follows a name. */
function isWholeName(cursor: Cursor): boolean {
  const rest = cursor.copy();
  return rest.qualifiedName() !== null && (rest.peek() === undefined || rest.isSign(','));
}

/** Reads SET SCHEMA of ALTER TABLE, after that. */
export function readSetSchema(cursor: Cursor, table: Table, builder: SchemaBuilder, line: number): void {
  const schema = cursor.name();
  if (schema !== null) builder.rename(table, { schema, name: table.id.name }, line);
}

/** Gives a column another name, also in the keys that lead to it. */
export function renameColumn(table: Table, builder: SchemaBuilder, old: string, name: string): void {
  const column = builder.findColumn(table, old);
  if (column === undefined || old === name) return;
  const place = table.columns.indexOf(column);
  const renamed: Column = { ...column, name };
  builder.removeColumn(table, old);
  if (!builder.addColumn(table, renamed, table.line)) return;
  // In its old place.
  table.columns = table.columns.filter((each) => each !== renamed).toSpliced(place, 0, renamed);
  const change = (columns: readonly string[]): readonly string[] =>
    columns.map((each) => (builder.fold(each) === builder.fold(old) ? name : each));
  table.primaryKey = change(table.primaryKey);
  table.uniques = table.uniques.map(change);
  table.foreignKeys = table.foreignKeys.map((key) => ({ ...key, columns: change(key.columns) }));
  builder.changeKeysTo(table, (key) => ({ ...key, to: change(key.to) }));
}

/** Reads MySQL's RENAME TABLE a TO b, c TO d, after that: one after the other. */
export function readRenameTables(cursor: Cursor, builder: SchemaBuilder, line: number): void {
  do {
    cursor.accept('IF', 'EXISTS');
    const again = cursor.copy();
    const from = cursor.qualifiedName();
    if (/^(WAIT|NOWAIT)$/.test(cursor.word())) cursor.next();
    if (cursor.peek()?.kind === 'number') cursor.next();
    const to = cursor.accept('TO') ? cursor.qualifiedName() : null;
    if (from === null || to === null) return;
    const table = builder.find(from);
    if (table !== undefined)
      builder.rename(table, { schema: to.schema ?? table.id.schema, name: to.name }, line);
    else if (!builder.defer(() => readRenameTables(again, builder, line))) return;
    else reportUnknown(from, builder, line);
  } while (cursor.acceptSign(','));
}

function reportUnknown({ name }: SqlName, builder: SchemaBuilder, line: number): void {
  builder.report({ line, expected: `CREATE TABLE ${name} before it is renamed`, found: 'no such table' });
}

/** Reads SQL Server's ALTER SCHEMA a TRANSFER b.c, after SCHEMA. */
export function readTransfer(cursor: Cursor, builder: SchemaBuilder, line: number): void {
  const schema = cursor.name();
  if (!cursor.accept('TRANSFER')) return;
  if (cursor.accept('OBJECT')) while (cursor.acceptSign(':') || cursor.acceptSign('::'));
  const from = cursor.qualifiedName();
  const table = from === null ? undefined : builder.find(from);
  if (table !== undefined && schema !== null) builder.rename(table, { schema, name: table.id.name }, line);
}

/** A part of a name in a text: [in brackets], "in quotes" or plain. */
const namePart = /\[((?:[^\]]|\]\])*)\]|"((?:[^"]|"")*)"|([^.[\]"]+)/g;

/**
 * Reads SQL Server's EXEC sp_rename 'dbo.customer.nm', 'name', 'COLUMN', after the name
 * of the procedure. The new name is taken as it is, brackets included.
 */
export function readProcedureRename(cursor: Cursor, builder: SchemaBuilder, line: number): void {
  const given: string[] = [];
  const named = new Map<string, string>();
  for (let token = cursor.next(), name = ''; token !== undefined; token = cursor.next()) {
    if (token.kind === 'string') {
      if (name === '') given.push(token.text);
      else named.set(name, token.text);
      name = '';
    } else if (/^@/.test(token.text)) name = token.text.toLowerCase();
  }
  const [object = '', to = '', kind = 'OBJECT'] = [
    named.get('@objname') ?? given[0],
    named.get('@newname') ?? given[1],
    named.get('@objtype') ?? given[2],
  ];
  const parts = [...object.matchAll(namePart)].map(([, inBrackets, inQuotes, plain]) =>
    (inBrackets?.replaceAll(']]', ']') ?? inQuotes?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
  if (to === '' || !/^(OBJECT|COLUMN)$/i.test(kind)) return;
  const column = /^COLUMN$/i.test(kind) ? parts.pop() : undefined;
  const name = parts.at(-1);
  // Without a type it may be a key or an index, which has no name here.
  const table = name === undefined ? undefined : builder.find({ schema: parts.at(-2) ?? null, name });
  if (table === undefined) return;
  if (column === undefined) builder.rename(table, { schema: table.id.schema, name: to }, line);
  else renameColumn(table, builder, column, to);
}
