import type { Position } from '../../model/index.ts';
import { type EdgeEnd, type Route, roundedPath } from '../route.ts';

/** The length at the right side of a box where an edge ignores the pointer, in canvas pixels: the handle is there. */
const HANDLE = 12;

/** The part of an edge that takes the pointer: all but the part on a handle. */
export function hitPath({ points, start, end }: Route): string {
  const [first, ...rest] = points;
  const [last, before] = [points.at(-1), points.at(-2)];
  if (first === undefined || last === undefined || before === undefined) return '';
  const to = shortened(last, before, end);
  const from = shortened(first, rest[0] ?? first, start);
  return roundedPath([from, ...points.slice(1, -1), to]);
}

function shortened(at: Position, towards: Position, { side }: EdgeEnd): Position {
  if (side !== 'right' || at.y !== towards.y) return at;
  return { x: Math.min(at.x + HANDLE, Math.max(at.x, towards.x)), y: at.y };
}
