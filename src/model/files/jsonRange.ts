import type { Node } from 'jsonc-parser';
import { jsonPathOf } from '../problems/jsonPath.ts';
import type { ProblemPlace } from '../problems/problem.ts';
import type { ModelEntry } from '../project.ts';
import { textPositionAt, withoutByteOrderMark } from './jsonText.ts';
import { treeOf } from './parseJson.ts';

/** A part of a text: lines and columns from 1, columns in UTF-16 code units; the end is exclusive. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Returns the range of the key that a place leads to in the file of its model, as
 * far as the file has it: else that of the model's name, and null where the file
 * has no name either, or the model has no file.
 */
export function jsonRangeOf({ definition, source }: ModelEntry, place: ProblemPlace): TextRange | null {
  if (source === null) return null;
  const text = withoutByteOrderMark(source.text);
  const root = treeOf(source.text);
  let node = root;
  let key: Node | null = null;
  for (const name of jsonPathOf(definition, place)) {
    const member = memberOf(node, name);
    // A name that was derived from the file name is not in the text.
    if (member === null) break;
    [key, node] = member;
  }
  key ??= memberOf(root, 'name')?.[0] ?? null;
  if (key === null) return null;
  const from = textPositionAt(text, key.offset);
  const to = textPositionAt(text, key.offset + key.length);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** Returns the nodes of a key and its value; of equal keys the last takes effect. */
function memberOf({ type, children = [] }: Node, name: string): readonly [Node, Node] | null {
  if (type !== 'object') return null;
  const member = children.findLast((child) => child.children?.[0]?.value === name);
  const [key, value] = member?.children ?? [];
  return key && value ? [key, value] : null;
}
