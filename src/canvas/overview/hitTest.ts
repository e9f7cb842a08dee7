import { type Box, contains, isInside } from '../../lib/geometry.ts';
import type { Position } from '../../model/index.ts';
import { boxOfNode, type ModelNode, type RelationEdge } from '../flow.ts';

/** The model whose box is at a point; of overlapping ones the topmost. */
export function modelAt(nodes: readonly ModelNode[], point: Position): ModelNode | null {
  return nodes.findLast((node) => contains(boxOfNode(node), point)) ?? null;
}

/** The models whose boxes lie entirely in a region. */
export function modelsIn(nodes: readonly ModelNode[], area: Box): readonly ModelNode[] {
  return nodes.filter((node) => isInside(boxOfNode(node), area));
}

/** The relation whose edge is nearest to a point, within `reach`. */
export function relationAt(
  edges: readonly RelationEdge[],
  point: Position,
  reach: number,
): RelationEdge | null {
  let nearest: RelationEdge | null = null;
  let least = reach;
  for (const edge of edges) {
    const distance = distanceTo(edge.data?.route.points ?? [], point);
    if (distance > least) continue;
    least = distance;
    nearest = edge;
  }
  return nearest;
}

function distanceTo(points: readonly Position[], { x, y }: Position): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    if (from === undefined || to === undefined) continue;
    const [width, height] = [to.x - from.x, to.y - from.y];
    const length = width ** 2 + height ** 2;
    const share = length === 0 ? 0 : ((x - from.x) * width + (y - from.y) * height) / length;
    const along = Math.max(0, Math.min(1, share));
    least = Math.min(least, Math.hypot(from.x + along * width - x, from.y + along * height - y));
  }
  return least;
}
