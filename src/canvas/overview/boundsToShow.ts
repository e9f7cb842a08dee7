import { type Box, boundsOf, middleOf, type Size } from '../../lib/geometry.ts';
import { boxOfNode, type Flow } from '../flow.ts';

/** The bounds of all models, areas and notes; null where there are none. */
export function boundsOfFlow(flow: Flow): Box | null {
  return boundsOf([...flow.areas, ...flow.nodes, ...flow.notes].map(boxOfNode));
}

/**
 * The region to show: everything if it fits, otherwise the models around the one
 * that is nearest to the median position, so that the view is never empty.
 *
 * @param room the largest region that can be shown, in canvas pixels
 */
export function boundsToShow(flow: Flow, room: Size): Box | null {
  const all = boundsOfFlow(flow);
  if (all === null || (all.width <= room.width && all.height <= room.height)) return all;
  const boxes = (flow.nodes.length > 0 ? flow.nodes : [...flow.areas, ...flow.notes]).map(boxOfNode);
  const middles = boxes.map(middleOf);
  const centre = { x: medianOf(middles.map(({ x }) => x)), y: medianOf(middles.map(({ y }) => y)) };
  const distanceTo = (box: Box): number => {
    const { x, y } = middleOf(box);
    return Math.hypot(x - centre.x, y - centre.y);
  };
  const nearest = boxes.reduce<Box | null>(
    (one, other) => (one === null || distanceTo(other) < distanceTo(one) ? other : one),
    null,
  );
  if (nearest === null) return all;
  const middle = middleOf(nearest);
  const isAround = (box: Box): boolean => {
    const { x, y } = middleOf(box);
    return Math.abs(x - middle.x) <= room.width / 2 && Math.abs(y - middle.y) <= room.height / 2;
  };
  return boundsOf(boxes.filter(isAround));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
