import type { Box } from '../geometry.ts';

/** A piece of the canvas by its sides, in canvas pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function rectOf({ x, y, width, height }: Box): Rect {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** Whether two pieces share more than a border. */
export function overlaps(one: Rect, other: Rect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether two pieces share anything, a border or a corner included. */
export function touches(one: Rect, other: Rect): boolean {
  return (
    one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
  );
}

export function grow({ left, top, right, bottom }: Rect, by: number): Rect {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
