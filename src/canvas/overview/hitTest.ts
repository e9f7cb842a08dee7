import { type Box, contains, isInside } from '../../lib/geometry.ts';
import type { Position, RelationRef } from '../../model/index.ts';
import { gapTo, nearerEnd } from '../edges/halves.ts';
import { boxOfNode, type ModelNode, type RelationEdge, type RelationEdgeData } from '../flow.ts';

/** The model whose box is at a point; of overlapping ones the topmost. */
export function modelAt(nodes: readonly ModelNode[], point: Position): ModelNode | null {
  return nodes.findLast((node) => contains(boxOfNode(node), point)) ?? null;
}

/** The models whose boxes lie entirely in a region. */
export function modelsIn(nodes: readonly ModelNode[], area: Box): readonly ModelNode[] {
  return nodes.filter((node) => isInside(boxOfNode(node), area));
}

/** The relation whose edge is nearest to a point, within `reach`; of two relations of one edge the one whose end is nearer. */
export function relationAt(
  edges: readonly RelationEdge[],
  point: Position,
  reach: number,
): RelationRef | null {
  let nearest: RelationEdge | null = null;
  let least = reach;
  for (const edge of edges) {
    const gap = gapTo(edge.data?.route.points ?? [], point);
    if (gap > least) continue;
    least = gap;
    nearest = edge;
  }
  return nearest?.data === undefined ? null : relationNear(nearest.data, point);
}

/** The relation of an edge whose end is nearer to a point. */
export function relationNear({ sides, route }: RelationEdgeData, point: Position): RelationRef {
  const [first, second = first] = sides;
  const { relation } = nearerEnd(route.points, point) === 'start' ? first : second;
  return relation.ref;
}
