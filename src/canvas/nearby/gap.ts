import type { Rect } from '../../lib/geometry.ts';
import { memoByKey } from '../../lib/memo.ts';
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

/** The rectangles of an edge's segments and labels, and their bounds. */
interface Extent {
  readonly all: Rect;
  readonly segments: readonly Rect[];
}

/** The distance between the view and an edge or its labels. Beyond `limit` it need not be exact. */
export function gapOfEdge({ data }: RelationEdge, view: Rect, limit: number): number {
  if (data === undefined) return Number.POSITIVE_INFINITY;
  const { all, segments } = extentOf(data.route);
  if (gapBetween(all, view) > limit) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (const segment of segments) {
    least = Math.min(least, gapBetween(segment, view));
    if (least === 0) break;
  }
  return least;
}

const extentOf = memoByKey((route: Route): Extent => {
  const labels = route.labels.map(({ x, y }) => ({
    left: x - LABEL.across,
    top: y - LABEL.down,
    right: x + LABEL.across,
    bottom: y + LABEL.down,
  }));
  const segments = [...labels, ...route.points.slice(1).map((_, index) => segmentOf(route, index + 1))];
  const all = segments.reduce((one, other) => ({
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  }));
  return { all, segments };
});

/** The segment of a route that ends at a corner. */
function segmentOf({ points }: Route, index: number): Rect {
  const to = points[index] ?? { x: 0, y: 0 };
  const from = points[index - 1] ?? to;
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    right: Math.max(from.x, to.x),
    bottom: Math.max(from.y, to.y),
  };
}
