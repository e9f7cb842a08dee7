import { scanTokens, type Token } from '../../text/scanTokens.ts';
import type { Report } from '../../text/statements.ts';

/** A line of a block: a field, a value of an enum, a setting. */
export interface Statement {
  readonly tokens: readonly Token[];
  readonly line: number;
  /** The comment that documents it; null if there is none. */
  readonly comment: string | null;
}

/** `model Order { … }`. */
export interface Block {
  readonly keyword: string;
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly comment: string | null;
  readonly path: string;
  readonly line: number;
}

const keywords = new Set(['model', 'view', 'type', 'enum', 'datasource', 'generator']);

/** Reads the blocks of a Prisma schema; a step for each. What is outside of them is reported. */
export function* readBlocks(text: string, path: string, report: Report): Generator<Block | null, void> {
  let head: Token[] = [];
  let docs: string[] = [];
  const tokens = scanTokens(text);
  for (const token of tokens) {
    const isBody = token.kind === 'sign' && token.text === '{';
    if (token.kind === 'doc') docs.push(token.text);
    else if (isBody) {
      yield readBlock({ head, docs, path, line: token.line }, tokens, report);
    } else if (token.kind !== 'line' && head.length < MOST_IN_HEAD) head.push(token);
    else if (token.kind === 'line' && head.length > 0) reportHead(head, report);
    const isDone = isBody || (token.kind === 'line' && head.length > 0);
    if (isDone) docs = [];
    if (isDone) head = [];
  }
  if (head.length > 0) reportHead(head, report);
}

/** The most words before a brace that are kept, for the report. */
const MOST_IN_HEAD = 20;

interface Head {
  readonly head: readonly Token[];
  readonly docs: readonly string[];
  readonly path: string;
  /** Of the brace. */
  readonly line: number;
}

/** Reads from behind the brace of a block; null if Prisma has no such block. */
function readBlock({ head, docs, path, line }: Head, tokens: Tokens, report: Report): Block | null {
  const [keyword, name, ...others] = head;
  const { statements, isClosed } = readBody(tokens);
  if (!isClosed) report({ line, expected: 'a } that closes the block', found: 'the end of the file' });
  if (keyword === undefined || !keywords.has(keyword.text) || name?.kind !== 'word' || others.length > 0) {
    report({ line, expected: 'a block that Prisma knows', found: describe(head) });
    return null;
  }
  return {
    ...{ keyword: keyword.text, name: name.text, statements },
    ...{ comment: joined(docs), path, line: keyword.line },
  };
}

type Tokens = Generator<Token, void>;

function reportHead(head: readonly Token[], report: Report): void {
  report({ line: head[0]?.line ?? 1, expected: 'a block such as model Order { … }', found: describe(head) });
}

/** The words of a statement for people. */
export function describe(tokens: readonly Token[]): string {
  const words = tokens.slice(0, 8).map(({ text }) => text.slice(0, 40));
  return words.length === 0 ? 'no name' : JSON.stringify(words.join(' '));
}

const joined = (docs: readonly string[]): string | null =>
  docs.filter((line) => line !== '').join('\n') || null;

/** More than any field has. */
const MOST_TOKENS = 10_000;

/** Reads what is between braces. A line ends where no bracket is open. */
function readBody(tokens: Tokens) {
  const statements: Statement[] = [];
  let current: Token[] = [];
  let docs: string[] = [];
  let depth = 0;
  const finish = (): void => {
    const [first] = current;
    if (first !== undefined) {
      statements.push({ tokens: current, line: first.line, comment: joined(docs) });
      docs = [];
    }
    current = [];
    depth = 0;
  };
  for (let step = tokens.next(); !step.done; step = tokens.next()) {
    const token = step.value;
    const sign = token.kind === 'sign' ? token.text : '';
    // No value has braces: this one ends the block, even where a bracket is open.
    if (sign === '}') {
      finish();
      return { statements, isClosed: true };
    }
    if (token.kind === 'doc') docs.push(token.text);
    else if (token.kind === 'line') {
      if (depth === 0) finish();
    } else {
      if (sign === '(' || sign === '[') depth += 1;
      if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
      if (current.length < MOST_TOKENS) current.push(token);
    }
  }
  finish();
  return { statements, isClosed: false };
}
