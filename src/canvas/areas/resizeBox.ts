import type { Position, Size } from '../../model/index.ts';
import type { Box } from '../geometry.ts';

/** A side of a box, or two that meet in a corner: `top`, `top left`. */
export const sides = [
  'top',
  'right',
  'bottom',
  'left',
  'top left',
  'top right',
  'bottom right',
  'bottom left',
] as const;

export type Side = (typeof sides)[number];

/** The box after a side was pulled; the opposite one stays where it is, and it gets no smaller than told. Whole pixels. */
export function resizeBox({ x, y, width, height }: Box, side: Side, by: Position, least: Size): Box {
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
