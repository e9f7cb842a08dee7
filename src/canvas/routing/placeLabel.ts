import { type Rect, rectsOverlap, rectsTouch } from '../../lib/geometry.ts';
import type { Position } from '../../model/index.ts';
import { comesBefore, type Rank, type Space, type Track } from './space.ts';

/** A label to be placed: how much room it takes, and the way that it belongs to. */
export interface LabelWish {
  readonly rank: Rank;
  readonly points: readonly Position[];
  readonly width: number;
  readonly height: number;
}

/** Kept clear around a label, in pixels. */
const GAP = 3;
/** Room for the mark at an end of an edge. */
const MARK = 22;
/** How far apart the places along a piece are that are tried. */
const STEP = 28;
const MAX_STEPS = 6;
/** Hiding a line of another edge is worth this much way. */
const HIDES = 30;
/** More lines under a label than these make no difference. */
const MOST_LINES = 40;
/** How far a label may be moved off its edge; beyond, it stands where it would have liked to. */
const MAX_AWAY = 420;

interface Candidate extends Position {
  /** The less the better, other lines aside. */
  readonly cost: number;
}

/**
 * The middle of a label: on its own edge where that covers no box and no label
 * that comes before, near the middle of the edge and off other lines where it
 * can; else as near beside as there is room.
 */
export function placeLabel(space: Space, wish: LabelWish): Position {
  const candidates = alongWay(wish);
  candidates.sort((one, other) => one.cost - other.cost);
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (best !== null && candidate.cost >= best.cost) break;
    const room = roomOf(candidate, wish);
    if (!isFree(space, room, wish.rank)) continue;
    const cost = candidate.cost + HIDES * linesUnder(space, room, wish.rank);
    if (best === null || cost < best.cost) best = { ...candidate, cost };
  }
  const place = best ?? beside(space, wish, candidates[0] ?? { x: 0, y: 0 });
  return { x: place.x, y: place.y };
}

function roomOf({ x, y }: Position, { width, height }: LabelWish): Rect {
  return {
    left: x - width / 2 - GAP,
    top: y - height / 2 - GAP,
    right: x + width / 2 + GAP,
    bottom: y + height / 2 + GAP,
  };
}

/** Places on the edge; the middle of the way is the best, a piece between two bends better than the first or last. */
function alongWay({ points, width, height }: LabelWish): Candidate[] {
  const candidates: Candidate[] = [];
  const whole = points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);
  let gone = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from === undefined || to === undefined) break;
    const length = distance(from, to);
    const isLevel = from.y === to.y;
    const [isFirst, isLast] = [index === 1, index === points.length - 1];
    const room = (isLevel ? width : height) / 2 + MARK;
    // A level line that is shorter than its label disappears under it.
    const hidden = isLevel ? Math.max(0, width + 12 - length) : 0;
    const outer = isFirst === isLast ? 0 : 24;
    for (const place of placesOn(isFirst ? room : 0, length - (isLast ? room : 0), length)) {
      const share = place / Math.max(1, length);
      candidates.push({
        x: Math.round(from.x + (to.x - from.x) * share),
        y: Math.round(from.y + (to.y - from.y) * share),
        cost: Math.round(Math.abs(gone + place - whole / 2) / 2 + outer + hidden),
      });
    }
    gone += length;
  }
  if (candidates.length === 0) candidates.push({ ...middleOf(points), cost: 0 });
  return candidates;
}

/** The middle of a piece, then places farther from it on either side, not too many. */
function placesOn(begin: number, end: number, length: number): number[] {
  const middle = length / 2;
  const reach = Math.max(end - middle, middle - begin);
  const step = Math.max(STEP, reach / MAX_STEPS);
  const places = [middle];
  for (let away = step; away <= reach; away += step) places.push(middle - away, middle + away);
  return places.filter((place) => place >= begin && place <= end);
}

function distance(one: Position, other: Position): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

function middleOf(points: readonly Position[]): Position {
  const [first, last] = [points[0] ?? { x: 0, y: 0 }, points.at(-1) ?? { x: 0, y: 0 }];
  return { x: Math.round((first.x + last.x) / 2), y: Math.round((first.y + last.y) / 2) };
}

/** The free place that is the least away. */
function beside(space: Space, wish: LabelWish, wanted: Position): Position {
  const [stepX, stepY] = [wish.width / 4, (wish.height + 2 * GAP) / 2];
  const tries: (Position & { readonly away: number })[] = [];
  for (let dy = 0; dy <= MAX_AWAY; dy += stepY) {
    for (let dx = 0; dx <= MAX_AWAY; dx += stepX) {
      const away = Math.hypot(dx, dy);
      if (away === 0 || away > MAX_AWAY) continue;
      for (const [x, y] of dx === 0
        ? ([
            [0, dy],
            [0, -dy],
          ] as const)
        : ([
            [dx, dy],
            [-dx, dy],
            [dx, -dy],
            [-dx, -dy],
          ] as const)) {
        tries.push({ x: Math.round(wanted.x + x), y: Math.round(wanted.y + y), away });
      }
    }
  }
  tries.sort((one, other) => one.away - other.away);
  return tries.find((place) => isFree(space, roomOf(place, wish), wish.rank)) ?? wanted;
}

function isFree(space: Space, room: Rect, rank: Rank): boolean {
  if (space.obstaclesIn(room).length > 0) return false;
  let isOpen = true;
  space.labels.each(room, (label) => {
    if (isOpen && rectsOverlap(label, room) && comesBefore(label.rank, rank)) isOpen = false;
  });
  return isOpen;
}

/** How many pieces of other edges a label would hide. */
function linesUnder(space: Space, room: Rect, rank: Rank): number {
  const found = new Set<Track>();
  const visit = (track: Track): void => {
    if (found.size < MOST_LINES && track.rank.id !== rank.id && rectsTouch(track, room)) found.add(track);
  };
  space.columns.each(room, visit);
  space.rows.each(room, visit);
  return found.size;
}
