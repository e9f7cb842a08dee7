import type { Rect } from './rect.ts';

/** Things by where they lie, so that what is near a place is found without looking at everything. */
export interface SpatialGrid<Item extends Rect> {
  add(item: Item): void;
  remove(item: Item): void;
  /** Calls back once for each cell that an item shares with the piece: an item may come more than once. */
  each(piece: Rect, visit: (item: Item) => void): void;
  /** What lies in the cell of a place. */
  at(x: number, y: number): readonly Item[];
}

const HALF = 1 << 20;
const nothing: readonly never[] = [];

/** A grid of cells, `width` and `height` in pixels. Items keep their place while they are in it. */
export function createSpatialGrid<Item extends Rect>(width: number, height: number): SpatialGrid<Item> {
  const cells = new Map<number, Item[]>();
  const keyOf = (column: number, row: number): number => (column + HALF) * 2 * HALF + row + HALF;

  function eachKey({ left, top, right, bottom }: Rect, visit: (key: number) => void): void {
    const [lastColumn, lastRow] = [Math.floor(right / width), Math.floor(bottom / height)];
    for (let column = Math.floor(left / width); column <= lastColumn; column += 1) {
      for (let row = Math.floor(top / height); row <= lastRow; row += 1) visit(keyOf(column, row));
    }
  }

  return {
    add(item) {
      eachKey(item, (key) => {
        const items = cells.get(key);
        if (items) items.push(item);
        else cells.set(key, [item]);
      });
    },
    remove(item) {
      eachKey(item, (key) => {
        const items = cells.get(key);
        const index = items?.indexOf(item) ?? -1;
        if (index < 0 || items === undefined) return;
        items.splice(index, 1);
        if (items.length === 0) cells.delete(key);
      });
    },
    each(piece, visit) {
      eachKey(piece, (key) => {
        const items = cells.get(key);
        if (items === undefined) return;
        for (const item of items) visit(item);
      });
    },
    at: (x, y) => cells.get(keyOf(Math.floor(x / width), Math.floor(y / height))) ?? nothing,
  };
}
