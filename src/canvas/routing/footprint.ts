import type { Rect } from '../../lib/geometry.ts';

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
      if (
        rect.left <= (regions[index + 2] ?? 0) &&
        rect.right >= (regions[index] ?? 0) &&
        rect.top <= (regions[index + 3] ?? 0) &&
        rect.bottom >= (regions[index + 1] ?? 0)
      ) {
        return true;
      }
    }
  }
  return false;
}
