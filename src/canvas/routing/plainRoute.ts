import type { Position, Size } from '../../model/index.ts';
import { pathThroughBoxes } from './choosePath.ts';
import type { RoutedEdge } from './routedEdge.ts';
import { rectAround, removeFromCanvas, toRoute } from './routedEdge.ts';
import type { Space } from './space.ts';

/** The distance from an end of an edge to a label beside its mark, in pixels. */
const MARK = 22;

/**
 * Routes an edge without a look at the canvas: through whatever is in its way, with its
 * labels wherever they fall. It takes the same short time in any crowd. Other edges do
 * not take it into account.
 */
export function routePlainly(space: Space, routed: RoutedEdge): void {
  removeFromCanvas(space, routed);
  const { request } = routed;
  const points = pathThroughBoxes(request).map(({ x, y }) => ({ x, y }));
  routed.points = points;
  routed.labels = request.labels.map((size, index) => ({
    ...rectAround(
      request.labels.length === 1 ? middleOf(points) : besideEnd(points, index === 0, size),
      size,
    ),
    rank: routed.rank,
  }));
  routed.isPathDue = false;
  routed.isLabelDue = false;
  routed.route = toRoute(routed);
}

/** The middle of the middle segment: a plain path has one or three. */
function middleOf(points: readonly Position[]): Position {
  const index = Math.floor(points.length / 2);
  const [from, to] = [points[index - 1] ?? { x: 0, y: 0 }, points[index] ?? { x: 0, y: 0 }];
  return { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
}

/** The place of a label on the first or last segment, which are horizontal. */
function besideEnd(points: readonly Position[], isStart: boolean, { width }: Size): Position {
  const [end, next] = isStart ? [points[0], points[1]] : [points.at(-1), points.at(-2)];
  const { x, y } = end ?? { x: 0, y: 0 };
  return { x: Math.round(x + Math.sign((next?.x ?? x) - x) * (MARK + width / 2)), y };
}
