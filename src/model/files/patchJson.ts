import type { Node } from 'jsonc-parser';
import { isSameJson } from '../../lib/equal.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { hasOwn } from '../../lib/own.ts';
import { alignDuplicateMembers, alignItems, type Slot } from './alignJson.ts';
import { byteOrderMark, withoutByteOrderMark } from './jsonText.ts';
import { treeOf } from './parseJson.ts';
import { type JsonStyle, printInline, printJson, styleOf } from './printJson.ts';

interface Patch {
  readonly text: string;
  readonly style: JsonStyle;
}

/** The layout of a value: its depth, and whether it is on one line with the list or object around it. */
interface ValueLayout {
  readonly depth: number;
  readonly isOneLine: boolean;
}

/**
 * Changes the text of a JSON file to `next` with the smallest edits: unchanged
 * parts keep every character (indent, line ends, inline lists, escapes, long
 * numbers), and new parts are written in the style of their neighbours.
 *
 * @param source a text that `parseJson` accepts
 * @param before the value of that text
 */
export function patchJson(source: string, before: JsonValue, next: JsonValue): string {
  const text = withoutByteOrderMark(source);
  const root = treeOf(source);
  const patch: Patch = { text, style: styleOf(text) };
  const mark = source.length === text.length ? '' : byteOrderMark;
  const patched = patchNode(patch, root, before, next, { depth: 0, isOneLine: false });
  return mark + text.slice(0, root.offset) + patched + text.slice(endOf(root));
}

function patchNode(patch: Patch, node: Node, before: JsonValue, next: JsonValue, place: ValueLayout): string {
  if (isSameJson(before, next)) return textOf(patch, node);
  const inside: ValueLayout = { depth: place.depth + 1, isOneLine: isOneLine(patch, node, place) };
  if (node.type === 'object' && isJsonObject(before) && isJsonObject(next)) {
    return patchObject(patch, node, before, next, inside);
  }
  if (node.type === 'array' && Array.isArray(before) && Array.isArray(next)) {
    return patchArray(patch, node, before, next, inside);
  }
  return print(patch, next, { depth: place.depth, isOneLine: inside.isOneLine });
}

function print({ style }: Patch, value: JsonValue, place: ValueLayout): string {
  return place.isOneLine ? printInline(value, style) : printJson(value, style, place.depth);
}

function patchObject(
  patch: Patch,
  node: Node,
  before: JsonObject,
  next: JsonObject,
  inside: ValueLayout,
): string {
  const members = node.children ?? [];
  const slots = alignDuplicateMembers(
    members.map((member) => String(member.children?.[0]?.value)),
    Object.keys(next).filter((key) => next[key] !== undefined),
  );
  return patchList(patch, node, inside, slots, (slot) => {
    const value = next[slot.key] ?? null;
    const shadowed = slot.isShadowed && slot.from !== null ? members[slot.from] : undefined;
    if (shadowed) return textOf(patch, shadowed);
    const [key, old] = (slot.from === null ? undefined : members[slot.from]?.children) ?? [];
    if (!key || !old)
      return JSON.stringify(slot.key) + colonIn(patch, members[0]) + print(patch, value, inside);
    const oldKey = String(key.value);
    const keyText = oldKey === slot.key ? textOf(patch, key) : JSON.stringify(slot.key);
    const oldValue = hasOwn(before, oldKey) ? (before[oldKey] ?? null) : null;
    const colon = patch.text.slice(endOf(key), old.offset);
    return keyText + colon + patchNode(patch, old, oldValue, value, inside);
  });
}

function patchArray(
  patch: Patch,
  node: Node,
  before: readonly JsonValue[],
  next: readonly JsonValue[],
  inside: ValueLayout,
): string {
  const items = node.children ?? [];
  return patchList(patch, node, inside, alignItems(before, next), (slot) => {
    const value = next[Number(slot.key)] ?? null;
    const item = slot.from === null ? undefined : items[slot.from];
    if (!item || slot.from === null) return print(patch, value, inside);
    return patchNode(patch, item, before[slot.from] ?? null, value, inside);
  });
}

/** Joins the members of an object or list, each with the separator that it had before. */
function patchList(
  patch: Patch,
  node: Node,
  inside: ValueLayout,
  slots: readonly Slot[],
  printSlot: (slot: Slot) => string,
): string {
  const open = patch.text[node.offset] ?? '';
  const close = patch.text[endOf(node) - 1] ?? '';
  if (slots.length === 0) return open + close;
  const gaps = gapsOf(patch, node, inside);
  let text = open + gaps.first;
  let passed = -1;
  slots.forEach((slot, index) => {
    if (index > 0) text += gaps.before(slot, passed);
    text += printSlot(slot);
    passed = slot.from ?? passed;
  });
  return text + gaps.last + close;
}

interface Gaps {
  readonly first: string;
  readonly last: string;
  /** @param passed the index of the last old member before it; -1 if there is none */
  before(slot: Slot, passed: number): string;
}

/** Returns the text between the brackets and the members of a list. */
function gapsOf(patch: Patch, node: Node, inside: ValueLayout): Gaps {
  const { style, text } = patch;
  const members = node.children ?? [];
  const [first] = members;
  const last = members.at(-1);
  if (!first || !last) {
    if (inside.isOneLine) return { first: '', last: '', before: () => commaIn(style) };
    const start = style.lineEnd + style.indent.repeat(inside.depth);
    const end = style.lineEnd + style.indent.repeat(inside.depth - 1);
    return { first: start, last: end, before: () => `,${start}` };
  }
  const lead = text.slice(node.offset + 1, first.offset);
  const usual = usualGap(patch, members, lead);
  return {
    first: lead,
    last: text.slice(endOf(last), endOf(node) - 1),
    // A member keeps its line, whatever is added or removed before it.
    before: ({ from }, passed) => {
      const left = from === null ? undefined : members[from - 1];
      const right = from === null || from <= passed ? undefined : members[from];
      return left && right ? text.slice(endOf(left), right.offset) : usual;
    },
  };
}

/** Returns the separator for new members: that of the others, or one like the space before the only member. */
function usualGap(patch: Patch, members: readonly Node[], lead: string): string {
  const [first, second] = members;
  if (first && second) return patch.text.slice(endOf(first), second.offset);
  return /[\r\n]/.test(lead) ? `,${lead}` : commaIn(patch.style);
}

function commaIn(style: JsonStyle): string {
  return style.isTight ? ',' : ', ';
}

function colonIn(patch: Patch, member: Node | undefined): string {
  const [key, value] = member?.children ?? [];
  if (key && value) return patch.text.slice(endOf(key), value.offset);
  return patch.style.isTight ? ':' : ': ';
}

/**
 * Whether the members of a value are on one line. For an empty value, whether the
 * value around it is on one line.
 */
function isOneLine(patch: Patch, node: Node, place: ValueLayout): boolean {
  const isEmpty = (node.children ?? []).length === 0;
  return isEmpty ? place.isOneLine : !/[\r\n]/.test(textOf(patch, node));
}

function textOf(patch: Patch, node: Node): string {
  return patch.text.slice(node.offset, endOf(node));
}

function endOf(node: Node): number {
  return node.offset + node.length;
}
