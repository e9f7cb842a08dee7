/** A word, sign or quoted text of a schema language: Prisma, DBML. */
export interface Token {
  /** `name` is quoted with ", `text` with ' or ''', `code` with `. `doc` is a comment that begins with three slashes. */
  readonly kind: 'word' | 'name' | 'text' | 'code' | 'sign' | 'doc' | 'line';
  /** Quoted texts without their quotes and escapes. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

const blank = /[^\S\n]+/y;
const word = /[\p{L}\p{N}\p{M}_]+(?:\.\d+)?/uy;
const lineComment = /\/\/[^\n]*/y;

/** Divides a text into tokens, in time that grows with its length only. Comments are left out. */
export function* scanTokens(text: string): Generator<Token, void> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '\n') {
      yield { kind: 'line', text: '', line };
      line += 1;
      at += 1;
      continue;
    }
    const comment = take(lineComment);
    if (comment.startsWith('///')) yield { kind: 'doc', text: comment.slice(3).trim(), line };
    const passed = take(blank) || comment || blockCommentAt(text, at);
    if (passed !== '') {
      line += countLines(passed);
      at += passed.length;
      continue;
    }
    const quoted = quotedAt(text, at);
    const token = quoted ?? { kind: 'word' as const, text: take(word), length: 0 };
    const length = quoted?.length ?? token.text.length;
    if (length === 0) yield { kind: 'sign', text: sign, line };
    else yield { kind: token.kind, text: token.text, line };
    if (quoted !== null) line += countLines(text.slice(at, at + length));
    at += length || 1;
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function blockCommentAt(text: string, at: number): string {
  if (!text.startsWith('/*', at)) return '';
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.slice(at) : text.slice(at, end + 2);
}

const kinds: Readonly<Record<string, 'name' | 'text' | 'code'>> = { '"': 'name', "'": 'text', '`': 'code' };

interface Quoted {
  readonly kind: 'name' | 'text' | 'code';
  readonly text: string;
  /** With its quotes. */
  readonly length: number;
}

/** The quoted text at a place; one that is not closed ends with its line. */
function quotedAt(text: string, start: number): Quoted | null {
  const kind = kinds[text[start] ?? ''];
  if (kind === undefined) return null;
  const quote = text.startsWith("'''", start) ? "'''" : (text[start] ?? '');
  const isLong = quote.length === 3 || kind === 'code';
  const parts: string[] = [];
  let from = start + quote.length;
  let at = from;
  while (at < text.length && !text.startsWith(quote, at) && (isLong || text[at] !== '\n')) {
    if (text[at] === '\\' && kind !== 'code') {
      const escaped = escapeAt(text, at);
      parts.push(text.slice(from, at), escaped.text);
      at += escaped.length;
      from = at;
    } else at += 1;
  }
  parts.push(text.slice(from, at));
  const end = text.startsWith(quote, at) ? at + quote.length : at;
  const whole = parts.join('');
  return { kind, text: quote.length === 3 ? withoutIndent(whole) : whole, length: end - start };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };

function escapeAt(text: string, at: number): { readonly text: string; readonly length: number } {
  const code = /^u([\da-f]{4})/i.exec(text.slice(at + 1, at + 6))?.[1];
  if (code !== undefined) return { text: String.fromCharCode(Number.parseInt(code, 16)), length: 6 };
  const sign = text[at + 1] ?? '';
  return { text: Object.hasOwn(escapes, sign) ? (escapes[sign] ?? '') : sign, length: 2 };
}

/** Lines of a text within ''' are indented as the code is. */
function withoutIndent(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  let least = Number.POSITIVE_INFINITY;
  for (const each of lines)
    if (each.trim() !== '') least = Math.min(least, each.length - each.trimStart().length);
  return lines
    .map((each) => each.slice(Math.min(least, each.length)))
    .join('\n')
    .trim();
}
