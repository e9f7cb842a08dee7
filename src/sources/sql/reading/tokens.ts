import type { Dialect } from '../dialect.ts';
import type { TextWindow } from './textWindow.ts';

/** A word, number, string or sign of SQL. */
export interface Token {
  /** A name is in quotes; a word is not, and may be a keyword. */
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  /** Without quotes and escapes. */
  readonly text: string;
  /** The quote of a name or string. */
  readonly quote?: string;
  readonly line: number;
  /** Whether only blanks precede it on its line. */
  readonly startsLine: boolean;
}

/** The longest name of any database has 128 characters; a longer word is cut in two. */
const LONGEST_WORD = 100_000;

const blank = /\s+/y;
const word = /[\p{L}_@#][\p{L}\p{N}\p{M}_@#$]*/uy;
const number = /\d[\w.]*/y;
const versionComment = /\/\*M?!\d*/y;
const dollarQuote = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const stringEnds = { "'": /'/g, '"': /"/g, '`': /`/g, ']': /\]/g } as const;
const escapedStringEnds = { "'": /['\\]/g, '"': /["\\]/g } as const;
/** What moves on in a comment of several lines. */
const commentSigns = /[*/]/g;
const lineEnd = /\n/g;

/** Moves to the next token. Returns whether a line ends before it. */
export function skipBlanks(window: TextWindow, dialect: Dialect): boolean {
  let hasLineEnd = false;
  for (;;) {
    if (window.isAtEnd()) return true;
    blank.lastIndex = window.at;
    const blanks = blank.exec(window.text)?.[0];
    if (blanks !== undefined) {
      hasLineEnd ||= blanks.includes('\n');
      window.at += blanks.length;
    } else if (isLineComment(window, dialect)) {
      window.moveTo(lineEnd);
    } else if (!skipLongComment(window, dialect)) return hasLineEnd;
  }
}

/** Whether a comment, or a sign of MySQL's code in comments, is here. */
export function isComment(window: TextWindow, dialect: Dialect): boolean {
  const char = window.text[window.at];
  if (char === '-' || char === '#') return isLineComment(window, dialect);
  if (char !== '/' && char !== '*') return false;
  window.need(2);
  const sign = char === '/' ? '/*' : '*/';
  return window.text.startsWith(sign, window.at) && (char === '/' || dialect.hasVersionComments);
}

function isLineComment(window: TextWindow, dialect: Dialect): boolean {
  const char = window.text[window.at];
  if (char === '#') return dialect.hasHashComments;
  if (char !== '-') return false;
  window.need(3);
  if (window.text[window.at + 1] !== '-') return false;
  // To MySQL, 5--1 is a difference.
  const after = window.text[window.at + 2];
  return !dialect.hasHashComments || after === undefined || /[\s-]/.test(after);
}

/** Moves behind a comment of several lines, or a sign that MySQL's code in comments begins or ends with. */
function skipLongComment(window: TextWindow, dialect: Dialect): boolean {
  const char = window.text[window.at];
  if (char !== '/' && char !== '*') return false;
  window.need(16);
  const { text, at } = window;
  if (dialect.hasVersionComments && text.startsWith('*/', at)) {
    window.at += 2;
    return true;
  }
  if (!text.startsWith('/*', at)) return false;
  versionComment.lastIndex = at;
  const opening = dialect.hasVersionComments ? versionComment.exec(text)?.[0] : undefined;
  window.at += opening?.length ?? 2;
  if (opening !== undefined) return true;
  let depth = 1;
  while (depth > 0 && window.moveTo(commentSigns)) {
    window.need(2);
    const isEnd = window.text.startsWith('*/', window.at);
    const isStart = dialect.hasNestedComments && window.text.startsWith('/*', window.at);
    if (isEnd) depth -= 1;
    if (isStart) depth += 1;
    window.at += isEnd || isStart ? 2 : 1;
  }
  return true;
}

/** Reads the next token; null at the end. */
export function readToken(window: TextWindow, dialect: Dialect): Token | null {
  const isFirst = window.at === 0;
  const startsLine = skipBlanks(window, dialect) || isFirst;
  if (window.isAtEnd()) return null;
  return readTokenHere(window, dialect, startsLine);
}

/**
 * Reads the token at the window's place, which is not blank.
 *
 * @param isKept whether its text is wanted
 */
export function readTokenHere(
  window: TextWindow,
  dialect: Dialect,
  startsLine: boolean,
  isKept = true,
): Token {
  const line = window.line();
  const char = window.text[window.at] ?? '';
  const quoted = (end: keyof typeof stringEnds, hasEscapes: boolean): string =>
    isKept ? readQuoted(window, end, hasEscapes) : skipQuoted(window, end, hasEscapes);
  const create = (kind: Token['kind'], text: string, quote?: string): Token => ({
    kind,
    text: flat(text),
    ...(quote === undefined ? {} : { quote }),
    line,
    startsLine,
  });
  if (char === "'") {
    // A string of PostgreSQL with escapes, whose E was passed over on the way here.
    const hasPrefix =
      dialect.hasDollarQuotes && /(^|\W)[eE]$/.test(window.text.slice(Math.max(0, window.at - 2), window.at));
    return create('string', quoted("'", hasPrefix || dialect.hasBackslashes), "'");
  }
  if (char === '"') {
    const isString = dialect.hasDoubleQuotedStrings;
    return create(isString ? 'string' : 'name', quoted('"', isString), '"');
  }
  if (char === '`' && dialect.hasBackticks) return create('name', quoted('`', false), '`');
  if (char === '[' && dialect.hasBrackets) return create('name', quoted(']', false), '[');
  if (char === '$' && dialect.hasDollarQuotes) {
    const text = readDollarQuoted(window, isKept);
    if (text !== null) return create('string', text, '$');
  }
  const run = readRun(window, word);
  if (run !== null) return create('word', run);
  const digits = readRun(window, number);
  if (digits !== null) return create('number', digits);
  window.need(2);
  const sign = window.text.startsWith('::', window.at)
    ? '::'
    : String.fromCodePoint(window.text.codePointAt(window.at) ?? 0);
  window.at += sign.length;
  return create('symbol', sign);
}

/** Reads what matches from here on; null if nothing does. */
function readRun(window: TextWindow, pattern: RegExp): string | null {
  for (;;) {
    pattern.lastIndex = window.at;
    const found = pattern.exec(window.text)?.[0];
    if (found === undefined) return null;
    const mayGoOn = window.at + found.length === window.text.length && found.length < LONGEST_WORD;
    if (mayGoOn && window.more()) continue;
    window.at += found.length;
    return found;
  }
}

/** Reads a text in quotes, of which two stand for one. */
function readQuoted(window: TextWindow, end: keyof typeof stringEnds, hasEscapes: boolean): string {
  window.need(2);
  window.at += 1;
  window.mark();
  moveToQuote(window, end, hasEscapes);
  const text = window.marked() ?? '';
  window.at = Math.min(window.at + 1, window.text.length);
  const single = text.replaceAll(end + end, end);
  return hasEscapes ? single.replace(/\\([\s\S])/g, (_, char: string) => escapes[char] ?? char) : single;
}

function skipQuoted(window: TextWindow, end: keyof typeof stringEnds, hasEscapes: boolean): string {
  window.at += 1;
  moveToQuote(window, end, hasEscapes);
  window.at = Math.min(window.at + 1, window.text.length);
  return '';
}

/** Moves to the quote that ends a text, or to the end. */
function moveToQuote(window: TextWindow, end: keyof typeof stringEnds, hasEscapes: boolean): void {
  const pattern = hasEscapes && (end === "'" || end === '"') ? escapedStringEnds[end] : stringEnds[end];
  while (window.moveTo(pattern)) {
    window.need(2);
    if (window.text[window.at] === end && window.text[window.at + 1] !== end) return;
    window.at = Math.min(window.at + 2, window.text.length);
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** Reads $tag$ … $tag$; null if there is no such quote here. */
function readDollarQuoted(window: TextWindow, isKept: boolean): string | null {
  window.need(80);
  dollarQuote.lastIndex = window.at;
  const tag = dollarQuote.exec(window.text)?.[0];
  if (tag === undefined) return null;
  window.at += tag.length;
  if (isKept) window.mark();
  const isClosed = window.moveBehind(tag);
  const text = window.marked() ?? '';
  return isClosed ? text.slice(0, -tag.length) : text;
}

/** A part of a string keeps the whole string in memory: copy what is kept. */
const flat = (text: string): string => (text.length > 12 ? text.split('').join('') : text);
