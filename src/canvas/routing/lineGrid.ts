import type { Rect } from '../../lib/geometry.ts';
import { cellOf, createSpatialGrid, type SpatialGrid } from './spatialGrid.ts';

/** A straight line: `across` is its y when it is horizontal, its x when it is vertical. */
export interface Line {
  readonly isVertical: boolean;
  readonly across: number;
  readonly from: number;
  readonly to: number;
}

/** A grid that can be traversed along a line. */
export interface LineGrid<Item extends Rect> extends SpatialGrid<Item> {
  /**
   * Visits the non-empty cells on a line, in the direction of the line, level
   * by level. The cost depends on the number of these cells, not on the length
   * of the line.
   *
   * @param visit receives the items of a cell and where the line enters it; returns true to skip the rest of the level
   */
  walk(line: Line, visit: (items: readonly Item[], enteredAt: number) => boolean): void;
}

/** For each row or column, the ordered numbers of its non-empty cells. */
type FilledCells = Map<number, number[]>;

/** Square cells, `size` in pixels. */
export function createLineGrid<Item extends Rect>(size: number): LineGrid<Item> {
  const byRow: FilledCells[] = [];
  const byColumn: FilledCells[] = [];
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

/** Visits the non-empty cells from the first number to the last, upwards or downwards, until `visit` returns true. */
function walkCells(
  cells: readonly number[],
  { first, last }: { readonly first: number; readonly last: number },
  visit: (cell: number, step: 1 | -1) => boolean,
): void {
  const step = first <= last ? 1 : -1;
  let place = step === 1 ? indexIn(cells, first) : indexIn(cells, first + 1) - 1;
  for (let cell = cells[place]; cell !== undefined; cell = cells[place]) {
    if ((last - cell) * step < 0 || visit(cell, step)) return;
    place += step;
  }
}

function fill(filled: FilledCells[], level: number, line: number, cell: number): void {
  const lines = filled[level] ?? new Map<number, number[]>();
  filled[level] = lines;
  const cells = lines.get(line);
  if (cells === undefined) lines.set(line, [cell]);
  else cells.splice(indexIn(cells, cell), 0, cell);
}

function empty(filled: FilledCells[], level: number, line: number, cell: number): void {
  const cells = filled[level]?.get(line);
  if (cells === undefined) return;
  cells.splice(indexIn(cells, cell), 1);
  if (cells.length === 0) filled[level]?.delete(line);
}

/** The index of a number in an ordered list, or the index at which to insert it. */
function indexIn(list: readonly number[], wanted: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
