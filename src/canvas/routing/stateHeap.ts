/** Items of a heap: the lowest cost first, of equals the earliest. */
export interface HeapItem {
  readonly cost: number;
  readonly turn: number;
}

/** A binary heap. */
export interface StateHeap<Item extends HeapItem> {
  push(item: Item): void;
  pop(): Item | undefined;
}

export function createStateHeap<Item extends HeapItem>(): StateHeap<Item> {
  const items: Item[] = [];
  const isLess = (one: Item, other: Item): boolean =>
    one.cost < other.cost || (one.cost === other.cost && one.turn < other.turn);

  function sink(item: Item): void {
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = items[child];
      if (left === undefined) break;
      const right = items[child + 1];
      let least = left;
      if (right !== undefined && isLess(right, left)) {
        least = right;
        child += 1;
      }
      if (!isLess(least, item)) break;
      items[index] = least;
      index = child;
    }
    items[index] = item;
  }

  return {
    push(item) {
      let index = items.length;
      while (index > 0) {
        const parentIndex = (index - 1) >> 1;
        const parent = items[parentIndex];
        if (parent === undefined || !isLess(item, parent)) break;
        items[index] = parent;
        index = parentIndex;
      }
      items[index] = item;
    },
    pop() {
      const [first] = items;
      const last = items.pop();
      if (last !== undefined && items.length > 0) sink(last);
      return first;
    },
  };
}
