import type { Position } from '../model/index.ts';
import type { Box } from './geometry.ts';

export type Side = 'left' | 'right';

/** One end of an edge: where it touches a box, and from which side. */
export interface EdgeEnd extends Position {
  readonly side: Side;
}

export interface Route {
  /** For the `d` of an SVG path. */
  readonly path: string;
  readonly start: EdgeEnd;
  readonly end: EdgeEnd;
  readonly label: Position;
  /** Its corners, from end to end. */
  readonly points: readonly Position[];
}

/** Sets the edges at the right side of a box apart, counted from that side: 0, 1, 2 … of `lanes`. */
export interface Lane {
  readonly lane: number;
  readonly lanes: number;
}

/** Two boxes that are this far apart have room for an edge between them. */
const ROOM = 56;
const DETOUR = 40;
const LANE = 14;
const CORNER = 8;

/** On which sides an edge leaves and arrives: between the boxes where there is room, else round their right. */
export function sidesOf(source: Box, target: Box): readonly [Side, Side] {
  if (target.x - (source.x + source.width) >= ROOM) return ['right', 'left'];
  if (source.x - (target.x + target.width) >= ROOM) return ['left', 'right'];
  return ['right', 'right'];
}

/** The two boxes of an edge, and where it touches them, from their tops. */
export interface EdgeSpan {
  readonly source: Box;
  readonly target: Box;
  readonly startY: number;
  readonly endY: number;
}

/** An edge of right angles with round corners. */
export function routeEdge({ source, target, startY, endY }: EdgeSpan, lane: Lane): Route {
  const [startSide, endSide] = sidesOf(source, target);
  const start = { x: sideX(source, startSide), y: source.y + startY, side: startSide };
  const end = { x: sideX(target, endSide), y: target.y + endY, side: endSide };
  const middle = startSide === endSide ? detourX(source, target, lane) : betweenX(start, end, lane);
  return {
    path: roundedPath(start, end, middle),
    start,
    end,
    label: { x: middle, y: (start.y + end.y) / 2 },
    points: [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end],
  };
}

function sideX(box: Box, side: Side): number {
  return side === 'left' ? box.x : box.x + box.width;
}

function detourX(source: Box, target: Box, { lane }: Lane): number {
  return Math.max(source.x + source.width, target.x + target.width) + DETOUR + lane * LANE;
}

function betweenX(start: Position, end: Position, { lane, lanes }: Lane): number {
  const middle = (start.x + end.x) / 2;
  const spread = Math.min(LANE, Math.abs(end.x - start.x) / (lanes + 2));
  // Lanes are counted from the left box, wherever the edge starts.
  return middle + (lane - (lanes - 1) / 2) * spread;
}

function roundedPath(start: Position, end: Position, middle: number): string {
  const height = end.y - start.y;
  if (Math.abs(height) < 1) return `M ${start.x} ${start.y} H ${end.x}`;
  const down = Math.sign(height);
  const out = Math.sign(middle - start.x);
  const back = Math.sign(end.x - middle);
  const corner = Math.min(CORNER, Math.abs(height) / 2, Math.abs(middle - start.x), Math.abs(end.x - middle));
  return [
    `M ${start.x} ${start.y}`,
    `H ${middle - out * corner}`,
    `Q ${middle} ${start.y} ${middle} ${start.y + down * corner}`,
    `V ${end.y - down * corner}`,
    `Q ${middle} ${end.y} ${middle + back * corner} ${end.y}`,
    `H ${end.x}`,
  ].join(' ');
}
