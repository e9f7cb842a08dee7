import type { Rect } from '../../lib/geometry.ts';
import { cellOf, createSpatialGrid, type SpatialGrid } from './spatialGrid.ts';

/** A straight way: `across` is its y when it is level, its x when it is upright. */
export interface Line {
  readonly isVertical: boolean;
  readonly across: number;
  readonly from: number;
  readonly to: number;
}

/** A grid along whose lines one can walk from cell to cell. */
export interface LineGrid<Item extends Rect> extends SpatialGrid<Item> {
  /**
   * Visits the cells on a line that hold something, in the direction of the
   * line, level by level. What it costs depends on these cells only, not on
   * the length of the line.
   *
   * @param visit gets what a cell holds and where the line enters the cell; it returns whether the rest of the level may be left out
   */
  walk(line: Line, visit: (items: readonly Item[], enteredAt: number) => boolean): void;
}

/** The numbers of the filled cells of one row or column, in order. */
type Filled = Map<number, number[]>;

/** Square cells, `size` in pixels. */
export function createLineGrid<Item extends Rect>(size: number): LineGrid<Item> {
  const byRow: Filled[] = [];
  const byColumn: Filled[] = [];
  const grid = createSpatialGrid<Item>(size, size, {
    onFilled(level, column, row) {
      fill(byRow, level, row, column);
      fill(byColumn, level, column, row);
    },
    onEmptied(level, column, row) {
      empty(byRow, level, row, column);
      empty(byColumn, level, column, row);
    },
  });

  return {
    add: grid.add,
    remove: grid.remove,
    each: grid.each,
    walk(line, visit) {
      const filled = line.isVertical ? byColumn : byRow;
      for (const [index, level] of grid.levels().entries()) {
        if (level === undefined) continue;
        const side = level.width;
        const across = cellOf(line.across, side);
        const cells = filled[index]?.get(across);
        if (cells === undefined) continue;
        walkCells(cells, { first: cellOf(line.from, side), last: cellOf(line.to, side) }, (cell, step) => {
          const items = line.isVertical ? grid.cell(index, across, cell) : grid.cell(index, cell, across);
          return visit(items, (step === 1 ? cell : cell + 1) * side);
        });
      }
    },
  };
}

/** Visits the filled cells from the first number to the last, whichever is larger, until it is told to stop. */
function walkCells(
  cells: readonly number[],
  { first, last }: { readonly first: number; readonly last: number },
  visit: (cell: number, step: 1 | -1) => boolean,
): void {
  const step = first <= last ? 1 : -1;
  let place = step === 1 ? placeIn(cells, first) : placeIn(cells, first + 1) - 1;
  for (let cell = cells[place]; cell !== undefined; cell = cells[place]) {
    if ((last - cell) * step < 0 || visit(cell, step)) return;
    place += step;
  }
}

function fill(filled: Filled[], level: number, line: number, cell: number): void {
  const lines = filled[level] ?? new Map<number, number[]>();
  filled[level] = lines;
  const cells = lines.get(line);
  if (cells === undefined) lines.set(line, [cell]);
  else cells.splice(placeIn(cells, cell), 0, cell);
}

function empty(filled: Filled[], level: number, line: number, cell: number): void {
  const cells = filled[level]?.get(line);
  if (cells === undefined) return;
  cells.splice(placeIn(cells, cell), 1);
  if (cells.length === 0) filled[level]?.delete(line);
}

/** Where a number stands or would stand in an ordered list. */
function placeIn(list: readonly number[], wanted: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
