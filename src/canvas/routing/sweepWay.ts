import type { Position } from '../../model/index.ts';
import type { Port } from './ends.ts';
import type { Obstacle, Space } from './space.ts';

/** Two bends are worth this many pixels of way. */
const JOG = 140;
/** How far an edge goes before it has to give way again, in a dense drawing; pixels. */
const STRETCH = 700;
const MAX_JOGS = 48;
const MAX_PROBES = 5;
const MAX_TRIES = 6;

/** Two axes: a sweep goes along one and gives way across. */
interface Sweep {
  readonly isUpright: boolean;
  /** 1 or -1 along the axis. */
  readonly sign: number;
  readonly goal: { readonly along: number; readonly across: number };
  readonly margin: number;
}

interface Place {
  readonly along: number;
  readonly across: number;
}

/**
 * A way that goes from one end towards the other and gives way to each box on
 * the side that costs the least, as people draw them. Quick however far it is;
 * null where it runs into a corner.
 */
export function sweepWay(space: Space, start: Port, end: Port, margin: number): Position[] | null {
  const isUpright = start.out === end.out;
  const from = placeOf(start.free, isUpright);
  const goal = placeOf(end.free, isUpright);
  const sign = Math.sign(goal.along - from.along);
  if (sign === 0 || (!isUpright && sign !== start.out)) return null;
  const sweep: Sweep = { isUpright, sign, goal, margin };
  const places: Place[] = [from];
  let now = from;
  for (let jog = 0; jog < MAX_JOGS; jog += 1) {
    const last = finish(space, sweep, now);
    if (last !== null) {
      places.push(...last, goal);
      return [start.end, ...places.map((place) => positionOf(place, isUpright)), end.end];
    }
    const next = giveWay(space, sweep, now);
    if (next === null) return null;
    places.push({ along: next.along, across: now.across }, next);
    now = next;
  }
  return null;
}

function placeOf({ x, y }: Position, isUpright: boolean): Place {
  return isUpright ? { along: y, across: x } : { along: x, across: y };
}

function positionOf({ along, across }: Place, isUpright: boolean): Position {
  return isUpright ? { x: across, y: along } : { x: along, y: across };
}

function hitAlong(space: Space, { isUpright, margin }: Sweep, across: number, from: number, to: number) {
  return space.firstOnLine({ isVertical: isUpright, across, from, to }, margin);
}

function hitAcross(space: Space, { isUpright, margin }: Sweep, along: number, from: number, to: number) {
  return space.firstOnLine({ isVertical: !isUpright, across: along, from, to }, margin);
}

/** Where a box stops a line: the border of its margin on the side that the line comes from. */
function borderOf({ left, top, right, bottom }: Obstacle, isVertical: boolean, sign: number, margin: number) {
  const [low, high] = isVertical ? [top, bottom] : [left, right];
  return sign > 0 ? low - margin : high + margin;
}

/** The last two turns, where nothing stands between the place and the goal. */
function finish(space: Space, sweep: Sweep, now: Place): Place[] | null {
  const { sign, goal, margin, isUpright } = sweep;
  const hit = hitAlong(space, sweep, now.across, now.along, goal.along);
  if (now.across === goal.across) return hit === null ? [] : null;
  const ahead = hit === null ? goal.along : borderOf(hit, isUpright, sign, margin);
  const hitBack = hitAlong(space, sweep, goal.across, goal.along, now.along);
  const back = hitBack === null ? now.along : borderOf(hitBack, isUpright, -sign, margin);
  if ((ahead - back) * sign < 0) return null;
  const [low, high] = sign > 0 ? [back, ahead] : [ahead, back];
  const along = freeAcross(space, sweep, { low, high, from: now.across, to: goal.across });
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
function freeAcross(space: Space, sweep: Sweep, { low, high, from, to }: Crossing): number | null {
  const wanted = (low + high) / 2;
  const tried = new Set<number>();
  const waiting = [wanted];
  while (tried.size < MAX_TRIES) {
    waiting.sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted) || one - other);
    const along = waiting.shift();
    if (along === undefined) return null;
    tried.add(along);
    const hit = hitAcross(space, sweep, along, from, to);
    if (hit === null) return along;
    for (const sign of [1, -1]) {
      const next = borderOf(hit, sweep.isUpright, sign, sweep.margin);
      if (next >= low && next <= high && !tried.has(next) && !waiting.includes(next)) waiting.push(next);
    }
  }
  return null;
}

/** Where to turn before the box ahead, and how far across: past it, or past the next ones too where that is worth it. */
function giveWay(space: Space, sweep: Sweep, now: Place): Place | null {
  const { isUpright, sign, goal, margin } = sweep;
  const hit = hitAlong(space, sweep, now.across, now.along, goal.along);
  let turn = hit === null ? goal.along : borderOf(hit, isUpright, sign, margin);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if ((turn - now.along) * sign < 0) return null;
    const choice = bestAcross(space, sweep, { along: turn, across: now.across }, hit);
    if (choice.across !== null) return { along: turn, across: choice.across };
    if (choice.inTheWay === null) return null;
    turn = borderOf(choice.inTheWay, isUpright, sign, margin);
  }
  return null;
}

interface Choice {
  readonly across: number | null;
  /** What kept a line across from getting past the box. */
  readonly inTheWay: Obstacle | null;
}

function bestAcross(space: Space, sweep: Sweep, turn: Place, ahead: Obstacle | null): Choice {
  const { isUpright, sign } = sweep;
  let best: Offer | null = null;
  let inTheWay: Obstacle | null = null;
  for (const direction of [-1, 1]) {
    const { offers, block } = offersOn(space, sweep, turn, ahead, direction);
    for (const offer of offers) {
      if (best === null || offer.cost < best.cost) best = offer;
    }
    if (offers.length === 0 && block !== null) inTheWay = nearer(inTheWay, block, isUpright, sign);
  }
  return { across: best?.across ?? null, inTheWay };
}

/** A place across and what the way over it costs, as far as can be told. */
interface Offer {
  readonly across: number;
  readonly cost: number;
}

/** The places on one side of a turn: past the box ahead, then past what stands ahead there, and so on. */
function offersOn(space: Space, sweep: Sweep, turn: Place, ahead: Obstacle | null, direction: number) {
  const { isUpright, goal, sign, margin } = sweep;
  const offers: Offer[] = [];
  let passed = ahead;
  let reached = turn.across;
  for (let probe = 0; probe < MAX_PROBES; probe += 1) {
    const across = passed === null ? goal.across : borderOf(passed, !isUpright, -direction, margin);
    if ((across - reached) * direction <= 0) break;
    const block = hitAcross(space, sweep, turn.along, reached, across);
    if (block !== null) return { offers, block };
    reached = across;
    const next = hitAlong(space, sweep, across, turn.along, goal.along);
    const reach = next === null ? goal.along : borderOf(next, isUpright, sign, margin);
    const left = Math.abs(goal.along - reach) / STRETCH;
    const cost =
      Math.abs(across - turn.across) + Math.abs(goal.across - across) + JOG * (left > 0 ? 1 + left : 0);
    if ((reach - turn.along) * sign > 0) offers.push({ across, cost });
    if (next === null) break;
    passed = next;
  }
  return { offers, block: null };
}

/** The box that begins first on the way: before it there may be room to turn. */
function nearer(one: Obstacle | null, other: Obstacle, isUpright: boolean, sign: number): Obstacle {
  if (one === null) return other;
  return (borderOf(other, isUpright, sign, 0) - borderOf(one, isUpright, sign, 0)) * sign < 0 ? other : one;
}
