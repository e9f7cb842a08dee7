/** Whether two ids are equal: a number equals its text; anything else is compared as JSON. */
export function idEquals(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left === 'number' && typeof right === 'string')
    return left === Number(right) && right.trim() !== '';
  if (typeof left === 'string' && typeof right === 'number') return idEquals(right, left);
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Whether an id appears twice. A number and its text count as two. */
export function hasDuplicateIds(ids: readonly unknown[]): boolean {
  if (ids.every((id) => typeof id === 'number' || typeof id === 'string'))
    return new Set(ids).size !== ids.length;
  return ids.some((id, index) => ids.slice(0, index).some((other) => idEquals(id, other)));
}
