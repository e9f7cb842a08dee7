import type { Position } from '../../model/index.ts';

/** Splits a path with right angles in its middle; the middle belongs to both halves. */
export function halvesOf(points: readonly Position[]): readonly [readonly Position[], readonly Position[]] {
  const half = lengthOf(points) / 2;
  let travelled = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from === undefined || to === undefined) break;
    const length = distance(from, to);
    if (travelled + length >= half && length > 0) {
      const share = (half - travelled) / length;
      const middle = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      return [
        [...points.slice(0, index), middle],
        [middle, ...points.slice(index)],
      ];
    }
    travelled += length;
  }
  return [points, points];
}

/** Returns the end of a path that is nearer to a point, along the path. */
export function nearerEnd(points: readonly Position[], point: Position): 'start' | 'end' {
  const [first, second] = halvesOf(points);
  return gapTo(first, point) <= gapTo(second, point) ? 'start' : 'end';
}

/** Returns the least distance between a path and a point. */
export function gapTo(points: readonly Position[], { x, y }: Position): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from === undefined || to === undefined) continue;
    const [width, height] = [to.x - from.x, to.y - from.y];
    const length = width ** 2 + height ** 2;
    const share = length === 0 ? 0 : ((x - from.x) * width + (y - from.y) * height) / length;
    const along = Math.max(0, Math.min(1, share));
    least = Math.min(least, Math.hypot(from.x + along * width - x, from.y + along * height - y));
  }
  return least;
}

function lengthOf(points: readonly Position[]): number {
  return points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);
}

function distance(one: Position, other: Position): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}
