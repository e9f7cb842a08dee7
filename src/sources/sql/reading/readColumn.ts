import { pushAll } from '../../../lib/extremes.ts';
import type { Column, ForeignKey } from '../schema.ts';
import { type Cursor, readColumnNames, writeTokens } from './cursor.ts';
import { constraintWords, readType } from './readType.ts';
import type { Token } from './tokens.ts';

/** A column with the constraints written beside it. */
export interface ReadColumn {
  readonly column: Column;
  readonly isPrimary: boolean;
  readonly isUnique: boolean;
  readonly foreignKey: ForeignKey | null;
}

type Found = { -readonly [Key in keyof ReadColumn]: ReadColumn[Key] };

/** Reads a column after the place of its name. */
export function readColumn(cursor: Cursor, name: string): ReadColumn {
  const column: Column = {
    name,
    type: readType(cursor),
    isRequired: false,
    default: null,
    isNumbered: false,
    isComputed: false,
    comment: null,
  };
  if (/^(big|small)?serial\d?$/.test(column.type.name)) {
    column.isNumbered = true;
    column.isRequired = true;
  }
  // SQL Server's timestamp is not a time: the database writes it.
  if (cursor.dialect.hasBatches && /^(timestamp|rowversion)$/.test(column.type.name))
    column.isComputed = true;
  const found: Found = {
    ...{ column, isPrimary: false, isUnique: false, foreignKey: null },
  };
  while (cursor.peek() !== undefined && !cursor.isSign(',')) readConstraint(cursor, found);
  return found;
}

function readConstraint(cursor: Cursor, found: Found): void {
  const { column } = found;
  if (cursor.accept('NOT', 'NULL')) column.isRequired = true;
  else if (cursor.accept('DEFAULT')) column.default = readDefault(cursor);
  else if (cursor.accept('PRIMARY', 'KEY')) found.isPrimary = true;
  else if (cursor.accept('UNIQUE')) {
    found.isUnique = true;
    cursor.accept('KEY');
  } else if (cursor.accept('KEY')) found.isPrimary = true;
  else if (cursor.accept('REFERENCES')) found.foreignKey = readReference(cursor, [column.name]);
  else if (cursor.accept('CONSTRAINT')) cursor.name();
  else if (cursor.accept('CHECK')) readCheck(cursor, column);
  else if (cursor.accept('COMMENT')) column.comment = cursor.next()?.text || null;
  else if (cursor.accept('AUTO_INCREMENT') || cursor.accept('AUTOINCREMENT')) column.isNumbered = true;
  else if (cursor.accept('IDENTITY')) readIdentity(cursor, column);
  else if (cursor.accept('GENERATED')) readGenerated(cursor, column);
  else if (cursor.word() === 'AS' && (cursor.isSign('(', 1) || column.type.name === '')) {
    cursor.next();
    column.isComputed = true;
    cursor.brackets();
  } else if (cursor.accept('COLLATE')) cursor.qualifiedName();
  else if (cursor.accept('ON', 'UPDATE')) {
    cursor.next();
    cursor.brackets();
  } else if (cursor.brackets() === null) cursor.next();
}

/** MariaDB writes its type JSON as a text with a check. */
function readCheck(cursor: Cursor, column: Column): void {
  const isJson = cursor.brackets()?.some(({ kind, text }) => kind === 'word' && /^json_valid$/i.test(text));
  if (isJson && column.type.name === 'longtext') column.type = { ...column.type, name: 'json' };
}

function readIdentity(cursor: Cursor, column: Column): void {
  column.isNumbered = true;
  column.isRequired = true;
  cursor.brackets();
  cursor.accept('NOT', 'FOR', 'REPLICATION');
}

/** Reads GENERATED … AS IDENTITY, or AS an expression. */
export function readGenerated(cursor: Cursor, column: Column): void {
  while (cursor.peek() !== undefined && !cursor.accept('AS')) cursor.next();
  if (cursor.accept('IDENTITY')) {
    column.isNumbered = true;
    column.isRequired = true;
  } else column.isComputed = true;
  cursor.brackets();
}

/** Reads a foreign key after REFERENCES. */
export function readReference(cursor: Cursor, columns: readonly string[]): ForeignKey | null {
  const line = cursor.peek()?.line ?? 0;
  const table = cursor.qualifiedName();
  if (table === null) return null;
  const to = readColumnNames(cursor) ?? [];
  for (;;) {
    if (cursor.accept('ON', 'DELETE') || cursor.accept('ON', 'UPDATE')) {
      if (!cursor.accept('SET', 'NULL') && !cursor.accept('SET', 'DEFAULT') && !cursor.accept('NO', 'ACTION'))
        cursor.next();
      // ON DELETE SET NULL (a, b)
      cursor.brackets();
    } else if (cursor.accept('MATCH')) cursor.next();
    else if (cursor.word() === 'NOT' && /^(DEFERRABLE|VALID|ENFORCED|FOR)$/.test(cursor.word(1))) {
      cursor.next();
      cursor.next();
      cursor.accept('REPLICATION');
    } else if (cursor.accept('DEFERRABLE')) continue;
    else if (cursor.accept('INITIALLY')) cursor.next();
    else return { columns, table, to, line };
  }
}

/** Reads a default up to the next constraint. */
export function readDefault(cursor: Cursor): string | null {
  const tokens: Token[] = [];
  let depth = 0;
  for (let token = cursor.peek(); token !== undefined; token = cursor.peek()) {
    const isEnd = token.kind === 'word' && constraintWords.has(token.text.toUpperCase());
    if (cursor.isSign('[')) depth += 1;
    if (cursor.isSign(']')) depth -= 1;
    if (tokens.length > 0 && depth === 0 && (isEnd || cursor.isSign(','))) break;
    const inside = cursor.brackets();
    if (inside === null) {
      tokens.push(token);
      cursor.next();
    } else pushAll(tokens, [sign('(', token), ...inside, sign(')', token)]);
  }
  const text = writeTokens(tokens);
  return /^\(*null\)*(::.*)?$/i.test(text) ? null : text;
}

const sign = (text: string, { line }: Token): Token => ({ kind: 'symbol', text, line, startsLine: false });
