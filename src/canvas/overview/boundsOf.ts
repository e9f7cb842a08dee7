import { boundsOf as boundsOfBoxes, type Size } from '../../model/index.ts';
import type { CanvasNode, Flow } from '../flow.ts';
import type { Box } from '../geometry.ts';

/** The part of the canvas on which something stands; null where nothing does. */
export function boundsOf(flow: Flow): Box | null {
  return boundsOfBoxes(boxesOf([...flow.areas, ...flow.nodes, ...flow.notes]));
}

/**
 * The part of the canvas to be shown so that something is seen: all of it where
 * that fits into the room, else the models around the one that is nearest to
 * the middle of the crowd.
 *
 * @param room how much of the canvas can be seen at once, in canvas pixels
 */
export function boundsToShow(flow: Flow, room: Size): Box | null {
  const all = boundsOf(flow);
  if (all === null || (all.width <= room.width && all.height <= room.height)) return all;
  const boxes = boxesOf(flow.nodes.length > 0 ? flow.nodes : [...flow.areas, ...flow.notes]);
  const [x, y] = [medianOf(boxes.map(middleX)), medianOf(boxes.map(middleY))];
  const distanceTo = (box: Box): number => Math.hypot(middleX(box) - x, middleY(box) - y);
  const nearest = boxes.reduce<Box | null>(
    (one, other) => (one === null || distanceTo(other) < distanceTo(one) ? other : one),
    null,
  );
  if (nearest === null) return all;
  const isAround = (box: Box): boolean =>
    Math.abs(middleX(box) - middleX(nearest)) <= room.width / 2 &&
    Math.abs(middleY(box) - middleY(nearest)) <= room.height / 2;
  return boundsOfBoxes(boxes.filter(isAround));
}

function boxesOf(nodes: readonly CanvasNode[]): readonly Box[] {
  return nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
}

const middleX = ({ x, width }: Box): number => x + width / 2;
const middleY = ({ y, height }: Box): number => y + height / 2;

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
