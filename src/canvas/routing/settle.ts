import type { Rect } from '../../lib/geometry.ts';
import { type Looks, sawAny } from './looks.ts';
import { comesBefore, type Rank } from './space.ts';

/**
 * Works things out anew in their order, each with a look at those before it.
 * What changes calls for those after it that looked at the place; so the
 * result is that of working out everything, at the cost of what changed.
 *
 * It may be left after each item and gone on with later.
 *
 * @param visit works one out and gives back the pieces of the canvas that it changed, none if it is as it was
 */
export function* settle<Item extends { readonly rank: Rank }>(
  all: Iterable<Item>,
  isFirst: (item: Item) => boolean,
  looksOf: (item: Item) => Looks,
  visit: (item: Item) => readonly Rect[],
): Generator<void> {
  const queue: Item[] = [];
  const resting = new Set<Item>();
  for (const item of all) {
    if (isFirst(item)) queue.push(item);
    else resting.add(item);
  }
  queue.sort((one, other) => (comesBefore(one.rank, other.rank) ? -1 : 1));
  for (let index = 0; index < queue.length; index += 1) {
    const item = queue[index];
    if (item === undefined) break;
    const changed = visit(item);
    yield;
    if (changed.length === 0) continue;
    for (const other of resting) {
      if (!comesBefore(item.rank, other.rank) || !sawAny(looksOf(other), changed)) continue;
      resting.delete(other);
      insert(queue, index + 1, other);
    }
  }
}

/** Puts an item at its place in the part of an ordered list that begins at `from`. */
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
