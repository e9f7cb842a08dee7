import type { Table } from '../schema.ts';
import { type Cursor, readColumnNames } from './cursor.ts';
import { type ReadColumn, readColumn, readReference } from './readColumn.ts';
import type { SchemaBuilder } from './schemaBuilder.ts';

/** Adds a column and what it says about keys. */
export function addColumn(table: Table, read: ReadColumn, builder: SchemaBuilder, line: number): void {
  const { column, isPrimary, isUnique, foreignKey } = read;
  if (!builder.addColumn(table, column, line)) return;
  if (isPrimary) table.primaryKey = [...table.primaryKey, column.name];
  if (isUnique) table.uniques.push([column.name]);
  if (foreignKey !== null) table.foreignKeys.push(foreignKey);
}

/** Reads a key, a check or an index. Returns false for anything else, such as a column. */
export function readTableConstraint(cursor: Cursor, table: Table): boolean {
  if (cursor.peek()?.kind !== 'word') return false;
  if (cursor.accept('CONSTRAINT')) {
    // The name may be left out.
    if (!isConstraintStart(cursor)) cursor.name();
    if (!isConstraintStart(cursor)) return true;
  }
  if (cursor.accept('PRIMARY', 'KEY')) {
    const columns = readKeyColumns(cursor);
    if (columns !== null) table.primaryKey = columns;
    return true;
  }
  if (cursor.word() === 'UNIQUE' && !isColumnNamed(cursor)) {
    cursor.next();
    const columns = readKeyColumns(cursor);
    if (columns !== null) table.uniques.push(columns);
    return true;
  }
  if (cursor.accept('FOREIGN', 'KEY')) {
    if (!cursor.isSign('(')) cursor.name();
    const columns = readColumnNames(cursor);
    const key = cursor.accept('REFERENCES') && columns !== null ? readReference(cursor, columns) : null;
    if (key !== null) table.foreignKeys.push(key);
    return true;
  }
  return isOtherConstraint(cursor);
}

function isConstraintStart(cursor: Cursor): boolean {
  return /^(PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUDE|DEFAULT|NOT)$/.test(cursor.word());
}

/** Whether a word begins a check, an exclusion or an index; in quotes it would be the name of a column. */
function isOtherConstraint(cursor: Cursor): boolean {
  const word = cursor.word();
  if (/^(CHECK|EXCLUDE)$/.test(word)) return !isColumnNamed(cursor);
  if (word === 'PERIOD' && cursor.word(1) === 'FOR') return true;
  if (!cursor.dialect.hasInlineIndexes) return word === 'INDEX' && cursor.dialect.hasBatches;
  return /^(KEY|INDEX|FULLTEXT|SPATIAL)$/.test(word);
}

/** Whether a word that may begin a constraint is followed by a type, as a column's name is. */
function isColumnNamed(cursor: Cursor): boolean {
  const next = cursor.word(1);
  return (
    next !== '' &&
    !/^(KEY|INDEX|USING|NULLS|CLUSTERED|NONCLUSTERED|NOT)$/.test(next) &&
    !cursor.isSign('(', 2)
  );
}

/** Reads the columns of a key, after its name, its kind of index and the like. */
function readKeyColumns(cursor: Cursor): readonly string[] | null {
  while (cursor.peek() !== undefined && !cursor.isSign('(') && !cursor.isSign(',')) cursor.next();
  return readColumnNames(cursor);
}

/** Reads a column with its name. Returns null if no name is next. */
export function readNamedColumn(cursor: Cursor): ReadColumn | null {
  const name = cursor.name();
  return name === null ? null : readColumn(cursor, name);
}
