import type { ColumnType } from '../schema.ts';
import type { Cursor } from './cursor.ts';

/** The words that end a type or a default. */
export const constraintWords = new Set(
  (
    'NOT NULL DEFAULT PRIMARY UNIQUE REFERENCES CHECK CONSTRAINT COLLATE COMMENT AUTO_INCREMENT AUTOINCREMENT ' +
    'GENERATED AS IDENTITY ON CHARSET VISIBLE INVISIBLE STORED VIRTUAL PERSISTED KEY SPARSE ROWGUIDCOL SRID ' +
    'STORAGE COMPRESSION USING DEFERRABLE INITIALLY FIRST AFTER FOR ENCODE MASKED OPTIONS HIDDEN'
  ).split(' '),
);

interface TypeParts {
  readonly words: string[];
  schema: string | null;
  args: readonly string[];
  isArray: boolean;
}

/** Reads a type: one or several words, with arguments; SQLite needs none. */
export function readType(cursor: Cursor): ColumnType {
  const parts: TypeParts = { words: [], schema: null, args: [], isArray: false };
  while (readPart(cursor, parts));
  const { words, schema, args, isArray } = parts;
  return { name: words.join(' ').toLowerCase(), schema, args, isArray };
}

/** Reads a part of a type; false at its end. */
function readPart(cursor: Cursor, parts: TypeParts): boolean {
  const { words } = parts;
  if (cursor.isSign('(')) {
    parts.args = readArguments(cursor) ?? parts.args;
    return true;
  }
  if (cursor.acceptSign('[') || (words.length > 0 && cursor.accept('ARRAY'))) {
    parts.isArray = true;
    while (cursor.peek()?.kind === 'number' || cursor.isSign(']')) cursor.next();
    return true;
  }
  if (/^WITH(OUT)?$/.test(cursor.word()) && /^(LOCAL|TIME)$/.test(cursor.word(1))) {
    while (/^(WITH|WITHOUT|LOCAL|TIME|ZONE)$/.test(cursor.word())) words.push(cursor.next()?.text ?? '');
    return true;
  }
  if (isEndOfType(cursor, words.length)) return false;
  if (words.length > 0) {
    words.push(cursor.next()?.text ?? '');
    return true;
  }
  const name = cursor.qualifiedName();
  if (name === null) return false;
  parts.schema = name.schema;
  words.push(name.name);
  return true;
}

function isEndOfType(cursor: Cursor, words: number): boolean {
  const token = cursor.peek();
  if (token === undefined || token.kind === 'number' || token.kind === 'string') return true;
  if (token.kind === 'symbol') return true;
  if (token.kind === 'name') return words > 0;
  const word = cursor.word();
  // Text in a character set, not the type "character".
  if (words > 0 && /^(CHARACTER|CHAR)$/.test(word) && cursor.word(1) === 'SET') {
    cursor.next();
    cursor.next();
    cursor.accept('DEFAULT');
    cursor.next();
    return isEndOfType(cursor, words);
  }
  if (words > 0 && /^(ASCII|UNICODE|BINARY)$/.test(word)) return true;
  return constraintWords.has(word) || word === 'WITH';
}

function readArguments(cursor: Cursor): readonly string[] | null {
  const tokens = cursor.brackets();
  return tokens?.filter(({ kind }) => kind !== 'symbol').map(({ text }) => text) ?? null;
}
