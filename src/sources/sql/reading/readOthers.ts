import { type Column, keyOf } from '../schema.ts';
import { type Cursor, divide } from './cursor.ts';
import { readDefault } from './readColumn.ts';
import { readProcedureRename } from './readRenames.ts';
import { readType } from './readType.ts';
import { addEnumValues, addNamed, type SchemaBuilder } from './schemaBuilder.ts';

/** Reads CREATE TYPE … AS ENUM, after TYPE. */
export function readEnum(cursor: Cursor, builder: SchemaBuilder): void {
  const line = cursor.peek()?.line ?? 1;
  const id = cursor.qualifiedName();
  if (id === null || !cursor.accept('AS', 'ENUM')) return;
  const values = (cursor.brackets() ?? []).filter(({ kind }) => kind === 'string').map(({ text }) => text);
  addEnumValues(builder, { id: builder.resolve(id), values, line });
}

/** Reads CREATE DOMAIN, after that. */
export function readDomain(cursor: Cursor, builder: SchemaBuilder): void {
  const id = cursor.qualifiedName();
  if (id === null) return;
  cursor.accept('AS');
  const type = readType(cursor);
  let isRequired = false;
  let value: string | null = null;
  while (cursor.peek() !== undefined) {
    if (cursor.accept('NOT', 'NULL')) isRequired = true;
    else if (cursor.accept('DEFAULT')) value = readDefault(cursor);
    else if (cursor.brackets() === null) cursor.next();
  }
  addNamed(builder.domains, builder.resolve(id), { type, isRequired, default: value });
}

/** Reads CREATE VIEW, after that. A view whose columns are listed becomes a model; their types are unknown. */
export function readView(cursor: Cursor, builder: SchemaBuilder, line: number): void {
  cursor.accept('IF', 'NOT', 'EXISTS');
  const id = cursor.qualifiedName();
  if (id === null) return;
  const columns = divide(cursor.brackets() ?? []).flatMap(([first]) => (first === undefined ? [] : [first]));
  if (columns.length === 0 || cursor.word() !== 'AS') {
    builder.leftOut.views.add(builder.fold(keyOf(builder.resolve(id))));
    return;
  }
  const table = builder.add(id, 'view', line);
  if (table === null) return;
  const type = { name: '', schema: null, args: [], isArray: false };
  const rest = { isRequired: false, default: null, isNumbered: false, isComputed: false, comment: null };
  for (const { text } of columns) builder.addColumn(table, { name: text, type, ...rest }, line);
}

/** Reads COMMENT ON, after that. */
export function readComment(cursor: Cursor, builder: SchemaBuilder): void {
  const isColumn = cursor.accept('COLUMN');
  if (!isColumn && !cursor.accept('TABLE')) return;
  const parts: string[] = [];
  do {
    const part = cursor.name();
    if (part !== null) parts.push(part);
  } while (cursor.acceptSign('.'));
  const text = cursor.accept('IS') && cursor.peek()?.kind === 'string' ? (cursor.next()?.text ?? null) : null;
  const columnName = isColumn ? parts.pop() : undefined;
  const name = parts.at(-1);
  const table = name === undefined ? undefined : builder.find({ schema: parts.at(-2) ?? null, name });
  if (table === undefined) return;
  if (columnName === undefined) table.comment = text;
  else setComment(builder.findColumn(table, columnName), text);
}

function setComment(column: Column | undefined, text: string | null): void {
  if (column !== undefined) column.comment = text;
}

/** Reads the procedures of SQL Server that say something about tables, after EXEC. */
export function readProcedure(cursor: Cursor, builder: SchemaBuilder, line: number): void {
  const name = cursor.qualifiedName()?.name.toLowerCase() ?? '';
  if (name === 'sp_addextendedproperty') readExtendedProperty(cursor, builder);
  else if (name === 'sp_rename') readProcedureRename(cursor, builder, line);
}

/**
 * Reads SQL Server's way of a comment: EXEC sp_addextendedproperty N'MS_Description',
 * N'the text', N'SCHEMA', N'dbo', N'TABLE', N'customer', N'COLUMN', N'name'.
 */
function readExtendedProperty(cursor: Cursor, builder: SchemaBuilder): void {
  const values: string[] = [];
  for (let token = cursor.next(); token !== undefined; token = cursor.next())
    if (token.kind === 'string') values.push(token.text);
  const after = (word: string): string | undefined => {
    const at = values.findIndex((value, index) => index > 1 && value.toUpperCase() === word);
    return at < 0 ? undefined : values[at + 1];
  };
  const [kind, text = null] = values;
  const name = after('TABLE');
  if (kind !== 'MS_Description' || name === undefined) return;
  const table = builder.find({ schema: after('SCHEMA') ?? null, name });
  const column = after('COLUMN');
  if (table === undefined) return;
  if (column === undefined) table.comment = text;
  else setComment(builder.findColumn(table, column), text);
}

/** Reads SET search_path, after SET: names without a schema are in its first one. */
export function readSearchPath(cursor: Cursor, builder: SchemaBuilder): void {
  if (!cursor.accept('SEARCH_PATH')) return;
  if (!cursor.acceptSign('=')) cursor.accept('TO');
  const name = cursor.name();
  builder.setSchema(name === null || name === '' || name === 'pg_catalog' ? null : name);
}

/** Reads DROP TABLE and DROP VIEW, after that: mysqldump makes a table for each view first. */
export function readDropTable(cursor: Cursor, builder: SchemaBuilder): void {
  cursor.accept('IF', 'EXISTS');
  do {
    const id = cursor.qualifiedName();
    if (id !== null) builder.remove(id);
  } while (cursor.acceptSign(','));
}
