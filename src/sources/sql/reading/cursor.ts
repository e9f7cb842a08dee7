import type { Dialect } from '../dialect.ts';
import type { SqlName } from '../schema.ts';
import type { Token } from './tokens.ts';

/** A place in the tokens of a statement. */
export interface Cursor {
  readonly dialect: Dialect;
  /** Returns another cursor at the same place. */
  copy(): Cursor;
  /** Returns the token that so many places further on, without moving. */
  peek(ahead?: number): Token | undefined;
  /** Returns the next token and moves behind it. */
  next(): Token | undefined;
  /** The next token in upper case if it is a word, else "". */
  word(ahead?: number): string;
  /** Moves behind these words if they are next. */
  accept(...words: readonly string[]): boolean;
  /** Moves behind a sign if it is next. */
  acceptSign(sign: string): boolean;
  isSign(sign: string, ahead?: number): boolean;
  /** Reads a name as the database stores it; null if none is next. */
  name(): string | null;
  /** Reads a name with its schema. */
  qualifiedName(): SqlName | null;
  /** Moves behind a bracket and all within it, if one is next. Returns the tokens within. */
  brackets(): readonly Token[] | null;
  /** Moves to the next comma outside of brackets, or behind the closing bracket's inside. */
  toComma(): void;
}

export function createCursor(tokens: readonly Token[], dialect: Dialect, start = 0): Cursor {
  let at = start;
  const cursor: Cursor = {
    dialect,
    copy: () => createCursor(tokens, dialect, at),
    peek: (ahead = 0) => tokens[at + ahead],
    next() {
      const token = tokens[at];
      at += 1;
      return token;
    },
    word(ahead = 0) {
      const token = tokens[at + ahead];
      return token?.kind === 'word' ? token.text.toUpperCase() : '';
    },
    accept(...words) {
      if (words.some((word, index) => cursor.word(index) !== word)) return false;
      at += words.length;
      return true;
    },
    isSign: (sign, ahead = 0) => isSign(tokens[at + ahead], sign),
    acceptSign(sign) {
      if (!cursor.isSign(sign)) return false;
      at += 1;
      return true;
    },
    name() {
      const token = tokens[at];
      if (token === undefined || token.kind === 'symbol' || token.kind === 'number') return null;
      // MySQL's mode ANSI_QUOTES, and SQL Server's procedures, have names in such quotes.
      if (token.kind === 'string' && token.quote !== '"' && token.quote !== "'") return null;
      at += 1;
      return token.kind === 'word' && dialect.foldsNames ? token.text.toLowerCase() : token.text;
    },
    qualifiedName() {
      const parts: string[] = [];
      do {
        // SQL Server: database..table
        const part = cursor.isSign('.') ? '' : cursor.name();
        if (part === null) break;
        parts.push(part);
      } while (cursor.acceptSign('.'));
      const name = parts.at(-1);
      return name === undefined ? null : { schema: parts.at(-2) || null, name };
    },
    brackets() {
      if (!cursor.isSign('(')) return null;
      const start = at + 1;
      let depth = 0;
      do {
        if (cursor.isSign('(')) depth += 1;
        if (cursor.isSign(')')) depth -= 1;
        at += 1;
      } while (depth > 0 && at < tokens.length);
      return tokens.slice(start, depth === 0 ? at - 1 : at);
    },
    toComma() {
      let depth = 0;
      while (at < tokens.length && (depth > 0 || !cursor.isSign(','))) {
        if (cursor.isSign('[')) depth += 1;
        if (cursor.isSign(']')) depth -= 1;
        if (cursor.brackets() === null) at += 1;
      }
    },
  };
  return cursor;
}

const isSign = (token: Token | undefined, sign: string): boolean =>
  token?.kind === 'symbol' && token.text === sign;

/** Divides the tokens of a list at the commas outside of brackets. */
export function divide(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [];
  let part: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    // The commas of ARRAY[1, 2] do not divide the list.
    if (isSign(token, '(') || isSign(token, '[')) depth += 1;
    if (isSign(token, ')') || isSign(token, ']')) depth -= 1;
    if (depth === 0 && isSign(token, ',')) {
      parts.push(part);
      part = [];
    } else part.push(token);
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** Reads the names of a list of columns in brackets; null without a list, or if a member is an expression. */
export function readColumnNames(cursor: Cursor): readonly string[] | null {
  const list = cursor.brackets();
  if (list === null) return null;
  const names: string[] = [];
  for (const member of divide(list)) {
    const inner = createCursor(member, cursor.dialect);
    const name = inner.name();
    // The length of a prefix, as in name(10), is not an expression.
    const argument = inner.brackets();
    const isPlain = argument === null || (argument.length === 1 && argument[0]?.kind === 'number');
    if (name === null || !isPlain || inner.isSign('::') || inner.isSign('-')) return null;
    names.push(name);
  }
  return names.length === 0 ? null : names;
}

/** Writes tokens as text again, with the usual blanks. */
export function writeTokens(tokens: readonly Token[]): string {
  let text = '';
  let last = '';
  for (const { kind, text: part, quote } of tokens) {
    const written =
      kind === 'string' ? `'${part.replaceAll("'", "''")}'` : kind === 'name' ? `"${part}"` : part;
    const isTight =
      text === '' || /[(.:\-+]$/.test(last) || /^[(),.:[\]]/.test(written) || quote === '$' || last === '[';
    text += isTight ? written : ` ${written}`;
    last = written;
  }
  return text;
}
