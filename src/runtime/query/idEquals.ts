import type { Engine } from '../engine.ts';

/** Whether two ids are equal: a number equals its text; anything else is compared as JSON. */
export function idEquals(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left === 'number' && typeof right === 'string')
    return left === Number(right) && right.trim() !== '';
  if (typeof left === 'string' && typeof right === 'number') return idEquals(right, left);
  return JSON.stringify(left) === JSON.stringify(right);
}

/**
 * The ids of a list. Where another relation has changed the type of the key, the
 * value may not be a list: a text is then read by its characters, and a number has
 * no ids.
 */
function idsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) || typeof value === 'string' ? [...value] : [];
}

/** The place of an id in a list of ids, or -1. */
export const indexOfId = (value: unknown, id: unknown): number =>
  idsOf(value).findIndex((other) => idEquals(other, id));

/**
 * Whether an id appears twice.
 * @throws TypeError "ids.filter is not a function" where the engine cannot read the value
 */
export function hasDuplicateIds(value: unknown, { comparesIdsPairwise }: Engine): boolean {
  if (comparesIdsPairwise && value && !Array.isArray(value))
    throw new TypeError('ids.filter is not a function');
  const ids = idsOf(value);
  if (!comparesIdsPairwise && ids.every((id) => typeof id === 'number' || typeof id === 'string'))
    return new Set(ids).size !== ids.length;
  return ids.some((id, index) => ids.slice(0, index).some((other) => idEquals(id, other)));
}
