import type { Node } from 'jsonc-parser';
import { type TextPosition, textPositionAt, withoutByteOrderMark } from './jsonText.ts';
import { treeOf } from './parseJson.ts';

/** A key that occurs more than once in one object. */
export interface DuplicateKey {
  /** The keys and indexes that lead to it, including itself. */
  readonly path: readonly (string | number)[];
  /** Its positions in the text; the last one takes effect. */
  readonly places: readonly TextPosition[];
}

/** The members of one object with the same key. */
interface DuplicateMembers {
  readonly path: readonly (string | number)[];
  /** In the order of the text; the last one takes effect. */
  readonly members: readonly Node[];
  /** The offset of the next member, by member; the last one has none. */
  readonly ends: ReadonlyMap<Node, number>;
}

/**
 * Finds keys that occur twice in one object of a JSON text, including nested objects.
 *
 * @param source a text that `parseJson` accepts
 */
export function findDuplicateKeys(source: string): readonly DuplicateKey[] {
  const text = withoutByteOrderMark(source);
  return duplicatesIn(treeOf(source), []).map(({ path, members }) => ({
    path,
    places: members.map((member) => textPositionAt(text, member.offset)),
  }));
}

/**
 * Removes the members without effect from a JSON text and changes nothing else.
 *
 * @param only the path of the only key to change; all of them if not given
 */
export function withoutDuplicateKeys(source: string, only?: DuplicateKey['path']): string {
  const text = withoutByteOrderMark(source);
  const mark = source.slice(0, source.length - text.length);
  const isIncluded = ({ path }: DuplicateMembers): boolean =>
    only === undefined || JSON.stringify(path) === JSON.stringify(only);
  const ranges = duplicatesIn(treeOf(source), [])
    .filter(isIncluded)
    .flatMap(({ members, ends }) =>
      members.slice(0, -1).map((member): readonly [number, number] => [member.offset, ends.get(member) ?? 0]),
    )
    .toSorted(([one], [other]) => one - other);
  let result = '';
  let at = 0;
  for (const [start, end] of ranges) {
    if (start >= at) result += text.slice(at, start);
    at = Math.max(at, end);
  }
  return mark + result + text.slice(at);
}

function duplicatesIn(node: Node, path: readonly (string | number)[]): readonly DuplicateMembers[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child, index) => duplicatesIn(child, [...path, index]));
  if (node.type !== 'object') return [];
  const byKey = new Map<string, Node[]>();
  for (const member of children) {
    const key = String(member.children?.[0]?.value);
    const known = byKey.get(key);
    if (known) known.push(member);
    else byKey.set(key, [member]);
  }
  const ends = new Map(children.map((member, index) => [member, children[index + 1]?.offset ?? 0]));
  return [...byKey].flatMap(([key, members]) => {
    const here = [...path, key];
    const own = members.length > 1 ? [{ path: here, members, ends }] : [];
    // The content of a member without effect has no effect either.
    const value = members.at(-1)?.children?.[1];
    return value ? [...own, ...duplicatesIn(value, here)] : own;
  });
}
