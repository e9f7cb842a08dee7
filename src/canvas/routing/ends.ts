import type { Position } from '../../model/index.ts';
import type { EdgeEnd, Side } from '../route.ts';
import type { Obstacle } from './space.ts';

/** Two boxes that are this far apart have room for an edge between them. */
const ROOM = 56;

/** An edge to be routed: its boxes, where it touches them, and its lane beside others. */
export interface EdgeWish {
  readonly id: string;
  readonly source: Obstacle;
  readonly target: Obstacle;
  /** On the canvas. */
  readonly startY: number;
  readonly endY: number;
  /** Counted from the box at the left: 0, 1, 2 … of `lanes`. */
  readonly lane: number;
  readonly lanes: number;
  readonly labelWidth: number;
  readonly labelHeight: number;
}

/** On which sides an edge leaves and arrives: between the boxes where there is room, else round their right. */
export function sidesOf(
  source: Pick<Obstacle, 'left' | 'right'>,
  target: Pick<Obstacle, 'left' | 'right'>,
): readonly [Side, Side] {
  if (target.left - source.right >= ROOM) return ['right', 'left'];
  if (source.left - target.right >= ROOM) return ['left', 'right'];
  return ['right', 'right'];
}

/** An end with the place from which the edge is free to turn. */
export interface Port {
  readonly end: EdgeEnd;
  readonly box: Obstacle;
  readonly free: Position;
  /** 1 where the edge leaves the box to the right, -1 to the left. */
  readonly out: 1 | -1;
}

/** @param stub how far an edge goes straight out of a box, in pixels */
export function portOf(box: Obstacle, y: number, side: Side, stub: number): Port {
  const x = side === 'left' ? box.left : box.right;
  const out = side === 'left' ? -1 : 1;
  return { end: { x, y, side }, box, free: { x: x + out * stub, y }, out };
}
