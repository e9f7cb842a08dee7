import type { Node } from 'jsonc-parser';
import { type TextPosition, textPositionAt, treeOf, withoutByteOrderMark } from './parseJson.ts';

/** A key that stands more than once in one object. */
export interface DuplicateKey {
  /** The keys and indexes that lead to it, its own included. */
  readonly path: readonly (string | number)[];
  /** Every place where it stands, the one that counts last. */
  readonly places: readonly TextPosition[];
}

/** Where members stand that say nothing, because their key stands again further down in the same object. */
interface Shadowed {
  readonly path: readonly (string | number)[];
  /** In the order of the text; the last is in force. */
  readonly members: readonly Node[];
  /** Where the next member begins, by member; the last has none. */
  readonly ends: ReadonlyMap<Node, number>;
}

/**
 * The keys of a JSON text that stand twice in one object, nested ones included.
 *
 * @param source a text that `parseJson` accepts
 */
export function findDuplicateKeys(source: string): readonly DuplicateKey[] {
  const text = withoutByteOrderMark(source);
  return shadowedIn(treeOf(source), []).map(({ path, members }) => ({
    path,
    places: members.map((member) => textPositionAt(text, member.offset)),
  }));
}

/**
 * The text without the members that say nothing; every other character stays.
 *
 * @param only the path of the one key that is meant; all of them where there is none
 */
export function withoutDuplicateKeys(source: string, only?: DuplicateKey['path']): string {
  const text = withoutByteOrderMark(source);
  const mark = source.slice(0, source.length - text.length);
  const isMeant = ({ path }: Shadowed): boolean =>
    only === undefined || JSON.stringify(path) === JSON.stringify(only);
  const ranges = shadowedIn(treeOf(source), [])
    .filter(isMeant)
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

function shadowedIn(node: Node, path: readonly (string | number)[]): readonly Shadowed[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((child, index) => shadowedIn(child, [...path, index]));
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
    // What a member without effect holds has none either.
    const value = members.at(-1)?.children?.[1];
    return value ? [...own, ...shadowedIn(value, here)] : own;
  });
}
