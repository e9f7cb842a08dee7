import type { Rect } from '../../lib/geometry.ts';
import { type Footprint, touchesAny } from './footprint.ts';
import { comesBefore, type Rank } from './space.ts';

/** To find out whether so many are due takes less than a millisecond. */
const CHECKED_AT_ONCE = 64;

/**
 * Recomputes items in their order; each depends on earlier ones only. A change
 * re-queues later items that read the changed area. So the result equals that
 * of recomputing everything, at the cost of what changed.
 *
 * May be paused after each item, also while it looks for those that are due.
 *
 * @param isFirst whether an item is due from the start
 * @param visit recomputes an item and returns the regions that it changed, none if the result is the same
 */
export function* settle<Item extends { readonly rank: Rank }>(
  all: Iterable<Item>,
  isFirst: (item: Item) => boolean,
  footprintOf: (item: Item) => Footprint,
  visit: (item: Item) => readonly Rect[],
): Generator<void> {
  const queue: Item[] = [];
  const resting = new Set<Item>();
  for (const item of all) {
    if (isFirst(item)) queue.push(item);
    else resting.add(item);
    if ((queue.length + resting.size) % CHECKED_AT_ONCE === 0) yield;
  }
  queue.sort((one, other) => (comesBefore(one.rank, other.rank) ? -1 : 1));
  for (let index = 0; index < queue.length; index += 1) {
    const item = queue[index];
    if (item === undefined) break;
    const changed = visit(item);
    yield;
    if (changed.length === 0) continue;
    for (const other of resting) {
      if (!comesBefore(item.rank, other.rank) || !touchesAny(footprintOf(other), changed)) continue;
      resting.delete(other);
      insert(queue, index + 1, other);
    }
  }
}

/** Inserts an item into the part of an ordered list that begins at `from`. */
function insert<Item extends { readonly rank: Rank }>(list: Item[], from: number, item: Item): void {
  let [low, high] = [from, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other !== undefined && comesBefore(other.rank, item.rank)) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, item);
}
