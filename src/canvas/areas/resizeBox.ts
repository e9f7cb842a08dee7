import type { Box, Point, Size } from '../../lib/geometry.ts';

/** A side of a box, or the two sides of a corner: `top`, `top left`. */
export const resizeHandles = [
  'top',
  'right',
  'bottom',
  'left',
  'top left',
  'top right',
  'bottom right',
  'bottom left',
] as const;

export type ResizeHandle = (typeof resizeHandles)[number];

/** The box after a side or a corner was dragged: the opposite one stays, and the box gets no smaller than `least`. Whole pixels. */
export function resizeBox({ x, y, width, height }: Box, side: ResizeHandle, by: Point, least: Size): Box {
  const [dx, dy] = [Math.round(by.x), Math.round(by.y)];
  const growX = side.includes('right') ? dx : side.includes('left') ? -dx : 0;
  const growY = side.includes('bottom') ? dy : side.includes('top') ? -dy : 0;
  const now = {
    width: Math.max(Math.min(least.width, width), width + growX),
    height: Math.max(Math.min(least.height, height), height + growY),
  };
  return {
    ...now,
    x: side.includes('left') ? x + width - now.width : x,
    y: side.includes('top') ? y + height - now.height : y,
  };
}
