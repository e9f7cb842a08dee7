import { growRect, type Rect } from '../../lib/geometry.ts';
import type { Position } from '../../model/index.ts';
import type { Side } from '../route.ts';
import { directWay, isStubFree } from './directWay.ts';
import { type EdgeWish, type Port, portOf, sidesOf } from './ends.ts';
import { searchWay, withoutStraights } from './searchWay.ts';
import { MAX_MARGIN, type Space } from './space.ts';
import { sweepWay } from './sweepWay.ts';

/** How an edge is looked for: the margin round boxes, how far it goes straight out of its own, how far around it is searched. */
interface Attempt {
  readonly margin: number;
  readonly stub: number;
  readonly around: number;
  readonly isThorough: boolean;
  readonly maxStates: number;
  readonly haste: number;
}

const attempts: readonly Attempt[] = [
  {
    margin: MAX_MARGIN,
    stub: 20,
    around: 400,
    isThorough: false,
    maxStates: 250,
    haste: 1.2,
  },
  { margin: MAX_MARGIN, stub: 20, around: 1_500, isThorough: false, maxStates: 1_500, haste: 3 },
  // Where boxes stand close.
  { margin: 4, stub: 10, around: 400, isThorough: false, maxStates: 600, haste: 1.2 },
  { margin: 1, stub: 1, around: 300, isThorough: true, maxStates: 3_000, haste: 1 },
];

/** With more boxes than these around it, an edge that was not found is left to the next attempt. */
const MAX_THOROUGH = 40;
/** Boxes that are this far apart are not searched between at first: a sweep is quicker and draws straighter. Pixels. */
const FAR = 1_200;

/** The corners of an edge's way, and what is kept clear beside it. */
export interface Way {
  readonly points: readonly Position[];
  readonly margin: number;
  readonly stub: number;
  /** Whether it turns where the lanes of its box want it. */
  readonly isDirect: boolean;
}

const sides: readonly Side[] = ['right', 'left'];

/** The way of an edge that avoids all boxes, its own included; straight through them where there is none. */
export function chooseWay(space: Space, wish: EdgeWish): Way {
  const [startSide, endSide] = sidesOf(wish.source, wish.target);
  for (const attempt of attempts) {
    const { margin, stub } = attempt;
    const start = portOf(wish.source, wish.startY, startSide, stub);
    const end = portOf(wish.target, wish.endY, endSide, stub);
    const direct = attempt.isThorough ? null : directWay(space, wish, start, end, margin);
    const swept = direct === null && isFar(wish, attempt) ? sweepWay(space, start, end, margin) : null;
    const points = direct ?? (swept === null ? searchAround(space, wish, attempt) : withoutStraights(swept));
    if (points !== null) return { points, margin, stub, isDirect: points === direct };
  }
  return { points: throughBoxes(wish, startSide, endSide), margin: 0, stub: 0, isDirect: true };
}

function isFar({ source, target }: EdgeWish, { isThorough }: Attempt): boolean {
  const dx = Math.abs(source.left - target.left);
  const dy = Math.abs(source.top - target.top);
  return !isThorough && dx + dy > FAR;
}

function searchAround(space: Space, wish: EdgeWish, attempt: Attempt): Position[] | null {
  const { margin, around, isThorough, maxStates, haste } = attempt;
  const starts = openPorts(space, wish, attempt, 'source');
  const ends = openPorts(space, wish, attempt, 'target');
  if (starts.length === 0 || ends.length === 0) return null;
  const room = growRect(roomOf(wish), around);
  const turns = isThorough ? turnsIn(space, room, margin) : null;
  if (turns !== null && turns.xs.length > 2 * MAX_THOROUGH) return null;
  return searchWay(space, { starts, ends, margin, room, turns, maxStates, haste });
}

function openPorts(
  space: Space,
  { source, target, startY, endY }: EdgeWish,
  { stub, margin }: Attempt,
  which: 'source' | 'target',
): Port[] {
  const [box, y] = which === 'source' ? [source, startY] : [target, endY];
  return sides
    .map((side) => portOf(box, y, side, stub))
    .filter((port) => isStubFree(space, port, margin) && isOpen(space, port, margin));
}

/** Whether the place before a box is not in the margin of another one. */
function isOpen(space: Space, { free }: Port, margin: number): boolean {
  return space.firstOnLine({ isVertical: false, across: free.y, from: free.x, to: free.x }, margin) === null;
}

function roomOf({ source, target }: EdgeWish): Rect {
  return {
    left: Math.min(source.left, target.left),
    top: Math.min(source.top, target.top),
    right: Math.max(source.right, target.right),
    bottom: Math.max(source.bottom, target.bottom),
  };
}

function turnsIn(space: Space, room: Rect, margin: number) {
  const boxes = space.obstaclesIn(room);
  return {
    xs: boxes.flatMap(({ left, right }) => [left - margin, right + margin]),
    ys: boxes.flatMap(({ top, bottom }) => [top - margin, bottom + margin]),
  };
}

/** Boxes that cover each other's ends leave no other way. */
function throughBoxes(wish: EdgeWish, startSide: Side, endSide: Side): Position[] {
  const start = portOf(wish.source, wish.startY, startSide, 20);
  const end = portOf(wish.target, wish.endY, endSide, 20);
  if (start.end.y === end.end.y && start.out !== end.out) return [start.end, end.end];
  const middle = start.out === end.out ? Math.max(start.free.x, end.free.x) : (start.free.x + end.free.x) / 2;
  return [start.end, { x: middle, y: start.end.y }, { x: middle, y: end.end.y }, end.end];
}
