import type { Table } from '../schema.ts';
import { type Cursor, createCursor, divide, readColumnNames } from './cursor.ts';
import { readDefault, readGenerated } from './readColumn.ts';
import { readRename, readSetSchema, renameColumn } from './readRenames.ts';
import { readType } from './readType.ts';
import type { SchemaBuilder } from './schemaBuilder.ts';
import { addColumn, readNamedColumn, readTableConstraint } from './tableParts.ts';

/** Reads ALTER TABLE, after that. */
export function readAlterTable(cursor: Cursor, builder: SchemaBuilder, line: number): void {
  const again = cursor.copy();
  cursor.accept('IF', 'EXISTS');
  cursor.accept('ONLY');
  const id = cursor.qualifiedName();
  const table = id === null ? undefined : builder.find(id);
  if (table === undefined) {
    const isLate = builder.defer(() => readAlterTable(again, builder, line));
    if (isLate && id !== null) reportUnknownTable(cursor, builder, id.name, line);
    return;
  }
  cursor.acceptSign('*');
  while (cursor.peek() !== undefined) {
    readAction(cursor, table, builder, line);
    cursor.toComma();
    cursor.acceptSign(',');
  }
}

/** Keys of a table that is not there are lost; anything else says nothing about relations. */
function reportUnknownTable(cursor: Cursor, builder: SchemaBuilder, name: string, line: number): void {
  const saysMuch = ['ADD', 'MODIFY', 'CHANGE', 'RENAME'].includes(cursor.word());
  const expected = `CREATE TABLE ${name} before ALTER TABLE`;
  if (saysMuch) builder.report({ line, expected, found: 'no such table; what it changes is left out' });
}

function readAction(cursor: Cursor, table: Table, builder: SchemaBuilder, line: number): void {
  // SQL Server: WITH CHECK ADD CONSTRAINT
  if (cursor.accept('WITH')) cursor.next();
  if (cursor.accept('ADD')) readAdd(cursor, table, builder);
  else if (cursor.accept('ALTER')) readAlterColumn(cursor, table, builder);
  else if (cursor.accept('MODIFY')) readChange(cursor, table, builder, false);
  else if (cursor.accept('CHANGE')) readChange(cursor, table, builder, true);
  else if (cursor.accept('DROP')) readDrop(cursor, table, builder);
  else if (cursor.accept('RENAME')) readRename(cursor, table, builder, line);
  else if (cursor.accept('SET', 'SCHEMA')) readSetSchema(cursor, table, builder, line);
  else if (cursor.accept('INHERIT')) {
    const parent = cursor.qualifiedName();
    if (parent !== null) table.parents.push({ table: parent, kind: 'inherits' });
  } else if (cursor.accept('ATTACH', 'PARTITION')) {
    const part = cursor.qualifiedName();
    const found = part === null ? undefined : builder.find(part);
    found?.parents.push({ table: table.id, kind: 'partition' });
  }
}

/** Reads columns and constraints after ADD. SQL Server names several after one ADD. */
function readAdd(cursor: Cursor, table: Table, builder: SchemaBuilder): void {
  do {
    cursor.accept('ADD');
    if (!readDefaultFor(cursor, table, builder) && !readTableConstraint(cursor, table))
      readAddedColumns(cursor, table, builder);
    cursor.toComma();
  } while (builder.dialect.hasBatches && cursor.acceptSign(','));
}

/** Reads one column, or several in brackets. */
function readAddedColumns(cursor: Cursor, table: Table, builder: SchemaBuilder): void {
  const line = cursor.peek()?.line ?? table.line;
  cursor.accept('COLUMN');
  cursor.accept('IF', 'NOT', 'EXISTS');
  const list = cursor.brackets();
  const members = list === null ? [cursor] : divide(list).map((each) => createCursor(each, builder.dialect));
  for (const member of members) {
    if (list !== null && readTableConstraint(member, table)) continue;
    const read = readNamedColumn(member);
    if (read !== null) addColumn(table, read, builder, line);
  }
}

/** SQL Server: ADD CONSTRAINT name DEFAULT 0 FOR column. */
function readDefaultFor(cursor: Cursor, table: Table, builder: SchemaBuilder): boolean {
  const skipped = cursor.word() === 'CONSTRAINT' ? 2 : 0;
  if (cursor.word(skipped) !== 'DEFAULT') return false;
  for (let count = 0; count <= skipped; count += 1) cursor.next();
  const value = readDefault(cursor);
  const name = cursor.accept('FOR') ? cursor.name() : null;
  const column = name === null ? undefined : builder.findColumn(table, name);
  if (column !== undefined) column.default = value;
  return true;
}

function readAlterColumn(cursor: Cursor, table: Table, builder: SchemaBuilder): void {
  cursor.accept('COLUMN');
  const name = cursor.name();
  const column = name === null ? undefined : builder.findColumn(table, name);
  if (column === undefined) return;
  if (cursor.accept('SET', 'DEFAULT')) column.default = readDefault(cursor);
  else if (cursor.accept('DROP', 'DEFAULT')) column.default = null;
  else if (cursor.accept('SET', 'NOT', 'NULL')) column.isRequired = true;
  else if (cursor.accept('DROP', 'NOT', 'NULL')) column.isRequired = false;
  else if (cursor.accept('ADD', 'GENERATED')) readGenerated(cursor, column);
  else if (cursor.accept('TYPE') || cursor.accept('SET', 'DATA', 'TYPE')) column.type = readType(cursor);
  else if (builder.dialect.hasBatches && cursor.peek()?.kind !== 'symbol' && cursor.word() !== 'ADD') {
    column.type = readType(cursor);
    column.isRequired = cursor.accept('NOT', 'NULL');
  }
}

/** MySQL: MODIFY column …, CHANGE old new …. */
function readChange(cursor: Cursor, table: Table, builder: SchemaBuilder, isRenaming: boolean): void {
  cursor.accept('COLUMN');
  const old = isRenaming ? cursor.name() : null;
  const read = readNamedColumn(cursor);
  if (read === null) return;
  const column = builder.findColumn(table, old ?? read.column.name);
  if (column === undefined) {
    addColumn(table, read, builder, table.line);
    return;
  }
  const { name: _name, ...rest } = read.column;
  Object.assign(column, rest);
  if (old !== null) renameColumn(table, builder, old, read.column.name);
  if (read.isPrimary) table.primaryKey = [read.column.name];
  if (read.isUnique) table.uniques.push([read.column.name]);
}

function readDrop(cursor: Cursor, table: Table, builder: SchemaBuilder): void {
  if (/^(CONSTRAINT|INDEX|KEY|PRIMARY|FOREIGN|CHECK|PARTITION|PERIOD)$/.test(cursor.word())) return;
  cursor.accept('COLUMN');
  cursor.accept('IF', 'EXISTS');
  const name = cursor.name();
  if (name === null) return;
  builder.removeColumn(table, name);
  const isOther = (columns: readonly string[]): boolean =>
    columns.every((column) => builder.fold(column) !== builder.fold(name));
  table.uniques = table.uniques.filter(isOther);
  table.foreignKeys = table.foreignKeys.filter(({ columns }) => isOther(columns));
}

/** Reads CREATE UNIQUE INDEX, after INDEX: an index of columns for all rows makes them unique. */
export function readUniqueIndex(cursor: Cursor, builder: SchemaBuilder): void {
  const again = cursor.copy();
  while (cursor.peek() !== undefined && !cursor.accept('ON')) cursor.next();
  cursor.accept('ONLY');
  const id = cursor.qualifiedName();
  const table = id === null ? undefined : builder.find(id);
  if (cursor.accept('USING')) cursor.next();
  const columns = readColumnNames(cursor);
  if (table === undefined) builder.defer(() => readUniqueIndex(again, builder));
  if (table === undefined || columns === null) return;
  while (cursor.peek() !== undefined && cursor.word() !== 'WHERE') cursor.next();
  if (cursor.peek() === undefined) table.uniques.push(columns);
}
