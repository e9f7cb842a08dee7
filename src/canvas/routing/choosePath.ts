import { growRect, type Rect } from '../../lib/geometry.ts';
import type { Position } from '../../model/index.ts';
import type { Side } from '../route.ts';
import { directPath, isStubFree } from './directPath.ts';
import { type EdgeRequest, type Port, portOf, sidesOf } from './ends.ts';
import { greedyPath } from './greedyPath.ts';
import { searchPath, withoutStraights } from './searchPath.ts';
import { MAX_MARGIN, type Space } from './space.ts';

/** Settings of one attempt to find a path. Lengths in pixels. */
interface Attempt {
  /** Kept free around boxes. */
  readonly margin: number;
  /** How far the path leaves its own box before the first bend. */
  readonly stub: number;
  /** How far around the two boxes the search may go. */
  readonly around: number;
  /** Whether the sides of all boxes nearby are tried as turns. */
  readonly isThorough: boolean;
  readonly maxStates: number;
  readonly heuristicWeight: number;
}

const attempts: readonly Attempt[] = [
  {
    margin: MAX_MARGIN,
    stub: 20,
    around: 400,
    isThorough: false,
    maxStates: 250,
    heuristicWeight: 1.2,
  },
  { margin: MAX_MARGIN, stub: 20, around: 1_500, isThorough: false, maxStates: 1_500, heuristicWeight: 3 },
  // For boxes that are close together.
  { margin: 4, stub: 10, around: 400, isThorough: false, maxStates: 600, heuristicWeight: 1.2 },
  { margin: 1, stub: 1, around: 300, isThorough: true, maxStates: 3_000, heuristicWeight: 1 },
];

/** With more boxes than this nearby, a thorough search would take too long. */
const MAX_THOROUGH = 40;
/** Beyond this distance, in pixels, a greedy path is tried before a search: it is faster and straighter. */
const FAR = 1_200;

/** The corners of an edge, both ends included. */
export interface Path {
  readonly points: readonly Position[];
  readonly margin: number;
  readonly stub: number;
  /** Whether it already turns in the lane that its box assigns to it. */
  readonly isDirect: boolean;
}

const sides: readonly Side[] = ['right', 'left'];

/** Finds a path that crosses no box, not even its own two; without one, a path straight through the boxes. */
export function choosePath(space: Space, request: EdgeRequest): Path {
  const [startSide, endSide] = sidesOf(request.source, request.target);
  for (const attempt of attempts) {
    const { margin, stub } = attempt;
    const start = portOf(request.source, request.startY, startSide, stub);
    const end = portOf(request.target, request.endY, endSide, stub);
    const direct = attempt.isThorough ? null : directPath(space, request, start, end, margin);
    const greedy = direct === null && isFar(request, attempt) ? greedyPath(space, start, end, margin) : null;
    const points =
      direct ?? (greedy === null ? searchAround(space, request, attempt) : withoutStraights(greedy));
    if (points !== null) return { points, margin, stub, isDirect: points === direct };
  }
  return { points: pathThroughBoxes(request), margin: 0, stub: 0, isDirect: true };
}

function isFar({ source, target }: EdgeRequest, { isThorough }: Attempt): boolean {
  const dx = Math.abs(source.left - target.left);
  const dy = Math.abs(source.top - target.top);
  return !isThorough && dx + dy > FAR;
}

function searchAround(space: Space, request: EdgeRequest, attempt: Attempt): Position[] | null {
  const { margin, around, isThorough, maxStates, heuristicWeight } = attempt;
  const starts = openPorts(space, request, attempt, 'source');
  const ends = openPorts(space, request, attempt, 'target');
  if (starts.length === 0 || ends.length === 0) return null;
  const room = growRect(roomOf(request), around);
  const turns = isThorough ? turnsIn(space, room, margin) : null;
  if (turns !== null && turns.xs.length > 2 * MAX_THOROUGH) return null;
  return searchPath(space, { starts, ends, margin, room, turns, maxStates, heuristicWeight });
}

function openPorts(
  space: Space,
  { source, target, startY, endY }: EdgeRequest,
  { stub, margin }: Attempt,
  which: 'source' | 'target',
): Port[] {
  const [box, y] = which === 'source' ? [source, startY] : [target, endY];
  return sides
    .map((side) => portOf(box, y, side, stub))
    .filter((port) => isStubFree(space, port, margin) && isOpen(space, port, margin));
}

/** Whether the point in front of a box is outside the margins of other boxes. */
function isOpen(space: Space, { free }: Port, margin: number): boolean {
  return space.firstOnLine({ isVertical: false, across: free.y, from: free.x, to: free.x }, margin) === null;
}

function roomOf({ source, target }: EdgeRequest): Rect {
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

/** A path with at most two bends that ignores other boxes: for where they cover both sides of a box, and for crowds of edges. */
export function pathThroughBoxes(request: EdgeRequest): Position[] {
  const [startSide, endSide] = sidesOf(request.source, request.target);
  const start = portOf(request.source, request.startY, startSide, 20);
  const end = portOf(request.target, request.endY, endSide, 20);
  if (start.end.y === end.end.y && start.out !== end.out) return [start.end, end.end];
  const middle = start.out === end.out ? Math.max(start.free.x, end.free.x) : (start.free.x + end.free.x) / 2;
  return [start.end, { x: middle, y: start.end.y }, { x: middle, y: end.end.y }, end.end];
}
