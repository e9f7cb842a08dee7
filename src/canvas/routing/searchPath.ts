import type { Rect } from '../../lib/geometry.ts';
import type { Position } from '../../model/index.ts';
import type { Port } from './ends.ts';
import type { Line, Obstacle, Space } from './space.ts';
import { createStateHeap, type HeapItem } from './stateHeap.ts';

/** A bend costs as much as this many pixels of length. */
const BEND = 70;
/** How many obstacles in turn a run tries to pass. */
const MAX_PROBES = 4;

/** A search from one of the starts to one of the ends, within a region of the canvas. */
export interface Search {
  readonly starts: readonly Port[];
  readonly ends: readonly Port[];
  readonly margin: number;
  readonly room: Rect;
  /**
   * Coordinates at which a run may turn, besides those next to its obstacles.
   * null for none, which is fast and nearly always enough; with the sides of
   * all boxes no path is missed.
   */
  readonly turns: { readonly xs: readonly number[]; readonly ys: readonly number[] } | null;
  readonly maxStates: number;
  /** Weight of the A* heuristic: higher finds a path sooner, but a worse one. */
  readonly heuristicWeight: number;
}

/** A point that was reached, and how: `sign` is the direction along the axis of the run. */
interface State extends HeapItem {
  readonly x: number;
  readonly y: number;
  readonly isVertical: boolean;
  readonly sign: number;
  readonly spent: number;
  readonly before: State | null;
  readonly start: Port;
  /** The box that stopped the run; the next run tries to pass it. */
  readonly obstacle: Obstacle | null;
}

/** A* search for a short path with few bends that meets no box. Returns its corners, both ends included; null where none is found. */
export function searchPath(space: Space, search: Search): Position[] | null {
  const waiting = createStateHeap<State>();
  const best = new Map<number, number>();
  const columns = new Map<number, number>();
  const rows = new Map<number, number>();
  let turn = 0;

  function stateKey({ x, y, isVertical, sign }: Pick<State, 'x' | 'y' | 'isVertical' | 'sign'>): number {
    // Stays within the engine's small integers.
    const place = (intern(columns, x) << 14) | intern(rows, y);
    return (place << 2) | (isVertical ? 2 : 0) | (sign > 0 ? 1 : 0);
  }

  function reach(state: Omit<State, 'cost' | 'turn'>): void {
    const key = stateKey(state);
    const known = best.get(key);
    if (known !== undefined && known <= state.spent) return;
    best.set(key, state.spent);
    turn += 1;
    waiting.push({
      ...state,
      turn,
      cost: state.spent + search.heuristicWeight * leastCost(state, search.ends),
    });
  }

  for (const start of search.starts) {
    const { x, y } = start.free;
    const begin = {
      x,
      y,
      isVertical: false,
      sign: start.out,
      spent: 0,
      before: null,
      start,
      obstacle: null,
    };
    reach(begin);
    run(space, search, { ...begin, turn: 0, cost: 0 }, { isVertical: false, sign: start.out }, reach);
  }
  for (let count = 0; count < search.maxStates; count += 1) {
    const state = waiting.pop();
    if (state === undefined) return null;
    if ((best.get(stateKey(state)) ?? 0) < state.spent) continue;
    const end = search.ends.find((candidate) => arrives(state, candidate));
    if (end) return cornersOf(state, end);
    const isVertical = !state.isVertical;
    run(space, search, state, { isVertical, sign: 1 }, reach);
    run(space, search, state, { isVertical, sign: -1 }, reach);
  }
  return null;
}

function intern(numbers: Map<number, number>, value: number): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}

/** Whether a run that reached the point in front of a box may enter it: not where it would have to turn back. */
function arrives({ x, y, isVertical, sign }: State, { free, out }: Port): boolean {
  return x === free.x && y === free.y && (isVertical || sign === -out);
}

/** A lower bound for the cost of the rest of the path. */
function leastCost({ x, y, isVertical, sign }: Omit<State, 'cost' | 'turn'>, ends: readonly Port[]): number {
  let least = Infinity;
  for (const { free, out } of ends) {
    const [dx, dy] = [free.x - x, free.y - y];
    let bends = 0;
    if (isVertical) bends = dx === 0 ? 1 : Math.sign(dx) === -out ? 1 : 3;
    else if (dy !== 0) bends = 2;
    else if (dx !== 0 && Math.sign(dx) !== sign) bends = 2;
    if (isVertical && dy !== 0 && Math.sign(dy) !== sign) bends = Math.max(bends, 3);
    least = Math.min(least, Math.abs(dx) + Math.abs(dy) + bends * BEND);
  }
  return least;
}

/** The axis and direction of a run. */
interface Heading {
  readonly isVertical: boolean;
  readonly sign: number;
}

/** Goes straight on as far as the line is free, and reaches each point at which a turn may pay. */
function run(
  space: Space,
  search: Search,
  state: State,
  { isVertical, sign }: Heading,
  reach: (state: Omit<State, 'cost' | 'turn'>) => void,
): void {
  const { margin, room } = search;
  const across = isVertical ? state.x : state.y;
  const from = isVertical ? state.y : state.x;
  const border = isVertical ? (sign > 0 ? room.bottom : room.top) : sign > 0 ? room.right : room.left;
  if ((border - from) * sign <= 0) return;
  const hit = space.firstOnLine({ isVertical, across, from, to: border }, margin);
  const limit = hit === null ? border : nearSide(hit, isVertical, sign, margin);
  if ((limit - from) * sign <= 0) return;
  const stops = stopsOf(space, search, state, { isVertical, across, from, to: limit });
  if (hit !== null) stops.add(limit);
  for (const stop of stops) {
    if ((stop - from) * sign <= 0 || (limit - stop) * sign < 0) continue;
    reach({
      x: isVertical ? across : stop,
      y: isVertical ? stop : across,
      isVertical,
      sign,
      spent: state.spent + Math.abs(stop - from) + (isVertical === state.isVertical ? 0 : BEND),
      before: state,
      start: state.start,
      obstacle: stop === limit ? hit : null,
    });
  }
}

function nearSide({ left, top, right, bottom }: Obstacle, isVertical: boolean, sign: number, margin: number) {
  const side = isVertical ? (sign > 0 ? top : bottom) : sign > 0 ? left : right;
  return side - sign * margin;
}

/** The coordinates of a run at which a turn may pay. */
function stopsOf(space: Space, search: Search, state: State, line: Line): Set<number> {
  const { isVertical, across, from, to } = line;
  const { margin, ends, turns } = search;
  const [low, high] = from < to ? [from, to] : [to, from];
  const stops = new Set<number>();
  for (const { free } of ends) stops.add(isVertical ? free.y : free.x);
  for (const place of (isVertical ? turns?.ys : turns?.xs) ?? []) stops.add(place);
  // Past the obstacle of the previous run, and past the obstacles that the next run would meet there.
  const besides: Obstacle[] = state.obstacle === null ? [] : [state.obstacle];
  for (let probe = 0; probe < besides.length && probe < MAX_PROBES; probe += 1) {
    const beside = besides[probe];
    if (beside === undefined) break;
    const sides = isVertical ? [beside.top, beside.bottom] : [beside.left, beside.right];
    [(sides[0] ?? 0) - margin, (sides[1] ?? 0) + margin].forEach((stop) => {
      if (stop < low || stop > high || stops.has(stop)) return;
      stops.add(stop);
      const next = nextObstacle(space, search, { isVertical: !isVertical, across: stop, from: across });
      if (next !== null && !besides.includes(next)) besides.push(next);
    });
  }
  return stops;
}

/** The first box between a point and the nearest end, along the axis of a line. */
function nextObstacle(
  space: Space,
  { ends, margin }: Search,
  { isVertical, across, from }: Omit<Line, 'to'>,
): Obstacle | null {
  let to = Infinity;
  for (const { free } of ends) {
    const place = isVertical ? free.y : free.x;
    if (Math.abs(place - from) < Math.abs(to - from)) to = place;
  }
  return space.firstOnLine({ isVertical, across, from, to }, margin);
}

/** The corners from the start's box to the end's. */
function cornersOf(last: State, end: Port): Position[] {
  const corners: Position[] = [end.end, end.free];
  for (let state: State | null = last; state !== null; state = state.before) {
    corners.push({ x: state.x, y: state.y });
  }
  corners.push(last.start.end);
  corners.reverse();
  return withoutStraights(corners);
}

/** Leaves out corners that lie on a straight segment. */
export function withoutStraights(corners: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const corner of corners) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last?.x === corner.x && last.y === corner.y) continue;
    const isColumn = before?.x === last?.x && last?.x === corner.x;
    const isRow = before?.y === last?.y && last?.y === corner.y;
    if (before !== undefined && (isColumn || isRow)) kept.pop();
    kept.push(corner);
  }
  return kept;
}
