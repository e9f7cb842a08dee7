import { boundsOf } from '../../lib/geometry.ts';
import type { Position, Size } from '../project.ts';
import { type LayoutBox, type LayoutEdge, type LayoutGroup, singleEdges } from './layoutGraph.ts';
import { areCrossing, lineLength, runsThrough, type StraightLines } from './straightLines.ts';

/** How good a layout is, with each edge as a straight line between the middles of its boxes. */
export interface LayoutMeasures {
  /** Pairs of edges that cross. */
  readonly crossings: number;
  /** Boxes that edges of others run through. */
  readonly through: number;
  /** The total length of the edges, in pixels of the canvas. */
  readonly length: number;
  readonly size: Size;
}

/** Measures the positions of boxes. Two boxes have one line, whatever the number of their edges. */
export function measureLayout(
  { boxes, edges }: LayoutGroup,
  positions: ReadonlyMap<string, Position>,
): LayoutMeasures {
  const single = singleEdges(edges);
  const lines = straightLines(boxes, single, positions);
  let [crossings, through, length] = [0, 0, 0];
  for (let edge = 0; edge < single.length; edge += 1) {
    length += lineLength(lines, edge);
    for (let other = edge + 1; other < single.length; other += 1) {
      if (areCrossing(lines, edge, other)) crossings += 1;
    }
    for (let box = 0; box < boxes.length; box += 1) if (runsThrough(lines, edge, box)) through += 1;
  }
  const bounds = boundsOf(
    boxes.map(({ id, size }) => ({ ...(positions.get(id) ?? { x: 0, y: 0 }), ...size })),
  );
  const { width, height } = bounds ?? { width: 0, height: 0 };
  return { crossings, through, length, size: { width, height } };
}

function straightLines(
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  positions: ReadonlyMap<string, Position>,
): StraightLines {
  const index = new Map(boxes.map(({ id }, at) => [id, at]));
  const middle = (axis: 'x' | 'y', side: 'width' | 'height') =>
    Float64Array.from(boxes, ({ id, size }) => (positions.get(id)?.[axis] ?? 0) + size[side] / 2);
  return {
    from: Int32Array.from(edges, ({ from }) => index.get(from) ?? 0),
    to: Int32Array.from(edges, ({ to }) => index.get(to) ?? 0),
    x: middle('x', 'width'),
    y: middle('y', 'height'),
    halfWidths: Float64Array.from(boxes, ({ size }) => size.width / 2),
    halfHeights: Float64Array.from(boxes, ({ size }) => size.height / 2),
  };
}
