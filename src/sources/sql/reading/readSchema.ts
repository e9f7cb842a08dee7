import { countOf } from '../../../lib/countOf.ts';
import { detectDialect, dialects } from '../dialect.ts';
import type { DialectId, Schema } from '../schema.ts';
import { completeTables } from './completeTables.ts';
import { createCursor } from './cursor.ts';
import { readAlterTable, readUniqueIndex } from './readAlterTable.ts';
import { readCreateTable } from './readCreateTable.ts';
import {
  readComment,
  readDomain,
  readDropTable,
  readEnum,
  readProcedure,
  readSearchPath,
  readView,
} from './readOthers.ts';
import { readRenameTables, readTransfer } from './readRenames.ts';
import type { ScanAccount } from './scanner.ts';
import { createSchemaBuilder, type LeftOut, type SchemaBuilder } from './schemaBuilder.ts';
import { type Statement, scanStatements } from './statements.ts';
import { openWindow } from './textWindow.ts';
import { createModifiers } from './words.ts';

/** What is read to tell the dialect. Characters. */
const BEGINNING = 500_000;

/** A schema, and how its dialect is known. */
export interface ReadSchema {
  readonly schema: Schema;
  readonly isDialectGuessed: boolean;
  /** The statements that insert rows. */
  readonly inserts: number;
}

/** A text in SQL, in pieces. */
export interface SqlText {
  readonly path: string;
  readonly pieces: Iterable<string>;
}

/**
 * Reads the tables that texts in SQL create; a step for each statement. The rows
 * of a dump are passed over, so that only the statements that make tables take memory.
 *
 * @param texts the files of one database, in any order
 * @param chosen the dialect; null to tell it from the beginnings of the texts
 */
export function* readSchema(
  texts: readonly SqlText[],
  chosen: DialectId | null,
): Generator<undefined, ReadSchema> {
  const opened = texts.map(({ path, pieces }) => ({ path, window: openWindow(pieces) }));
  for (const { window } of opened) window.need(BEGINNING);
  const detected = detectDialect(opened.map(({ window }) => window.text.slice(0, BEGINNING)).join('\n'));
  const dialect = chosen === null ? detected.dialect : dialects[chosen];
  const builder = createSchemaBuilder(dialect);
  const notices: string[] = [];
  let inserts = 0;
  for (const { path, window } of opened) {
    // An editor on Windows wrote it.
    if (window.text.startsWith('\uFEFF')) window.at = 1;
    builder.path = path;
    builder.setSchema(null);
    const account: ScanAccount = { inserts: 0, cutTable: null, unknown: [], unknownCount: 0 };
    for (const statement of scanStatements(window, dialect, account)) {
      if (statement !== null) readStatement(statement, builder);
      yield;
    }
    notices.push(...reportAccount(account, builder));
    inserts += account.inserts;
  }
  notices.push(...describeLeftOut(builder.leftOut));
  completeTables(builder.readDeferred(), builder);
  return {
    schema: builder.build(notices),
    isDialectGuessed: chosen === null && detected.isGuess,
    inserts,
  };
}

function readStatement(statement: Statement, builder: SchemaBuilder): void {
  const cursor = createCursor(statement.tokens, builder.dialect);
  const { line } = statement;
  const first = cursor.word();
  cursor.next();
  if (first === 'CREATE') readCreate(statement, builder);
  else if (first === 'ALTER') {
    cursor.accept('FOREIGN');
    if (cursor.accept('TABLE')) readAlterTable(cursor, builder, line);
    else if (cursor.accept('SCHEMA')) readTransfer(cursor, builder, line);
  } else if (first === 'DROP') {
    if (cursor.accept('TABLE')) readDropTable(cursor, builder);
  } else if (first === 'COMMENT') {
    if (cursor.accept('ON')) readComment(cursor, builder);
  } else if (first === 'SET') readSearchPath(cursor, builder);
  else if (first.startsWith('EXEC')) readProcedure(cursor, builder, line);
  else if (first === 'RENAME' && (cursor.accept('TABLE') || cursor.accept('TABLES')))
    readRenameTables(cursor, builder, line);
}

function readCreate(statement: Statement, builder: SchemaBuilder): void {
  const cursor = createCursor(statement.tokens, builder.dialect);
  cursor.next();
  const modifiers = new Set<string>();
  // DEFINER=`root`@`localhost` can be there, too.
  while (cursor.peek() !== undefined && !/^(TABLE|VIEW|INDEX|TYPE|DOMAIN)$/.test(cursor.word())) {
    if (createModifiers.has(cursor.word())) modifiers.add(cursor.word());
    cursor.next();
  }
  const { line } = statement;
  if (cursor.accept('TABLE')) {
    const isTemporary = modifiers.has('TEMP') || modifiers.has('TEMPORARY');
    if (modifiers.has('VIRTUAL')) builder.leftOut.virtual += 1;
    else readCreateTable(cursor, builder, statement, isTemporary);
  } else if (cursor.accept('VIEW')) readView(cursor, builder, line);
  else if (cursor.accept('INDEX')) {
    if (modifiers.has('UNIQUE')) readUniqueIndex(cursor, builder);
  } else if (cursor.accept('TYPE')) readEnum(cursor, builder);
  else if (cursor.accept('DOMAIN')) readDomain(cursor, builder);
}

/** Reports what could not be read, and returns what else to know of a text. */
function reportAccount(account: ScanAccount, builder: SchemaBuilder): readonly string[] {
  const { unknown, unknownCount, cutTable } = account;
  for (const { line, words } of unknown)
    builder.report({ line, expected: 'a statement of SQL', found: JSON.stringify(words) });
  const more = unknownCount - unknown.length;
  return [
    cutTable === null
      ? ''
      : `The file ends within the rows of ${cutTable}: what comes after them is missing.`,
    more === 0 ? '' : `${countOf(more, 'more statement')} could not be read.`,
  ].filter((text) => text !== '');
}

function describeLeftOut({ views, temporary, virtual }: LeftOut): readonly string[] {
  return [
    views.size === 0
      ? ''
      : `${countOf(views.size, 'view')} left out: SQL does not write down the types of a view’s columns.`,
    virtual === 0
      ? ''
      : `${countOf(virtual, 'virtual table')} left out: its columns are those of a module of SQLite.`,
    temporary === 0 ? '' : `${countOf(temporary, 'temporary table')} left out.`,
  ].filter((text) => text !== '');
}
