import type { SqlName, Table } from '../schema.ts';
import { type Cursor, createCursor, divide } from './cursor.ts';
import type { SchemaBuilder } from './schemaBuilder.ts';
import type { Statement } from './statements.ts';
import { addColumn, readNamedColumn, readTableConstraint } from './tableParts.ts';
import type { Token } from './tokens.ts';

/** Reads CREATE TABLE, after that. */
export function readCreateTable(
  cursor: Cursor,
  builder: SchemaBuilder,
  { line, isClosed }: Statement,
  isTemporary: boolean,
): void {
  cursor.accept('IF', 'NOT', 'EXISTS');
  const id = cursor.qualifiedName();
  if (id === null) {
    builder.report({ line, expected: 'the name of a table after CREATE TABLE', found: describeNext(cursor) });
    return;
  }
  if (isTemporary || id.name.startsWith('#')) {
    builder.leftOut.temporary += 1;
    return;
  }
  if (!isClosed) {
    const found = 'the end of the statement: the closing bracket is missing';
    builder.report({ line, expected: `all columns of CREATE TABLE ${id.name}`, found });
    return;
  }
  if (cursor.word() === 'AS' || (!cursor.isSign('(') && /^(SELECT|WITH)$/.test(cursor.word()))) {
    reportSelect(builder, id, line);
    return;
  }
  const table = builder.add(id, 'table', line);
  if (table === null) return;
  readDefinition(cursor, table, builder);
  readOptions(cursor, table);
  if (table.columns.length === 0 && table.parents.length === 0) {
    builder.remove(table.id);
    if (/\bSELECT\b/i.test(cursor.word())) reportSelect(builder, id, line);
    else
      builder.report({
        line,
        expected: `the columns of CREATE TABLE ${id.name}`,
        found: describeNext(cursor),
      });
  }
}

function reportSelect(builder: SchemaBuilder, { name }: SqlName, line: number): void {
  const found = 'AS SELECT, which does not write them down';
  builder.report({ line, expected: `the columns of CREATE TABLE ${name}`, found });
}

function describeNext(cursor: Cursor): string {
  const token = cursor.peek();
  return token === undefined ? 'the end of the statement' : JSON.stringify(token.text.slice(0, 60));
}

/** Reads what follows the name: the columns, or the table that they come from. */
function readDefinition(cursor: Cursor, table: Table, builder: SchemaBuilder): void {
  if (cursor.accept('PARTITION', 'OF')) addParent(table, cursor.qualifiedName(), 'partition');
  else if (cursor.accept('LIKE')) addParent(table, cursor.qualifiedName(), 'like');
  else if (cursor.accept('OF')) cursor.qualifiedName();
  const list = cursor.brackets();
  if (list !== null) readItems(list, table, builder);
}

function addParent(table: Table, id: SqlName | null, kind: 'partition' | 'inherits' | 'like'): void {
  if (id !== null) table.parents.push({ table: id, kind });
}

/** Reads the columns and constraints of a table. */
function readItems(list: readonly Token[], table: Table, builder: SchemaBuilder): void {
  for (const item of divide(list)) {
    const cursor = createCursor(item, builder.dialect);
    const line = item[0]?.line ?? table.line;
    if (cursor.word() === 'LIKE' && cursor.word(1) !== 'TEXT') {
      cursor.next();
      addParent(table, cursor.qualifiedName(), 'like');
      continue;
    }
    if (readTableConstraint(cursor, table)) continue;
    const read = readNamedColumn(cursor);
    if (read !== null) addColumn(table, read, builder, line);
    else {
      const expected = `a column or a key of ${table.id.name}`;
      builder.report({ line, expected, found: describeNext(cursor) });
    }
  }
}

/** Reads what follows the columns: INHERITS, COMMENT. */
function readOptions(cursor: Cursor, table: Table): void {
  while (cursor.peek() !== undefined) {
    if (cursor.accept('INHERITS')) {
      for (const parent of divide(cursor.brackets() ?? []))
        addParent(table, createCursor(parent, cursor.dialect).qualifiedName(), 'inherits');
    } else if (cursor.accept('COMMENT')) {
      cursor.acceptSign('=');
      table.comment = cursor.next()?.text || null;
    } else if (cursor.accept('WITHOUT', 'ROWID')) table.isWithoutRowid = true;
    else if (cursor.word() === 'SELECT') return;
    else if (cursor.brackets() === null) cursor.next();
  }
}
