import type { Dialect } from '../dialect.ts';
import {
  beginsStatement,
  type ScanAccount,
  type Scanner,
  skipDelimiter,
  skipRest,
  skipRoutine,
} from './scanner.ts';
import type { TextWindow } from './textWindow.ts';
import { readToken, skipBlanks, type Token } from './tokens.ts';
import { createModifiers, dataWords, otherWords, readObjects, routines, schemaWords } from './words.ts';

/** A statement that may say something about tables. */
export interface Statement {
  readonly tokens: readonly Token[];
  readonly line: number;
  /** Whether every bracket is closed. */
  readonly isClosed: boolean;
}

/** The longest statement that is read; the largest table of a real dump has some thousand tokens. */
const MOST_TOKENS = 400_000;
/** The most words before what is created. */
const MOST_MODIFIERS = 24;
const UNKNOWN_LISTED = 50;
const MOST_COPIED_COLUMNS = 5000;
const lineEnd = /\n/g;

/** Divides SQL into statements. Yields null for each that is passed over. */
export function* scanStatements(
  window: TextWindow,
  dialect: Dialect,
  account: ScanAccount,
): Generator<Statement | null, void> {
  const scanner: Scanner = { window, dialect, account, delimiter: ';', pending: null };
  for (;;) {
    skipCommandLines(scanner);
    if (scanner.pending === null && window.isAtEnd()) return;
    yield readStatement(scanner);
  }
}

/** Skips lines for the client program: `\restrict`, `\connect`. */
function skipCommandLines({ window, dialect, pending }: Scanner): void {
  if (pending !== null) return;
  for (;;) {
    skipBlanks(window, dialect);
    if (window.isAtEnd() || window.text[window.at] !== '\\') return;
    window.moveTo(lineEnd);
  }
}

function readStatement(scanner: Scanner): Statement | null {
  const { window, dialect, account } = scanner;
  if (scanner.pending === null && skipDelimiter(scanner)) return null;
  const first = scanner.pending ?? readToken(window, dialect);
  scanner.pending = null;
  if (first === null || (first.kind === 'symbol' && first.text === ';')) return null;
  const word = first.kind === 'word' ? first.text.toUpperCase() : '';
  if (word === 'DELIMITER') return readDelimiter(scanner);
  if (word === 'GO' && dialect.hasBatches) {
    window.moveTo(lineEnd);
    return null;
  }
  if (word === 'COPY') return skipCopy(scanner, first);
  if (schemaWords.has(word)) return collect(scanner, first);
  if (word === 'INSERT' || word === 'REPLACE') account.inserts += 1;
  if (!dataWords.has(word) && !otherWords.has(word)) noteUnknown(scanner, first);
  return skipRest(scanner);
}

/** DELIMITER // says what ends statements from here on. */
function readDelimiter(scanner: Scanner): null {
  const { window } = scanner;
  window.mark();
  window.moveTo(lineEnd);
  const [delimiter] = (window.marked() ?? '').trim().split(/\s+/);
  scanner.delimiter = delimiter === undefined || delimiter === '' ? ';' : delimiter;
  return null;
}

function noteUnknown({ account, window }: Scanner, first: Token): void {
  account.unknownCount += 1;
  if (account.unknown.length >= UNKNOWN_LISTED) return;
  window.need(60);
  const after = window.text.slice(window.at, window.at + 40).split(/[\n;]/)[0] ?? '';
  account.unknown.push({ line: first.line, words: `${first.text.slice(0, 40)}${after}`.trim() });
}

/** COPY … FROM stdin is followed by rows, until a line with \. */
function skipCopy({ window, dialect, account }: Scanner, first: Token): null {
  const words: string[] = [];
  for (let token = readToken(window, dialect); token !== null; token = readToken(window, dialect)) {
    if (token.kind === 'symbol' && token.text === ';') break;
    if (words.length < MOST_COPIED_COLUMNS) words.push(token.text);
  }
  account.inserts += 1;
  if (!/\bfrom stdin\b/i.test(words.join(' '))) return null;
  const end = words.findIndex((word) => word === '(' || /^from$/i.test(word));
  // The semicolon ends its line, so that the first row may be the end already.
  if (!window.moveBehind('\n\\.')) account.cutTable = words.slice(0, end).join('') || first.text;
  return null;
}

/** Collects the tokens of a statement, or passes it over once its beginning says that no table is in it. */
function collect(scanner: Scanner, first: Token): Statement | null {
  const { window, dialect } = scanner;
  const tokens = [first];
  let depth = 0;
  let kind = kindOf(tokens);
  for (;;) {
    // Not for a semicolon: readToken finds it, and another delimiter would be read as signs.
    if (scanner.delimiter !== ';') {
      skipBlanks(window, dialect);
      if (skipDelimiter(scanner)) break;
    }
    const token = readToken(window, dialect);
    // Also within brackets: then the closing one is missing.
    if (token === null || (isSign(token, ';') && scanner.delimiter === ';')) break;
    if (beginsStatement(token, scanner, depth)) {
      scanner.pending = token;
      break;
    }
    tokens.push(token);
    if (isSign(token, '(')) depth += 1;
    if (isSign(token, ')')) depth -= 1;
    kind ??= kindOf(tokens);
    if (kind === 'routine') return skipRoutine(scanner);
    if (kind === 'other') return skipRest(scanner);
    if (tokens.length > MOST_TOKENS) {
      noteUnknown(scanner, first);
      return skipRest(scanner);
    }
  }
  return { tokens, line: first.line, isClosed: depth <= 0 };
}

const isSign = ({ kind, text }: Token, sign: string): boolean => kind === 'symbol' && text === sign;

/** What a statement is about; null while its first words do not say so. */
function kindOf(tokens: readonly Token[]): 'read' | 'routine' | 'other' | null {
  const words = tokens.map(({ kind, text }) => (kind === 'word' ? text.toUpperCase() : ''));
  const [first, second] = words;
  if (second === undefined)
    return first === 'COMMENT' || first === 'USE' || first?.startsWith('EXEC') ? 'read' : null;
  const last = words.at(-1) ?? '';
  if (first === 'SET') return second === 'SEARCH_PATH' ? 'read' : 'other';
  if (first === 'RENAME') return /^TABLES?$/.test(second) ? 'read' : 'other';
  if (first === 'ALTER' || first === 'DROP') {
    if (last === 'TABLE' || (first === 'ALTER' && second === 'SCHEMA')) return 'read';
    return second === 'FOREIGN' && tokens.length < 3 ? null : 'other';
  }
  if (readObjects.has(last)) return 'read';
  if (routines.has(last)) return 'routine';
  return createModifiers.has(second) && tokens.length < MOST_MODIFIERS ? null : 'other';
}
