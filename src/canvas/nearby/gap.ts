import type { Rect } from '../../lib/geometry.ts';
import { memoByKey } from '../../lib/memo.ts';
import type { CanvasNode, RelationEdge } from '../flow.ts';
import type { Route } from '../route.ts';

/** How far apart two pieces of the canvas are, along the axis along which they are farther; 0 where they touch. */
export function gapBetween(one: Rect, other: Rect): number {
  const across = Math.max(one.left - other.right, other.left - one.right, 0);
  const down = Math.max(one.top - other.bottom, other.top - one.bottom, 0);
  return Math.max(across, down);
}

/** What has a place and a size of its own. */
export type Placed = Pick<CanvasNode, 'position' | 'width' | 'height'>;

/** How far a box is from a piece of the canvas. Called for every box on every frame: must not allocate. */
export function gapOfNode({ position, width = 0, height = 0 }: Placed, view: Rect): number {
  const { x, y } = position;
  const across = Math.max(x - view.right, view.left - x - width, 0);
  const down = Math.max(y - view.bottom, view.top - y - height, 0);
  return Math.max(across, down);
}

/** Half of the room that any label takes, in canvas pixels. */
const LABEL = { across: 140, down: 24 };

/** The way and the label of an edge as pieces, and what all of them take together. */
interface Extent {
  readonly all: Rect;
  readonly pieces: readonly Rect[];
}

/**
 * How far the way of an edge or its label is from a piece of the canvas; more
 * than `limit` is as good as endless.
 */
export function gapOfEdge({ data }: RelationEdge, view: Rect, limit: number): number {
  if (data === undefined) return Number.POSITIVE_INFINITY;
  const { all, pieces } = extentOf(data.route);
  if (gapBetween(all, view) > limit) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    least = Math.min(least, gapBetween(piece, view));
    if (least === 0) break;
  }
  return least;
}

const extentOf = memoByKey((route: Route): Extent => {
  const { x, y } = route.label;
  const label = {
    left: x - LABEL.across,
    top: y - LABEL.down,
    right: x + LABEL.across,
    bottom: y + LABEL.down,
  };
  const pieces = [label, ...route.points.slice(1).map((_, index) => pieceOf(route, index + 1))];
  const all = pieces.reduce((one, other) => ({
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  }));
  return { all, pieces };
});

/** The piece of a way that ends at a corner. */
function pieceOf({ points }: Route, index: number): Rect {
  const to = points[index] ?? { x: 0, y: 0 };
  const from = points[index - 1] ?? to;
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    right: Math.max(from.x, to.x),
    bottom: Math.max(from.y, to.y),
  };
}
