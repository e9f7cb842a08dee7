import type { Position } from '../../model/index.ts';
import { type EdgeEnd, type Route, roundedPath } from '../route.ts';
import { halvesOf } from './halves.ts';

/** The length at the right side of a box where an edge ignores the pointer, in canvas pixels: the handle is there. */
const HANDLE = 12;

/** The parts of an edge that take the pointer, one or two halves: all but the parts on a handle. */
export function hitPaths({ points, start, end }: Route, count: number): readonly string[] {
  if (count === 1) {
    const open = withoutHandle(withoutHandle(points, start).toReversed(), end).toReversed();
    return [roundedPath(open)];
  }
  const [first, second] = halvesOf(points);
  return [
    roundedPath(withoutHandle(first, start)),
    roundedPath(withoutHandle(second.toReversed(), end).toReversed()),
  ];
}

/** A path without the part on a handle at its beginning. */
function withoutHandle([first, next, ...rest]: readonly Position[], { side }: EdgeEnd): readonly Position[] {
  if (first === undefined || next === undefined) return [];
  const isOnHandle = side === 'right' && first.y === next.y;
  const from = isOnHandle ? { x: Math.min(first.x + HANDLE, Math.max(first.x, next.x)), y: first.y } : first;
  return [from, next, ...rest];
}
