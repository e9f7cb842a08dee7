import { isSameJson } from '../../lib/equal.ts';
import type { JsonValue } from '../../lib/json.ts';

/** A member of the new object or list, and the member of the old one that it continues. */
export interface Slot {
  /** The key in the new object; the index, as text, in the new list. */
  readonly key: string;
  /** The index of the old member, null for a new one. */
  readonly from: number | null;
  /** Whether the old member has no effect, because its key occurs again further down. */
  readonly isShadowed?: boolean;
}

/** Keys that JavaScript puts first in every object, whatever the order in the file. */
const isIndexKey = (key: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;

/**
 * Aligns the keys of a changed object with those of its text. A missing key in
 * the place of a new one counts as renamed. The place of a key such as "1" in the
 * object means nothing, so it keeps its place in the text.
 */
function alignMembers(oldKeys: readonly string[], newKeys: readonly string[]): readonly Slot[] {
  const present = new Set(newKeys);
  const indexes = new Map(oldKeys.map((key, index) => [key, index]));
  const isFixed = (key: string) => isIndexKey(key) && present.has(key) && indexes.has(key);
  const movable = oldKeys.filter((key) => !isFixed(key));
  const places = new Map(movable.map((key, place) => [key, place]));
  const slots: Slot[] = [];
  let next = 0;
  for (const key of newKeys.filter((candidate) => !isFixed(candidate))) {
    const place = places.get(key) ?? (present.has(movable[next] ?? key) ? null : next);
    slots.push({ key, from: place === null ? null : (indexes.get(movable[place] ?? '') ?? null) });
    if (place !== null) next = place + 1;
  }
  return movable.length === oldKeys.length ? slots : withFixed(slots, oldKeys, isFixed);
}

/** Puts fixed keys after the key that they follow in the text. */
function withFixed(
  slots: readonly Slot[],
  oldKeys: readonly string[],
  isFixed: (key: string) => boolean,
): readonly Slot[] {
  const result = [...slots];
  let after = -1;
  oldKeys.forEach((key, from) => {
    if (isFixed(key)) {
      after += 1;
      result.splice(after, 0, { key, from });
    } else {
      const place = result.findIndex((slot) => slot.from === from);
      if (place !== -1) after = place;
    }
  });
  return result;
}

/**
 * Aligns the keys of a text that may have a key twice. The value belongs to the
 * last one; the others stay unchanged while the key exists. They are removed when
 * the key is removed or renamed, because they would take effect again.
 */
export function alignDuplicateMembers(
  oldKeys: readonly string[],
  newKeys: readonly string[],
): readonly Slot[] {
  const firsts = new Map(oldKeys.toReversed().map((key, index) => [key, oldKeys.length - 1 - index]));
  if (firsts.size === oldKeys.length) return alignMembers(oldKeys, newKeys);
  const lasts = new Map(oldKeys.map((key, index) => [key, index]));
  // As in JSON.parse, a key has its first place and its last value.
  const unique = [...lasts.keys()];
  const staying = new Set<string>();
  const result = alignMembers(unique, newKeys).map((slot): Slot => {
    const oldKey = slot.from === null ? undefined : unique[slot.from];
    if (oldKey === undefined) return slot;
    const [first, last] = [firsts.get(oldKey) ?? null, lasts.get(oldKey) ?? null];
    if (oldKey !== slot.key || first === last) return { key: slot.key, from: last };
    staying.add(oldKey);
    return { key: slot.key, from: first, isShadowed: true };
  });
  let after = -1;
  oldKeys.forEach((key, from) => {
    const place = result.findIndex((slot) => slot.from === from);
    if (place !== -1) after = place;
    else if (staying.has(key)) {
      // After the member that it follows, and after the members that it shadows, wherever they moved.
      after =
        Math.max(
          after,
          result.findLastIndex((slot) => slot.key === key),
        ) + 1;
      result.splice(after, 0, { key, from, ...(from === lasts.get(key) ? {} : { isShadowed: true }) });
    }
  });
  return result;
}

/**
 * Aligns two lists: equal ends keep their text. Between them an item that moved
 * keeps its text too, and the others are paired by their index.
 */
export function alignItems(before: readonly JsonValue[], next: readonly JsonValue[]): readonly Slot[] {
  const shorter = Math.min(before.length, next.length);
  let head = 0;
  while (head < shorter && isSameJson(before[head], next[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSameJson(before.at(-1 - tail), next.at(-1 - tail))) tail += 1;
  const moved = findMoved(before, next, head, tail);
  const taken = new Set(moved.values());
  return next.map((_, index) => ({ key: String(index), from: continued(index) }));

  function continued(index: number): number | null {
    if (index < head) return index;
    if (index >= next.length - tail) return index - next.length + before.length;
    const from = moved.get(index);
    if (from !== undefined) return from;
    return index < before.length - tail && !taken.has(index) ? index : null;
  }
}

/** Maps the index of each item between the equal ends that the old list has too to its old index there. */
function findMoved(
  before: readonly JsonValue[],
  next: readonly JsonValue[],
  head: number,
  tail: number,
): ReadonlyMap<number, number> {
  const places = new Map<string, number[]>();
  for (let index = before.length - tail - 1; index >= head; index -= 1) {
    const text = JSON.stringify(before[index]);
    const same = places.get(text);
    if (same === undefined) places.set(text, [index]);
    else same.push(index);
  }
  const moved = new Map<number, number>();
  for (let index = head; index < next.length - tail; index += 1) {
    const from = places.get(JSON.stringify(next[index]))?.pop();
    if (from !== undefined) moved.set(index, from);
  }
  return moved;
}
