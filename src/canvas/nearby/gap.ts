import type { Rect } from '../../lib/geometry.ts';
import { memoByKey } from '../../lib/memo.ts';
import type { Position } from '../../model/index.ts';
import type { CanvasNode, RelationEdge } from '../flow.ts';
import type { Route } from '../route.ts';

/** The distance between two rectangles, along the axis on which it is greater; 0 where they touch. */
export function gapBetween(one: Rect, other: Rect): number {
  const across = Math.max(one.left - other.right, other.left - one.right, 0);
  const down = Math.max(one.top - other.bottom, other.top - one.bottom, 0);
  return Math.max(across, down);
}

/** A node with its position and size. */
export type PositionedNode = Pick<CanvasNode, 'position' | 'width' | 'height'>;

/** The distance between a box and the view. Called for every box on every frame: must not allocate. */
export function gapOfNode({ position, width = 0, height = 0 }: PositionedNode, view: Rect): number {
  const { x, y } = position;
  const across = Math.max(x - view.right, view.left - x - width, 0);
  const down = Math.max(y - view.bottom, view.top - y - height, 0);
  return Math.max(across, down);
}

/** Half of the greatest size of a label, in canvas pixels. */
const LABEL = { across: 140, down: 24 };

/**
 * The distance between the view and an edge or its labels. Beyond `limit` it need not be
 * exact. Called for tens of thousands of edges at once: it remembers their bounds only,
 * and makes no rectangle for each of their segments.
 */
export function gapOfEdge({ data }: RelationEdge, view: Rect, limit: number): number {
  if (data === undefined || gapBetween(boundsOf(data.route), view) > limit) return Number.POSITIVE_INFINITY;
  const { points, labels } = data.route;
  let least = Number.POSITIVE_INFINITY;
  for (const { x, y } of labels) least = Math.min(least, gapOfLabel(x, y, view));
  for (let index = 1; index < points.length && least > 0; index += 1)
    least = Math.min(least, gapOfSegment(points[index - 1], points[index], view));
  return least;
}

function gapOfLabel(x: number, y: number, view: Rect): number {
  const across = Math.max(x - LABEL.across - view.right, view.left - x - LABEL.across, 0);
  const down = Math.max(y - LABEL.down - view.bottom, view.top - y - LABEL.down, 0);
  return Math.max(across, down);
}

function gapOfSegment(from: Position | undefined, to: Position | undefined, view: Rect): number {
  if (from === undefined || to === undefined) return Number.POSITIVE_INFINITY;
  const across = Math.max(Math.min(from.x, to.x) - view.right, view.left - Math.max(from.x, to.x), 0);
  const down = Math.max(Math.min(from.y, to.y) - view.bottom, view.top - Math.max(from.y, to.y), 0);
  return Math.max(across, down);
}

/** The bounds of a route and its labels. */
const boundsOf = memoByKey(({ points, labels }: Route): Rect => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  for (const { x, y } of labels) {
    left = Math.min(left, x - LABEL.across);
    top = Math.min(top, y - LABEL.down);
    right = Math.max(right, x + LABEL.across);
    bottom = Math.max(bottom, y + LABEL.down);
  }
  return { left, top, right, bottom };
});
