import type { Token } from './scanTokens.ts';

/** Reports what cannot be read. */
export type Report = (problem: {
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}) => void;

/** Reads the tokens of one statement or block, one after another. */
export interface TokenReader {
  peek(ahead?: number): Token | undefined;
  next(): Token | undefined;
  /** Whether the next token is this sign or word; words in any case. */
  is(text: string): boolean;
  /** Passes over the next token if it is this one. */
  accept(text: string): boolean;
  readonly isAtEnd: boolean;
}

export function createTokenReader(tokens: readonly Token[]): TokenReader {
  let at = 0;
  const reader: TokenReader = {
    peek: (ahead = 0) => tokens[at + ahead],
    next() {
      const token = tokens[at];
      at += 1;
      return token;
    },
    is(text) {
      const token = tokens[at];
      if (token === undefined || (token.kind !== 'sign' && token.kind !== 'word')) return false;
      return token.text.toLowerCase() === text;
    },
    accept(text) {
      const isNext = reader.is(text);
      if (isNext) at += 1;
      return isNext;
    },
    get isAtEnd() {
      return at >= tokens.length;
    },
  };
  return reader;
}
