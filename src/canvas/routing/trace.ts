import { isSameRect, type Rect } from '../../lib/geometry.ts';
import type { Position } from '../../model/index.ts';
import { type Route, roundedPath } from '../route.ts';
import { chooseWay } from './chooseWay.ts';
import { type EdgeWish, sidesOf } from './ends.ts';
import { type Looks, looksOf } from './looks.ts';
import { placeLabel } from './placeLabel.ts';
import type { PlacedLabel, Rank, Space, Track } from './space.ts';
import { spreadLanes } from './spreadLanes.ts';

/** What is known of an edge that was routed. */
export interface Traced {
  wish: EdgeWish;
  rank: Rank;
  points: readonly Position[];
  tracks: readonly Track[];
  wayLooks: Looks;
  label: PlacedLabel | null;
  labelLooks: Looks;
  route: Route | null;
  /** The last route that was given out. */
  shown: Route | undefined;
  /** Whether the way was found without regard to the order. */
  isProvisional: boolean;
  /** What of the edge changed in this picture. */
  isWayDue: boolean;
  isLabelDue: boolean;
}

const noLooks = looksOf([]);

/** Finds the way of an edge and puts its tracks down; gives back what changed. */
export function findWay(space: Space, trace: Traced, rank: Rank): readonly Rect[] {
  const { wish } = trace;
  space.takeLooks();
  const way = chooseWay(space, wish);
  const points = spreadLanes(space, way, rank);
  trace.wayLooks = looksOf(space.takeLooks());
  trace.isWayDue = false;
  const isSame = isSameWay(points, trace.points);
  if (isSame && trace.tracks.length > 0 && !trace.isProvisional) return [];
  const before = trace.tracks;
  for (const track of before) gridOf(space, track).remove(track);
  trace.tracks = tracksOf(points, trace.rank);
  for (const track of trace.tracks) gridOf(space, track).add(track);
  if (!isSame) trace.route = null;
  trace.points = points;
  trace.isLabelDue = true;
  return [...before, ...trace.tracks];
}

/** Places the label of an edge; gives back what changed. */
export function findLabelPlace(space: Space, trace: Traced, rank: Rank): readonly Rect[] {
  const { labelWidth: width, labelHeight: height } = trace.wish;
  space.takeLooks();
  const { x, y } = placeLabel(space, { rank, points: trace.points, width, height });
  trace.labelLooks = looksOf(space.takeLooks());
  trace.isLabelDue = false;
  const before = trace.label;
  const now: PlacedLabel = {
    left: x - width / 2,
    top: y - height / 2,
    right: x + width / 2,
    bottom: y + height / 2,
    rank: trace.rank,
  };
  const isSame = before !== null && isSameRect(before, now);
  if (isSame && !trace.isProvisional) return [];
  if (before) space.labels.remove(before);
  space.labels.add(now);
  trace.label = now;
  if (trace.route?.label.x !== x || trace.route.label.y !== y) trace.route = null;
  return before ? [before, now] : [now];
}

/** An edge of which nothing is known yet. */
export function newTrace(wish: EdgeWish): Traced {
  return {
    wish,
    rank: rankOf(wish),
    points: [],
    tracks: [],
    wayLooks: noLooks,
    label: null,
    labelLooks: noLooks,
    route: null,
    shown: undefined,
    isProvisional: false,
    isWayDue: true,
    isLabelDue: true,
  };
}

/** Short edges come first. */
export function rankOf({ id, source, target, startY, endY }: EdgeWish): Rank {
  const [startSide, endSide] = sidesOf(source, target);
  return { length: Math.abs(source[startSide] - target[endSide]) + Math.abs(startY - endY), id };
}

function tracksOf(points: readonly Position[], rank: Rank): Track[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    // Written out: with a spread a drag through a crowd of edges takes 1.7 times as long.
    return {
      left: Math.min(from.x, to.x),
      top: Math.min(from.y, to.y),
      right: Math.max(from.x, to.x),
      bottom: Math.max(from.y, to.y),
      rank,
      isVertical: from.x === to.x,
    };
  });
}

/** The route of an edge that has its way and its label. */
export function toRoute({ points, label, wish }: Traced): Route {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || label === null) throw new Error('an edge has two ends');
  return {
    path: roundedPath(points),
    points,
    start: { ...first, side: first.x === wish.source.right ? 'right' : 'left' },
    end: { ...last, side: last.x === wish.target.right ? 'right' : 'left' },
    label: { x: (label.left + label.right) / 2, y: (label.top + label.bottom) / 2 },
  };
}

export function isSameWish(one: EdgeWish, other: EdgeWish): boolean {
  return (
    isSameRect(one.source, other.source) &&
    isSameRect(one.target, other.target) &&
    one.source.id === other.source.id &&
    one.target.id === other.target.id &&
    one.startY === other.startY &&
    one.endY === other.endY &&
    one.lane === other.lane &&
    one.lanes === other.lanes &&
    one.labelWidth === other.labelWidth &&
    one.labelHeight === other.labelHeight
  );
}

function isSameWay(one: readonly Position[], other: readonly Position[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ x, y }, index) => x === other[index]?.x && y === other[index]?.y)
  );
}

/** Takes an edge off the canvas. */
export function lift(space: Space, trace: Traced): void {
  for (const track of trace.tracks) gridOf(space, track).remove(track);
  if (trace.label) space.labels.remove(trace.label);
  trace.tracks = [];
  trace.label = null;
}

function gridOf({ columns, rows }: Space, { isVertical }: Track) {
  return isVertical ? columns : rows;
}
