import type { Dialect } from '../dialect.ts';
import type { TextWindow } from './textWindow.ts';
import { isComment, readTokenHere, skipBlanks, type Token } from './tokens.ts';

/** What was passed over. */
export interface ScanAccount {
  /** The statements that insert rows. */
  inserts: number;
  /** The table whose rows the text ends in; null if it does not. */
  cutTable: string | null;
  /** The first of the statements that begin with an unknown word. */
  readonly unknown: { readonly line: number; readonly words: string }[];
  unknownCount: number;
}

/** The state of dividing SQL into statements. */
export interface Scanner {
  readonly window: TextWindow;
  readonly dialect: Dialect;
  readonly account: ScanAccount;
  /** What ends a statement. */
  delimiter: string;
  /** The first token of the next statement, if the one before had no end of its own. */
  pending: Token | null;
}

/** What a statement that is passed over may have a semicolon in. */
const signs = /[;'"`[\-#/*$]/g;
const signsAndLines = /[;'"`[\-#/*$\n]/g;
/** A line that begins a statement, where statements need no semicolon. */
const startLine =
  /\n[ \t]*(?:GO|CREATE|ALTER|INSERT|DROP|EXEC|EXECUTE|USE|SET|IF|PRINT|DECLARE|UPDATE|DELETE|GRANT|TRUNCATE)\b/iy;
const goLine = /\n[ \t]*GO[ \t]*(?:\d+[ \t]*)?(?:\r?\n|$)/iy;
const startWord =
  /^(?:GO|CREATE|ALTER|INSERT|DROP|EXEC|EXECUTE|USE|IF|PRINT|DECLARE|UPDATE|DELETE|GRANT|TRUNCATE)$/i;
const tableNext = /\s+TABLE\b/iy;
const blocks: Readonly<Record<string, number>> = { BEGIN: 1, CASE: 1 };

/** Moves behind the end of a statement, if it is here. */
export function skipDelimiter({ window, delimiter }: Scanner): boolean {
  window.need(delimiter.length);
  if (!window.text.startsWith(delimiter, window.at)) return false;
  window.at += delimiter.length;
  return true;
}

/** Whether a token that begins a line begins a statement, although the one before has no end. */
export function beginsStatement(token: Token, { window, dialect }: Scanner, depth: number): boolean {
  if (token.kind !== 'word' || !token.startsLine) return false;
  if (dialect.hasBatches && startWord.test(token.text) && (depth === 0 || /^GO$/i.test(token.text)))
    return true;
  if (!/^CREATE$/i.test(token.text)) return false;
  window.need(40);
  tableNext.lastIndex = window.at;
  return tableNext.test(window.text);
}

/** Passes over the rest of a statement, without looking at its words. */
export function skipRest(scanner: Scanner): null {
  return skipTo(scanner, startLine);
}

function skipTo(scanner: Scanner, boundary: RegExp): null {
  const { window, dialect, delimiter } = scanner;
  const stops = delimiter === ';' ? null : delimiter;
  const pattern = stops !== null ? patternFor(stops) : dialect.hasBatches ? signsAndLines : signs;
  while (window.moveTo(pattern)) {
    const { at } = window;
    const char = window.text[at];
    if (stops !== null && skipDelimiter(scanner)) return null;
    if (char === ';' && stops === null && boundary === startLine) {
      window.at += 1;
      return null;
    }
    if (char === '\n') {
      window.need(60);
      boundary.lastIndex = window.at;
      if (boundary.test(window.text)) return null;
      window.at += 1;
      continue;
    }
    if (isComment(window, dialect)) skipBlanks(window, dialect);
    else readTokenHere(window, dialect, false, false);
  }
  return null;
}

function patternFor(delimiter: string): RegExp {
  const first = (delimiter[0] ?? ';').replace(/[\\\]^-]/, '\\$&');
  return new RegExp(`[${first}${signs.source.slice(1)}`, 'g');
}

/** Passes over a function or trigger, which has statements inside. */
export function skipRoutine(scanner: Scanner): null {
  const { window, dialect } = scanner;
  if (dialect.hasBatches) return skipTo(scanner, goLine);
  if (scanner.delimiter !== ';') return skipRest(scanner);
  let depth = 0;
  let hasEnded = false;
  while (!window.isAtEnd()) {
    const startsLine = skipBlanks(window, dialect);
    if (window.isAtEnd()) break;
    const token = readTokenHere(window, dialect, startsLine, false);
    const word = token.kind === 'word' ? token.text.toUpperCase() : '';
    if (beginsStatement(token, scanner, depth)) {
      scanner.pending = token;
      return null;
    }
    // END IF, END LOOP and END CASE end no block of their own here, except that of CASE.
    if (hasEnded && !/^(IF|LOOP|WHILE|REPEAT)$/.test(word)) depth = Math.max(0, depth - 1);
    if (depth === 0 && token.kind === 'symbol' && token.text === ';') return null;
    depth += hasEnded ? 0 : (blocks[word] ?? 0);
    hasEnded = word === 'END';
  }
  return null;
}
