import { type Rect, rectsOverlap, rectsTouch } from '../../lib/geometry.ts';
import type { Position, Size } from '../../model/index.ts';
import type { LabelPlace } from '../route.ts';
import { comesBefore, type Rank, type Space, type Track } from './space.ts';

/** A label to place: its size, the corners of its edge, and where on the edge it belongs. */
export interface LabelRequest {
  readonly rank: Rank;
  readonly points: readonly Position[];
  readonly end: 'start' | 'middle' | 'end';
  /** The labels of the same edge that have their places. */
  readonly own: readonly Rect[];
  readonly width: number;
  readonly height: number;
}

/** Kept free around a label, in pixels. */
const GAP = 3;
/** Room for the mark at an end of an edge, in pixels. */
const MARK = 22;
/** The distance between the candidates along a segment, in pixels. */
const STEP = 28;
const MAX_STEPS = 6;
/** Hiding a line of another edge costs as much as this many pixels of distance. */
const HIDES = 30;
/** A label that has its line near its border, not in its middle, costs as much as this many pixels of distance. */
const ASIDE = 12;
/** The distance of a horizontal line from the border of such a label, in pixels. */
const EDGE = 3;
/** Counting stops here: more lines under a label make no difference. */
const MOST_LINES = 40;
/** A label without room on its edge is cut to the first of these widths that has room. Pixels. */
const NARROWER = [240, 200, 160, 120, 90];
const NARROWEST = 64;
/** The farthest that a label may be from its best place while it still touches its edge, in pixels. */
const MAX_ASIDE = 200;
/** The farthest that a label may be from its best place otherwise, in pixels. */
const MAX_AWAY = 44;

interface Candidate extends Position {
  /** Lower is better; the lines that it would hide come on top. */
  readonly cost: number;
}

/**
 * Places a label. On its edge where it covers no box and no label of an
 * earlier edge, preferably near its end or the middle of the edge and off other
 * lines. Without such room it becomes narrower; without room for that, too, it is
 * close beside its edge, or hidden: its width is 0.
 */
export function placeLabel(space: Space, request: LabelRequest): LabelPlace {
  const narrowest = Math.min(request.width, NARROWEST);
  for (const width of [request.width, ...NARROWER, narrowest]) {
    if (width > request.width) continue;
    const narrow = { ...request, width };
    const place = onEdge(space, narrow) ?? findAround(space, narrow, { most: MAX_ASIDE, isOn: true });
    if (place !== null) return { ...place, width };
  }
  const last = { ...request, width: narrowest };
  const place = findAround(space, last, { most: MAX_AWAY, isOn: false });
  return place === null ? { ...wantedPlace(last), width: 0 } : { ...place, width: narrowest };
}

function wantedPlace(request: LabelRequest): Position {
  const [{ x, y } = { x: 0, y: 0 }] = candidatesOf(request);
  return { x, y };
}

function candidatesOf(request: LabelRequest): readonly Candidate[] {
  const candidates = request.end === 'middle' ? alongPath(request) : alongHalf(request);
  return candidates.sort((one, other) => one.cost - other.cost);
}

/** The best place on the edge; null where no place is free. */
function onEdge(space: Space, request: LabelRequest): Position | null {
  const candidates = candidatesOf(request);
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (best !== null && candidate.cost >= best.cost) break;
    const room = roomOf(candidate, request);
    if (!isFree(space, room, request)) continue;
    const cost = candidate.cost + HIDES * linesUnder(space, room, request.rank);
    if (best === null || cost < best.cost) best = { ...candidate, cost };
  }
  return best === null ? null : { x: best.x, y: best.y };
}

function roomOf({ x, y }: Position, { width, height }: LabelRequest): Rect {
  return {
    left: x - width / 2 - GAP,
    top: y - height / 2 - GAP,
    right: x + width / 2 + GAP,
    bottom: y + height / 2 + GAP,
  };
}

/** Candidates on the edge: best in the middle, and better between two bends than on the first or last segment. */
function alongPath({ points, width, height }: LabelRequest): Candidate[] {
  const candidates: Candidate[] = [];
  const whole = lengthOf(points);
  let travelled = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from === undefined || to === undefined) break;
    const length = distance(from, to);
    const isHorizontal = from.y === to.y;
    const [isFirst, isLast] = [index === 1, index === points.length - 1];
    const room = (isHorizontal ? width : height) / 2 + MARK;
    // A horizontal segment that is shorter than its label disappears under it.
    const hidden = isHorizontal ? Math.max(0, width + 12 - length) : 0;
    const outer = isFirst === isLast ? 0 : 24;
    for (const place of placesOnSegment(isFirst ? room : 0, length - (isLast ? room : 0), length)) {
      const share = place / Math.max(1, length);
      candidates.push({
        x: Math.round(from.x + (to.x - from.x) * share),
        y: Math.round(from.y + (to.y - from.y) * share),
        cost: Math.round(Math.abs(travelled + place - whole / 2) / 2 + outer + hidden),
      });
    }
    travelled += length;
  }
  if (candidates.length === 0) candidates.push({ ...middleOfEnds(points), cost: 0 });
  return candidates;
}

/** The part of an edge that the label of an end may be on. */
const REACH = 0.65;
/** A label beyond the middle of its edge costs as much as this many pixels of distance. */
const BEYOND = 60;

/**
 * Candidates near one end of the edge, at most a little beyond its middle: best beside
 * the mark. A label hangs over the bend of a segment that is shorter than itself.
 */
function alongHalf({ points, end, width, height }: LabelRequest): Candidate[] {
  const path = end === 'start' ? points : points.toReversed();
  const whole = lengthOf(path);
  const reach = whole * REACH;
  const candidates: Candidate[] = [];
  let travelled = 0;
  for (let index = 1; index < path.length && travelled <= reach; index += 1) {
    const [from, to] = [path[index - 1], path[index]];
    if (from === undefined || to === undefined) break;
    const length = distance(from, to);
    const [alongX, alongY] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
    const room = alongY === 0 ? width / 2 : height / 2;
    const first = index === 1 ? MARK + room : 0;
    const last = Math.max(first, Math.min(length, reach - travelled));
    const step = Math.max(STEP, (last - first) / (2 * MAX_STEPS));
    for (let place = first; place <= last; place += step) {
      const [x, y] = [Math.round(from.x + alongX * place), Math.round(from.y + alongY * place)];
      const isBeyond = travelled + place > whole / 2;
      const cost = Math.round((travelled + place) / 2) + (isBeyond ? BEYOND : 0);
      candidates.push({ x, y, cost }, ...asideOf({ x, y, cost }, alongY === 0, { width, height }));
    }
    travelled += length;
  }
  if (candidates.length === 0) candidates.push({ ...middleOfEnds(points), cost: 0 });
  return candidates;
}

/** The same place with the line near the border of the label, on either side. */
function asideOf({ x, y, cost }: Candidate, isHorizontal: boolean, { width, height }: Size): Candidate[] {
  const by = isHorizontal ? Math.round(height / 2) - EDGE : Math.round(width / 2) - MARK;
  if (by <= 0) return [];
  const [right, down] = isHorizontal ? [0, by] : [by, 0];
  return [
    { x: x - right, y: y - down, cost: cost + ASIDE },
    { x: x + right, y: y + down, cost: cost + ASIDE },
  ];
}

function lengthOf(points: readonly Position[]): number {
  return points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);
}

/** The middle of a segment, then a limited number of places on either side of it. */
function placesOnSegment(begin: number, end: number, length: number): number[] {
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

function middleOfEnds(points: readonly Position[]): Position {
  const [first, last] = [points[0] ?? { x: 0, y: 0 }, points.at(-1) ?? { x: 0, y: 0 }];
  return { x: Math.round((first.x + last.x) / 2), y: Math.round((first.y + last.y) / 2) };
}

/** How far around the best place a label is placed, and whether it must touch its edge or may be on no other. */
interface Around {
  readonly most: number;
  readonly isOn: boolean;
}

/** The nearest free place. Off its edge it is on no other, which it would seem to name. */
function findAround(space: Space, request: LabelRequest, { most, isOn }: Around): Position | null {
  const pieces = isOn ? piecesOf(request.points) : [];
  const free = placesAround(wantedPlace(request), request, most).find((place) => {
    const room = roomOf(place, request);
    if (isOn && !pieces.some((piece) => rectsOverlap(piece, room))) return false;
    return isFree(space, room, request) && (isOn || linesUnder(space, room, request.rank) === 0);
  });
  return free === undefined ? null : { x: free.x, y: free.y };
}

/** Places around one, the nearest first. */
function placesAround(wanted: Position, { width, height }: Size, most: number): readonly Position[] {
  const [stepX, stepY] = [width / 4, (height + 2 * GAP) / 2];
  const places: (Position & { readonly away: number })[] = [];
  for (let dy = 0; dy <= most; dy += stepY) {
    for (let dx = 0; dx <= most; dx += stepX) {
      const away = Math.hypot(dx, dy);
      if (away === 0 || away > most) continue;
      for (const [signX, signY] of dx === 0 ? vertical : dy === 0 ? horizontal : diagonal) {
        places.push({ x: Math.round(wanted.x + signX * dx), y: Math.round(wanted.y + signY * dy), away });
      }
    }
  }
  return places.sort((one, other) => one.away - other.away);
}

const vertical = [
  [0, 1],
  [0, -1],
] as const;
const horizontal = [
  [1, 0],
  [-1, 0],
] as const;
const diagonal = [
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;

/** The segments of an edge. */
function piecesOf(points: readonly Position[]): readonly Rect[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {
      left: Math.min(from.x, to.x),
      top: Math.min(from.y, to.y),
      right: Math.max(from.x, to.x),
      bottom: Math.max(from.y, to.y),
    };
  });
}

function isFree(space: Space, room: Rect, { rank, own }: LabelRequest): boolean {
  if (own.some((label) => rectsOverlap(label, room)) || space.obstaclesIn(room).length > 0) return false;
  let isOpen = true;
  space.labels.each(room, (label) => {
    const isShown = label.right > label.left;
    if (isOpen && isShown && rectsOverlap(label, room) && comesBefore(label.rank, rank)) isOpen = false;
  });
  return isOpen;
}

/** How many segments of other edges a label would hide. */
function linesUnder(space: Space, room: Rect, rank: Rank): number {
  const found = new Set<Track>();
  const visit = (track: Track): void => {
    if (found.size < MOST_LINES && track.rank.id !== rank.id && rectsTouch(track, room)) found.add(track);
  };
  space.columns.each(room, visit);
  space.rows.each(room, visit);
  return found.size;
}
