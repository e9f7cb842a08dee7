import { isSameRect, type Rect } from '../../lib/geometry.ts';
import type { Position, Size } from '../../model/index.ts';
import { type Route, roundedPath } from '../route.ts';
import { choosePath } from './choosePath.ts';
import { type EdgeRequest, sidesOf } from './ends.ts';
import { type Footprint, footprintOf } from './footprint.ts';
import { placeLabel } from './placeLabel.ts';
import type { PlacedLabel, Rank, Space, Track } from './space.ts';
import { spreadLanes } from './spreadLanes.ts';

/** The state of an edge in the router. */
export interface RoutedEdge {
  request: EdgeRequest;
  rank: Rank;
  points: readonly Position[];
  tracks: readonly Track[];
  pathFootprint: Footprint;
  labels: readonly PlacedLabel[];
  labelFootprint: Footprint;
  route: Route | null;
  /** The last route that was returned to the caller. */
  shown: Route | undefined;
  /** Whether the path was found out of order, during a drag or for lack of time. */
  isProvisional: boolean;
  /** Whether the path must be found again. */
  isPathDue: boolean;
  /** Whether the labels must be placed again. */
  isLabelDue: boolean;
}

const emptyFootprint = footprintOf([]);

/** Finds the path of an edge and enters its tracks; returns the regions that changed. */
export function findPath(space: Space, routed: RoutedEdge, rank: Rank): readonly Rect[] {
  const { request } = routed;
  space.takeFootprint();
  const path = choosePath(space, request);
  const points = spreadLanes(space, path, request, rank);
  routed.pathFootprint = footprintOf(space.takeFootprint());
  routed.isPathDue = false;
  const isSame = isSamePath(points, routed.points);
  if (isSame && routed.tracks.length > 0 && !routed.isProvisional) return [];
  const before = routed.tracks;
  for (const track of before) gridOf(space, track).remove(track);
  routed.tracks = tracksOf(points, routed.rank);
  for (const track of routed.tracks) gridOf(space, track).add(track);
  if (!isSame) routed.route = null;
  routed.points = points;
  routed.isLabelDue = true;
  return [...before, ...routed.tracks];
}

/** Places the labels of an edge; returns the regions that changed. */
export function findLabelPlaces(space: Space, routed: RoutedEdge, rank: Rank): readonly Rect[] {
  const { labels: sizes } = routed.request;
  space.takeFootprint();
  const now: PlacedLabel[] = [];
  sizes.forEach((size, index) => {
    const end = sizes.length === 1 ? 'middle' : index === 0 ? 'start' : 'end';
    const place = placeLabel(space, { rank, points: routed.points, end, own: now, ...size });
    now.push({ ...rectAround(place, { ...size, width: place.width }), rank: routed.rank });
  });
  routed.labelFootprint = footprintOf(space.takeFootprint());
  routed.isLabelDue = false;
  const before = routed.labels;
  const isSame =
    before.length === now.length && before.every((label, index) => isSameLabel(label, now[index]));
  if (isSame && !routed.isProvisional) return [];
  for (const label of before) space.labels.remove(label);
  for (const label of now) space.labels.add(label);
  routed.labels = now;
  if (!isSame) routed.route = null;
  return [...before, ...now];
}

/** The region of that size around its middle. */
export function rectAround({ x, y }: Position, { width, height }: Size): Rect {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function isSameLabel(one: PlacedLabel, other: PlacedLabel | undefined): boolean {
  return other !== undefined && isSameRect(one, other);
}

/** An edge that has not been routed yet. */
export function newRoutedEdge(request: EdgeRequest): RoutedEdge {
  return {
    request,
    rank: rankOf(request),
    points: [],
    tracks: [],
    pathFootprint: emptyFootprint,
    labels: [],
    labelFootprint: emptyFootprint,
    route: null,
    shown: undefined,
    isProvisional: false,
    isPathDue: true,
    isLabelDue: true,
  };
}

/** Short edges are routed first. */
export function rankOf({ id, source, target, startY, endY }: EdgeRequest): Rank {
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

/** The route of an edge that has its path and its labels. */
export function toRoute({ points, labels, request }: RoutedEdge): Route {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || labels.length === 0)
    throw new Error('An edge needs two ends and a label.');
  return {
    path: roundedPath(points),
    points,
    start: { ...first, side: first.x === request.source.right ? 'right' : 'left' },
    end: { ...last, side: last.x === request.target.right ? 'right' : 'left' },
    labels: labels.map(({ left, top, right, bottom }) => ({
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      width: right - left,
    })),
  };
}

export function isSameRequest(one: EdgeRequest, other: EdgeRequest): boolean {
  return (
    isSameRect(one.source, other.source) &&
    isSameRect(one.target, other.target) &&
    one.source.id === other.source.id &&
    one.target.id === other.target.id &&
    one.startY === other.startY &&
    one.endY === other.endY &&
    one.startSlack === other.startSlack &&
    one.endSlack === other.endSlack &&
    one.lane === other.lane &&
    one.lanes === other.lanes &&
    areSameSizes(one.labels, other.labels)
  );
}

function areSameSizes(one: readonly Size[], other: readonly Size[]): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every(
        ({ width, height }, index) => width === other[index]?.width && height === other[index]?.height,
      ))
  );
}

function isSamePath(one: readonly Position[], other: readonly Position[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ x, y }, index) => x === other[index]?.x && y === other[index]?.y)
  );
}

/** Removes an edge from the canvas. */
export function removeFromCanvas(space: Space, routed: RoutedEdge): void {
  for (const track of routed.tracks) gridOf(space, track).remove(track);
  for (const label of routed.labels) space.labels.remove(label);
  routed.tracks = [];
  routed.labels = [];
}

function gridOf({ columns, rows }: Space, { isVertical }: Track) {
  return isVertical ? columns : rows;
}
