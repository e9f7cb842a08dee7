import { greatestOf } from '../../lib/extremes.ts';
import type { Position } from '../project.ts';
import type { LayoutBox } from './layoutGraph.ts';
import type { PlacedGroup } from './stackColumns.ts';

/** Smaller than between related boxes: no edge runs here. */
const gap = 40;

/** Each number of columns up to this one is tried. */
const MOST_COLUMNS = 40;

/**
 * Arranges boxes without edges in a block of columns, in their order: one block
 * for each number of columns, for the caller to choose from. Without boxes, the
 * only choice is null.
 */
export function arrangeLoose(boxes: readonly LayoutBox[]): readonly (PlacedGroup | null)[] {
  if (boxes.length === 0) return [null];
  return Array.from({ length: Math.min(boxes.length, MOST_COLUMNS) }, (_, index) =>
    toColumns(boxes, index + 1),
  );
}

/** Puts each box into the column that ends highest, from left to right. */
function toColumns(boxes: readonly LayoutBox[], count: number): PlacedGroup {
  const width = greatestOf(boxes.map(({ size }) => size.width));
  const ends = Array.from({ length: count }, () => 0);
  const positions = new Map<string, Position>();
  for (const { id, size } of boxes) {
    let column = 0;
    ends.forEach((end, index) => {
      if (end < (ends[column] ?? 0)) column = index;
    });
    const y = ends[column] ?? 0;
    positions.set(id, { x: column * (width + gap), y });
    ends[column] = y + size.height + gap;
  }
  return {
    size: { width: count * (width + gap) - gap, height: greatestOf(ends) - gap },
    positions,
  };
}
