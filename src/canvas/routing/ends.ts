import type { Position, Size } from '../../model/index.ts';
import type { EdgeEnd, Side } from '../route.ts';
import type { Obstacle } from './space.ts';

/** The least distance between two boxes for an edge to run between them, in pixels. */
const ROOM = 56;

/** An edge to route: its two boxes, where it touches them, and its lane among parallel edges. */
export interface EdgeRequest {
  readonly id: string;
  readonly source: Obstacle;
  readonly target: Obstacle;
  /** In canvas coordinates. */
  readonly startY: number;
  readonly endY: number;
  /** How far each end may move up or down, off another edge, in pixels. */
  readonly startSlack: number;
  readonly endSlack: number;
  /** Of `lanes`, counted from 0 at the box on the left. */
  readonly lane: number;
  readonly lanes: number;
  /** The sizes of its labels, in pixels: one for its middle, or one for its start and one for its end. */
  readonly labels: readonly Size[];
}

/** The sides at which an edge leaves and arrives: facing sides where there is room between the boxes, else both right sides. */
export function sidesOf(
  source: Pick<Obstacle, 'left' | 'right'>,
  target: Pick<Obstacle, 'left' | 'right'>,
): readonly [Side, Side] {
  if (target.left - source.right >= ROOM) return ['right', 'left'];
  if (source.left - target.right >= ROOM) return ['left', 'right'];
  return ['right', 'right'];
}

/** An end of an edge, with the first point at which the edge may turn. */
export interface Port {
  readonly end: EdgeEnd;
  readonly box: Obstacle;
  readonly free: Position;
  /** 1 where the edge leaves the box to the right, -1 to the left. */
  readonly out: 1 | -1;
}

/** @param stub the distance from the box to the first possible bend, in pixels */
export function portOf(box: Obstacle, y: number, side: Side, stub: number): Port {
  const x = side === 'left' ? box.left : box.right;
  const out = side === 'left' ? -1 : 1;
  return { end: { x, y, side }, box, free: { x: x + out * stub, y }, out };
}
