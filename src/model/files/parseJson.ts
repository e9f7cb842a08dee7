import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { JsonValue } from '../../lib/json.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { type FileProblem, fileProblem } from './fileProblem.ts';
import { expectedBy } from './parseErrors.ts';

export const byteOrderMark = '\uFEFF';

/** Far more than any model file has; deeper nesting could exhaust the stack. */
const depthLimit = 200;

/**
 * Parses a file as strict JSON. A byte order mark is skipped. Of two equal keys in
 * an object the last counts, as in LoopBack (see `findDuplicateKeys`).
 */
export function parseJson(path: string, source: string): Result<JsonValue, FileProblem> {
  const text = withoutByteOrderMark(source);
  const tooDeep = offsetBelowDepth(text, depthLimit);
  if (tooDeep !== null) {
    return refuse(path, text, tooDeep, `at most ${depthLimit} levels of nesting`, 'a deeper one');
  }
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowEmptyContent: false });
  const [error] = errors;
  if (error) return refuse(path, text, error.offset, expectedBy(error.error), foundAt(text, error.offset));
  try {
    // JSON.parse decides what is JSON.
    return succeed(JSON.parse(text) as JsonValue);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    return failWith(fileProblem({ path, expected: 'JSON', found }));
  }
}

/** Returns the syntax tree of a text that `parseJson` accepts. Offsets count from after a byte order mark. */
export function treeOf(source: string): Node {
  const tree = parseTree(withoutByteOrderMark(source));
  if (!tree) throw new Error('The source text of a file that was read does not parse.');
  return tree;
}

export function withoutByteOrderMark(source: string): string {
  return source.startsWith(byteOrderMark) ? source.slice(1) : source;
}

function refuse(
  path: string,
  text: string,
  offset: number,
  expected: string,
  found: string,
): Result<never, FileProblem> {
  return failWith(fileProblem({ path, ...textPositionAt(text, offset), expected, found }));
}

/** A position in a text: lines and columns from 1, columns in UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Returns the line and column of an offset. */
export function textPositionAt(text: string, offset: number): TextPosition {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function foundAt(text: string, offset: number): string {
  const rest = text.slice(offset);
  if (rest.trim() === '') return 'the end of the file';
  const token = /^\s*("(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+)/.exec(rest)?.[1] ?? '';
  return snippet(token, 0, token.length);
}

function snippet(text: string, offset: number, length: number): string {
  const limit = 40;
  return length > limit ? `${text.slice(offset, offset + limit)}…` : text.slice(offset, offset + length);
}

/** Returns the offset of the first bracket that is nested deeper than the limit; null if there is none. */
function offsetBelowDepth(text: string, limit: number): number | null {
  let depth = 0;
  let isInText = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (isInText) {
      if (character === '\\') offset += 1;
      else if (character === '"' || character === '\n') isInText = false;
    } else if (character === '"') {
      isInText = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > limit) return offset;
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return null;
}
