/** Returns the greatest of many numbers, `least` for none. `Math.max(...values)` would exhaust the stack. */
export function greatestOf(values: Iterable<number>, least: number = Number.NEGATIVE_INFINITY): number {
  let greatest = least;
  for (const value of values) if (value > greatest) greatest = value;
  return greatest;
}

/** Returns the least of many numbers, `greatest` for none. */
export function leastOf(values: Iterable<number>, greatest: number = Number.POSITIVE_INFINITY): number {
  let least = greatest;
  for (const value of values) if (value < least) least = value;
  return least;
}

/** Adds many items to a list. `push(...items)` would exhaust the stack. */
export function pushAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
