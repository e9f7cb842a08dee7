import type { Position } from '../../model/index.ts';
import type { Port } from './ends.ts';
import type { Obstacle, Space } from './space.ts';

/** Two bends cost as much as this many pixels of length. */
const JOG = 140;
/** The expected distance between two detours in a dense drawing, in pixels. */
const STRETCH = 700;
const MAX_JOGS = 48;
const MAX_PROBES = 5;
const MAX_TRIES = 6;

/** A path that advances along one axis and makes its detours across it. */
interface GreedySearch {
  readonly isVertical: boolean;
  /** 1 or -1 along the axis. */
  readonly sign: number;
  readonly goal: { readonly along: number; readonly across: number };
  readonly margin: number;
}

interface AxisPoint {
  readonly along: number;
  readonly across: number;
}

/**
 * A path that heads from one end for the other and passes each box on the
 * cheaper side, as people draw them. Its cost does not depend on the distance.
 * null where it gets stuck.
 */
export function greedyPath(space: Space, start: Port, end: Port, margin: number): Position[] | null {
  const isVertical = start.out === end.out;
  const from = toAxisPoint(start.free, isVertical);
  const goal = toAxisPoint(end.free, isVertical);
  const sign = Math.sign(goal.along - from.along);
  if (sign === 0 || (!isVertical && sign !== start.out)) return null;
  const search: GreedySearch = { isVertical, sign, goal, margin };
  const points: AxisPoint[] = [from];
  let now = from;
  for (let jog = 0; jog < MAX_JOGS; jog += 1) {
    const last = complete(space, search, now);
    if (last !== null) {
      points.push(...last, goal);
      return [start.end, ...points.map((point) => toPosition(point, isVertical)), end.end];
    }
    const next = detour(space, search, now);
    if (next === null) return null;
    points.push({ along: next.along, across: now.across }, next);
    now = next;
  }
  return null;
}

function toAxisPoint({ x, y }: Position, isVertical: boolean): AxisPoint {
  return isVertical ? { along: y, across: x } : { along: x, across: y };
}

function toPosition({ along, across }: AxisPoint, isVertical: boolean): Position {
  return isVertical ? { x: across, y: along } : { x: along, y: across };
}

function hitAlong(
  space: Space,
  { isVertical, margin }: GreedySearch,
  across: number,
  from: number,
  to: number,
) {
  return space.firstOnLine({ isVertical, across, from, to }, margin);
}

function hitAcross(
  space: Space,
  { isVertical, margin }: GreedySearch,
  along: number,
  from: number,
  to: number,
) {
  return space.firstOnLine({ isVertical: !isVertical, across: along, from, to }, margin);
}

/** Where a line enters the margin of a box. `sign` is the direction of the line. */
function borderOf({ left, top, right, bottom }: Obstacle, isVertical: boolean, sign: number, margin: number) {
  const [low, high] = isVertical ? [top, bottom] : [left, right];
  return sign > 0 ? low - margin : high + margin;
}

/** The last turns, where no box is between the current point and the goal; null where one is. */
function complete(space: Space, search: GreedySearch, now: AxisPoint): AxisPoint[] | null {
  const { sign, goal, margin, isVertical } = search;
  const hit = hitAlong(space, search, now.across, now.along, goal.along);
  if (now.across === goal.across) return hit === null ? [] : null;
  const ahead = hit === null ? goal.along : borderOf(hit, isVertical, sign, margin);
  const hitBack = hitAlong(space, search, goal.across, goal.along, now.along);
  const back = hitBack === null ? now.along : borderOf(hitBack, isVertical, -sign, margin);
  if ((ahead - back) * sign < 0) return null;
  const [low, high] = sign > 0 ? [back, ahead] : [ahead, back];
  const along = freeAcross(space, search, { low, high, from: now.across, to: goal.across });
  return along === null
    ? null
    : [
        { along, across: now.across },
        { along, across: goal.across },
      ];
}

interface Crossing {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
}

/** A place between two others from which a line across is free, the nearest to their middle. */
function freeAcross(space: Space, search: GreedySearch, { low, high, from, to }: Crossing): number | null {
  const wanted = (low + high) / 2;
  const tried = new Set<number>();
  const waiting = [wanted];
  while (tried.size < MAX_TRIES) {
    waiting.sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted) || one - other);
    const along = waiting.shift();
    if (along === undefined) return null;
    tried.add(along);
    const hit = hitAcross(space, search, along, from, to);
    if (hit === null) return along;
    for (const sign of [1, -1]) {
      const next = borderOf(hit, search.isVertical, sign, search.margin);
      if (next >= low && next <= high && !tried.has(next) && !waiting.includes(next)) waiting.push(next);
    }
  }
  return null;
}

/** Where to turn before the box ahead, and how far to go across: past that box, or past the next ones too where that pays. */
function detour(space: Space, search: GreedySearch, now: AxisPoint): AxisPoint | null {
  const { isVertical, sign, goal, margin } = search;
  const hit = hitAlong(space, search, now.across, now.along, goal.along);
  let turn = hit === null ? goal.along : borderOf(hit, isVertical, sign, margin);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if ((turn - now.along) * sign < 0) return null;
    const choice = bestAcross(space, search, { along: turn, across: now.across }, hit);
    if (choice.across !== null) return { along: turn, across: choice.across };
    if (choice.inTheWay === null) return null;
    turn = borderOf(choice.inTheWay, isVertical, sign, margin);
  }
  return null;
}

interface Choice {
  readonly across: number | null;
  /** The box that blocked the line across. */
  readonly inTheWay: Obstacle | null;
}

function bestAcross(space: Space, search: GreedySearch, turn: AxisPoint, ahead: Obstacle | null): Choice {
  const { isVertical, sign } = search;
  let best: Candidate | null = null;
  let inTheWay: Obstacle | null = null;
  for (const direction of [-1, 1]) {
    const { candidates, block } = candidatesOn(space, search, turn, ahead, direction);
    for (const candidate of candidates) {
      if (best === null || candidate.cost < best.cost) best = candidate;
    }
    if (candidates.length === 0 && block !== null) inTheWay = nearer(inTheWay, block, isVertical, sign);
  }
  return { across: best?.across ?? null, inTheWay };
}

/** A possible detour with its estimated cost. */
interface Candidate {
  readonly across: number;
  readonly cost: number;
}

/** The detours to one side of a turn: past the box ahead, then past the next box in that line, and so on. */
function candidatesOn(
  space: Space,
  search: GreedySearch,
  turn: AxisPoint,
  ahead: Obstacle | null,
  direction: number,
) {
  const { isVertical, goal, sign, margin } = search;
  const candidates: Candidate[] = [];
  let passed = ahead;
  let reached = turn.across;
  for (let probe = 0; probe < MAX_PROBES; probe += 1) {
    const across = passed === null ? goal.across : borderOf(passed, !isVertical, -direction, margin);
    if ((across - reached) * direction <= 0) break;
    const block = hitAcross(space, search, turn.along, reached, across);
    if (block !== null) return { candidates, block };
    reached = across;
    const next = hitAlong(space, search, across, turn.along, goal.along);
    const reach = next === null ? goal.along : borderOf(next, isVertical, sign, margin);
    const left = Math.abs(goal.along - reach) / STRETCH;
    const cost =
      Math.abs(across - turn.across) + Math.abs(goal.across - across) + JOG * (left > 0 ? 1 + left : 0);
    if ((reach - turn.along) * sign > 0) candidates.push({ across, cost });
    if (next === null) break;
    passed = next;
  }
  return { candidates, block: null };
}

/** The box that starts first in the direction of travel: there may be room to turn before it. */
function nearer(one: Obstacle | null, other: Obstacle, isVertical: boolean, sign: number): Obstacle {
  if (one === null) return other;
  return (borderOf(other, isVertical, sign, 0) - borderOf(one, isVertical, sign, 0)) * sign < 0 ? other : one;
}
