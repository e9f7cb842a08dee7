import { isSameJson } from '../../lib/equal.ts';
import type { JsonValue } from '../../lib/json.ts';

/** A member of the new object or list, and the member of the old one that it continues. */
export interface Slot {
  /** The key in the new object; the index, as text, in the new list. */
  readonly key: string;
  /** The index of the old member, null for a new one. */
  readonly from: number | null;
}

/** Keys that JavaScript puts first in every object, whatever the order in the file. */
const isIndexKey = (key: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;

/**
 * Lines the keys of a changed object up with those of its text. A key that
 * is gone from between the neighbours of a new one has been renamed. A key
 * such as "1" tells nothing by its place in the object, and keeps the one that
 * it has in the text.
 */
export function alignMembers(oldKeys: readonly string[], newKeys: readonly string[]): readonly Slot[] {
  const kept = new Set(newKeys);
  const indexes = new Map(oldKeys.map((key, index) => [key, index]));
  const slots: Slot[] = [];
  let previous = -1;
  for (const key of inTextOrder(oldKeys, newKeys)) {
    const from = indexes.get(key) ?? renamedFrom(oldKeys, previous + 1, kept);
    slots.push({ key, from });
    if (from !== null) previous = from;
  }
  return slots;
}

function renamedFrom(oldKeys: readonly string[], index: number, kept: ReadonlySet<string>): number | null {
  const candidate = oldKeys[index];
  return candidate === undefined || kept.has(candidate) ? null : index;
}

function inTextOrder(oldKeys: readonly string[], newKeys: readonly string[]): readonly string[] {
  if (!newKeys.some(isIndexKey)) return newKeys;
  const old = new Set(oldKeys);
  const settled = newKeys.filter((key) => !isIndexKey(key) || !old.has(key));
  const wanted = new Set(newKeys);
  const result = [...settled];
  let after = -1;
  for (const key of oldKeys) {
    if (isIndexKey(key) && wanted.has(key)) {
      after += 1;
      result.splice(after, 0, key);
    } else if (wanted.has(key)) {
      after = result.indexOf(key);
    }
  }
  return result;
}

/** Lines up two lists: equal ends keep their text, and what is left between continues pair by pair. */
export function alignItems(before: readonly JsonValue[], next: readonly JsonValue[]): readonly Slot[] {
  const shorter = Math.min(before.length, next.length);
  let head = 0;
  while (head < shorter && isSameJson(before[head], next[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSameJson(before.at(-1 - tail), next.at(-1 - tail))) tail += 1;
  return next.map((_, index) => ({ key: String(index), from: continued(index) }));

  function continued(index: number): number | null {
    if (index < head) return index;
    if (index >= next.length - tail) return index - next.length + before.length;
    return index < before.length - tail ? index : null;
  }
}
