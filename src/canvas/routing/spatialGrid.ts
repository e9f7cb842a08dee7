import type { Rect } from '../../lib/geometry.ts';

/** A spatial index: finds the items near a place without reading all of them. */
export interface SpatialGrid<Item extends Rect> {
  add(item: Item): void;
  remove(item: Item): void;
  /** Visits the items in all cells that the region touches. An item may be visited more than once, or lie outside the region. */
  each(region: Rect, visit: (item: Item) => void): void;
}

/** The factor between the cell sizes of two levels. */
const GROWTH = 4;
/** An item covers at most this many cells plus one on each axis; a larger one goes to a coarser level. */
const MOST_CELLS = 4;
/** The limit of cell numbers; items farther out share the outermost cells. */
const HALF = 1 << 20;

/** Cells of one size. */
interface GridLevel<Item> {
  readonly width: number;
  readonly height: number;
  /** The items of the non-empty cells, by column and row: small whole numbers, which a Map finds fastest. */
  readonly columns: Map<number, Map<number, Item[]>>;
}

/** The numbers of the first and last cells that a region touches. */
interface CellRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The number of the cell of a coordinate. A coordinate that is not finite belongs to an outermost cell. */
export function cellOf(coordinate: number, size: number): number {
  const cell = Math.floor(coordinate / size);
  return Math.max(-HALF, Math.min(HALF - 1, Number.isNaN(cell) ? 0 : cell));
}

/** Called when a cell gets its first item and when it loses its last one. */
export interface CellWatch {
  onFilled(level: number, column: number, row: number): void;
  onEmptied(level: number, column: number, row: number): void;
}

/** A grid whose cells can be read. */
export interface LeveledGrid<Item extends Rect> extends SpatialGrid<Item> {
  /** From fine to coarse; levels that never held an item are undefined. */
  levels(): readonly (GridLevel<Item> | undefined)[];
  cell(level: number, column: number, row: number): readonly Item[];
}

const nothing: readonly never[] = [];

/**
 * Creates a grid whose finest cells are `width` by `height` pixels. An item must
 * not move while it is in the grid. The cost of an operation does not depend on
 * sizes or distances: large items lie in larger cells, and a query for a large
 * region visits non-empty cells only.
 */
export function createSpatialGrid<Item extends Rect>(
  width: number,
  height: number,
  watch?: CellWatch,
): LeveledGrid<Item> {
  const levels: (GridLevel<Item> | undefined)[] = [];

  function levelFor({ left, top, right, bottom }: Rect): number {
    let scale = 1;
    for (let level = 0; level < HALF; level += 1) {
      const isFine = (right - left) / (width * scale) <= MOST_CELLS;
      if (isFine && (bottom - top) / (height * scale) <= MOST_CELLS) return level;
      // A size of NaN would never fit.
      if (!Number.isFinite(scale)) return level;
      scale *= GROWTH;
    }
    return 0;
  }

  function levelAt(index: number): GridLevel<Item> {
    const scale = GROWTH ** index;
    const level = levels[index] ?? { width: width * scale, height: height * scale, columns: new Map() };
    levels[index] = level;
    return level;
  }

  function eachKey(range: CellRange, visit: (column: number, row: number) => void): void {
    for (let column = range.left; column <= range.right; column += 1) {
      for (let row = range.top; row <= range.bottom; row += 1) visit(column, row);
    }
  }

  return {
    levels: () => levels,
    cell: (level, column, row) => levels[level]?.columns.get(column)?.get(row) ?? nothing,
    add(item) {
      const index = levelFor(item);
      const level = levelAt(index);
      eachKey(rangeOf(level, item), (column, row) => {
        const cells = level.columns.get(column) ?? new Map<number, Item[]>();
        if (cells.size === 0) level.columns.set(column, cells);
        const items = cells.get(row);
        if (items) items.push(item);
        else {
          cells.set(row, [item]);
          watch?.onFilled(index, column, row);
        }
      });
    },
    remove(item) {
      const index = levelFor(item);
      const level = levelAt(index);
      eachKey(rangeOf(level, item), (column, row) => {
        const cells = level.columns.get(column);
        const items = cells?.get(row);
        const place = items?.indexOf(item) ?? -1;
        if (place < 0 || cells === undefined || items === undefined) return;
        items.splice(place, 1);
        if (items.length > 0) return;
        cells.delete(row);
        if (cells.size === 0) level.columns.delete(column);
        watch?.onEmptied(index, column, row);
      });
    },
    each(region, visit) {
      for (const level of levels) if (level !== undefined) eachInLevel(level, region, visit);
    },
  };
}

function rangeOf({ width, height }: GridLevel<unknown>, { left, top, right, bottom }: Rect): CellRange {
  return {
    left: cellOf(left, width),
    top: cellOf(top, height),
    right: cellOf(right, width),
    bottom: cellOf(bottom, height),
  };
}

function eachInLevel<Item>(level: GridLevel<Item>, region: Rect, visit: (item: Item) => void): void {
  const { left, top, right, bottom } = rangeOf(level, region);
  eachBetween(level.columns, left, right, (cells) => {
    eachBetween(cells, top, bottom, (items) => {
      for (const item of items) visit(item);
    });
  });
}

/** Visits the values under the numbers of a range: looks up each number, or reads all entries where those are fewer. */
function eachBetween<Value>(
  values: ReadonlyMap<number, Value>,
  from: number,
  to: number,
  visit: (value: Value) => void,
): void {
  if (to - from >= values.size) {
    for (const [number, value] of values) if (number >= from && number <= to) visit(value);
    return;
  }
  for (let number = from; number <= to; number += 1) {
    const value = values.get(number);
    if (value !== undefined) visit(value);
  }
}
