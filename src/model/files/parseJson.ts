import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { failWith } from '../../lib/result.ts';
import { fileProblem } from './fileProblem.ts';
import { type ParseText, parseJsonText, textPositionAt, withoutByteOrderMark } from './jsonText.ts';
import { expectedBy } from './parseErrors.ts';

/**
 * Parses a file as strict JSON. A byte order mark is skipped. Of two equal keys in
 * an object the last counts, as in LoopBack (see `findDuplicateKeys`). The problem of
 * a text that is not JSON says where it stops being JSON.
 */
export const parseJson: ParseText = (path, source) => {
  const parsed = parseJsonText(path, source);
  // A nesting that is too deep has its position already.
  if (parsed.ok || parsed.error.line !== undefined) return parsed;
  const text = withoutByteOrderMark(source);
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowEmptyContent: false });
  const [error] = errors;
  if (error === undefined) return parsed;
  const { line, column } = textPositionAt(text, error.offset);
  const found = foundAt(text, error.offset);
  return failWith(fileProblem({ path, line, column, expected: expectedBy(error.error), found }));
};

/** Returns the syntax tree of a text that `parseJson` accepts. Offsets count from after a byte order mark. */
export function treeOf(source: string): Node {
  const tree = parseTree(withoutByteOrderMark(source));
  if (!tree) throw new Error('The source text of a file that was read does not parse.');
  return tree;
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
