import type { Area, Position } from './project.ts';

/** A point on the canvas, with the id of its item. */
export interface CanvasPoint extends Position {
  readonly id: string;
}

/** An index of points by position. */
export interface PointIndex<Item extends CanvasPoint> {
  /** Returns the ids of the wanted points within an area, in their original order. */
  in(area: Pick<Area, 'position' | 'size'>, isWanted: (item: Item) => boolean): readonly string[];
}

interface Numbered<Item> {
  readonly item: Item;
  readonly index: number;
}

/**
 * Sorts points once by each axis. A search reads the points in the area's range
 * on the axis with fewer of them.
 */
export function indexPoints<Item extends CanvasPoint>(items: readonly Item[]): PointIndex<Item> {
  const numbered = items.map((item, index): Numbered<Item> => ({ item, index }));
  const byX = numbered.toSorted((one, other) => one.item.x - other.item.x);
  const byY = numbered.toSorted((one, other) => one.item.y - other.item.y);
  return {
    in({ position, size }, isWanted) {
      const columns = rangeOf(byX, 'x', position.x, position.x + size.width);
      const rows = rangeOf(byY, 'y', position.y, position.y + size.height);
      const isColumn = columns.end - columns.start <= rows.end - rows.start;
      const { start, end } = isColumn ? columns : rows;
      return (isColumn ? byX : byY)
        .slice(start, end)
        .filter(({ item }) => isWanted(item))
        .sort((one, other) => one.index - other.index)
        .map(({ item }) => item.id);
    },
  };
}

function rangeOf(
  sorted: readonly Numbered<CanvasPoint>[],
  axis: 'x' | 'y',
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  // One pixel more: the caller decides by exact positions.
  const start = countBelow(sorted, axis, from - 1);
  return { start, end: Math.max(start, countBelow(sorted, axis, to + 1)) };
}

/** The number of points before a coordinate on an axis. */
function countBelow(sorted: readonly Numbered<CanvasPoint>[], axis: 'x' | 'y', limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.item[axis] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
