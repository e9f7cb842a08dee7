import { scanTokens, type Token } from '../../text/scanTokens.ts';
import type { Report } from '../../text/statements.ts';

/** `Table users { … }`, a column, `Ref: a.id > b.id`: words, and what is between its braces. */
export interface Element {
  readonly tokens: readonly Token[];
  /** Null if it has no braces. */
  readonly body: readonly Element[] | null;
  readonly line: number;
}

/** The language has three levels; what is deeper is read over. */
const DEEPEST = 4;
/** Three times what 5,000 tables with 20 columns have. */
const MOST_WORDS = 3_000_000;
/** More than any column or list of indexes has. */
const MOST_TOKENS = 10_000;

/** Divides a text into its elements; a step for each outer one. */
export function* readElements(text: string, report: Report): Generator<Element, void> {
  const nesting = createNesting(report);
  let isLineEnded = false;
  let words = 0;
  for (const token of scanTokens(text)) {
    words += 1;
    if (words > MOST_WORDS) {
      const expected = `at most ${MOST_WORDS.toLocaleString('en')} words`;
      report({ line: token.line, expected, found: 'more, which are not read' });
      break;
    }
    if (token.kind === 'doc') continue;
    if (token.kind === 'line') {
      isLineEnded ||= !nesting.isInBrackets;
      continue;
    }
    const sign = token.kind === 'sign' ? token.text : '';
    // The brace may be in the line below.
    const ended = isLineEnded && sign !== '{' ? nesting.end() : null;
    isLineEnded = false;
    if (ended !== null) yield ended;
    const closed = sign === '}' ? nesting.close(token.line) : [];
    yield* closed;
    if (sign === '{') nesting.open(token.line);
    else if (sign !== '}') nesting.add(token, sign);
  }
  yield* nesting.closeAll();
}

interface OpenElement {
  readonly tokens: readonly Token[];
  readonly body: Element[];
  readonly line: number;
}

/** Puts tokens into elements, and elements into the braces that are open. What ends returns the outer elements that are complete. */
function createNesting(report: Report) {
  const open: OpenElement[] = [];
  let tokens: Token[] = [];
  let brackets = 0;
  /** Open braces that are deeper than the language has. */
  let tooDeep = 0;
  const place = (element: Element): Element | null => {
    const parent = open.at(-1);
    parent?.body.push(element);
    return parent === undefined ? element : null;
  };
  const nesting = {
    get isInBrackets() {
      return brackets > 0;
    },
    add(token: Token, sign: string): void {
      if (tooDeep > 0) return;
      if (sign === '[' || sign === '(') brackets += 1;
      if (sign === ']' || sign === ')') brackets = Math.max(0, brackets - 1);
      if (tokens.length < MOST_TOKENS) tokens.push(token);
    },
    /** Ends an element without braces. */
    end(): Element | null {
      const [first] = tokens;
      const ended = first === undefined ? null : place({ tokens, body: null, line: first.line });
      tokens = [];
      brackets = 0;
      return ended;
    },
    open(line: number): void {
      if (open.length >= DEEPEST) tooDeep += 1;
      else open.push({ tokens, body: [], line: tokens[0]?.line ?? line });
      tokens = [];
      brackets = 0;
    },
    close(line: number): readonly Element[] {
      if (tooDeep > 0) {
        tooDeep -= 1;
        return [];
      }
      const last = nesting.end();
      const closed = open.pop();
      if (closed === undefined) report({ line, expected: 'an element', found: '"}"' });
      const outer = closed === undefined ? null : place(closed);
      return [last, outer].filter((element) => element !== null);
    },
    /** What the end of the text cuts is read as far as it goes. */
    closeAll(): readonly Element[] {
      tooDeep = 0;
      const [outer] = open;
      if (outer === undefined) return [nesting.end()].filter((element) => element !== null);
      const found = 'the end of the file';
      report({ line: outer.line, expected: 'a } that closes the braces', found });
      while (open.length > 1) nesting.close(outer.line);
      return nesting.close(outer.line);
    },
  };
  return nesting;
}

/** The words of an element for people. */
export function describe(tokens: readonly Token[]): string {
  const words = tokens.slice(0, 8).map(({ text }) => text.slice(0, 40));
  return words.length === 0 ? 'nothing' : JSON.stringify(words.join(' '));
}
