import type { Rect } from '../../lib/geometry.ts';
import { createSpatialGrid } from './spatialGrid.ts';

/**
 * The regions of the canvas that a computation has read: when one of them
 * changes, its result may change. Left, top, right, bottom per region, and the
 * bounds of all of them.
 */
export interface Footprint {
  readonly regions: readonly number[];
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function footprintOf(regions: readonly number[]): Footprint {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index + 3 < regions.length; index += 4) {
    left = Math.min(left, regions[index] ?? left);
    top = Math.min(top, regions[index + 1] ?? top);
    right = Math.max(right, regions[index + 2] ?? right);
    bottom = Math.max(bottom, regions[index + 3] ?? bottom);
  }
  return { regions, left, top, right, bottom };
}

/** Whether a change touches one of the regions that were read. */
export function touchesAny(
  { regions, left, top, right, bottom }: Footprint,
  changed: readonly Rect[],
): boolean {
  for (const rect of changed) {
    if (rect.left > right || rect.right < left || rect.top > bottom || rect.bottom < top) continue;
    for (let index = 0; index + 3 < regions.length; index += 4) {
      if (touchesRegion(regions, index, rect)) return true;
    }
  }
  return false;
}

/** From so many changes on they are sorted into a grid. */
const MANY = 64;
/** The size of a cell of that grid, in canvas pixels: about that of a box. */
const CELL = 320;

/**
 * The same question for many footprints about the same changes. Thousands of
 * changes are sorted into a grid first; each footprint is compared only with
 * those that are near.
 */
export function createTouchTest(changed: readonly Rect[]): (footprint: Footprint) => boolean {
  if (changed.length < MANY) return (footprint) => touchesAny(footprint, changed);
  const grid = createSpatialGrid<Rect>(CELL, CELL);
  for (const rect of changed) grid.add(rect);
  return ({ regions }) => {
    let isTouched = false;
    for (let index = 0; index + 3 < regions.length && !isTouched; index += 4) {
      const [left = 0, top = 0, right = 0, bottom = 0] = regions.slice(index, index + 4);
      grid.each({ left, top, right, bottom }, (rect) => {
        isTouched ||= touchesRegion(regions, index, rect);
      });
    }
    return isTouched;
  };
}

function touchesRegion(regions: readonly number[], index: number, rect: Rect): boolean {
  return (
    rect.left <= (regions[index + 2] ?? 0) &&
    rect.right >= (regions[index] ?? 0) &&
    rect.top <= (regions[index + 3] ?? 0) &&
    rect.bottom >= (regions[index + 1] ?? 0)
  );
}
