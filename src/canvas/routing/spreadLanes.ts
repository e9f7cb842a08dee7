import { rectsTouch } from '../../lib/geometry.ts';
import type { Position } from '../../model/index.ts';
import type { Path } from './choosePath.ts';
import type { EdgeRequest } from './ends.ts';
import { leaveRow } from './leaveRow.ts';
import { comesBefore, type Rank, type Space, type Track } from './space.ts';
import { aheadOf, LONGEST_SHARED, NARROW_LANE, nearTest, type ParallelTrack, parallelOf } from './tracks.ts';

/** The distance between parallel edges, in pixels. */
const LANE = 10;
/** The farthest that a segment is moved, in pixels. */
const REACH = 90;
/** With more segments of other edges nearby than this, no lane is free: the segment stays at its preferred place. */
const CROWD = 120;
/** A pixel that runs on another edge costs this many pixels of displacement. */
const SHARED = 20;
/** So many, where the two run on one another for longer than can be overlooked. */
const SHARED_FAR = 200;
/** So many, where it runs beside another edge with less than a lane between them. */
const CROWDED = 1;
/** How far from another edge a lane is tried, in pixels. */
const laneDistances: readonly number[] = [LANE, 2 * LANE, NARROW_LANE];
/** In a crowd, only so many places are tried. */
const MOST_PLACES = 40;
/** How near to a box a lane may come, in pixels. */
const TIGHT = 6;
/** An end that can move less than this gets off no other edge, in pixels. */
const LEAST_SLACK = 1;
/** The parts of its slack by which an end is moved. */
const slackParts: readonly number[] = [0, -0.5, 0.5, -1, 1];

/**
 * Moves the inner segments of a path off the edges before it, and to the middle
 * between boxes. The first and the last segment lead to a row or a header: they
 * move only a little, and only off another edge; where that is not enough, they
 * leave their row near the box.
 */
export function spreadLanes(
  space: Space,
  { points, margin, stub, isDirect }: Path,
  { startSlack, endSlack }: Pick<EdgeRequest, 'startSlack' | 'endSlack'>,
  rank: Rank,
): readonly Position[] {
  const corners = points.map(({ x, y }) => ({ x, y }));
  for (let index = 1; index + 2 < corners.length; index += 1) {
    const [from, to] = [corners[index], corners[index + 1]];
    if (from === undefined || to === undefined) break;
    const isVertical = from.x === to.x;
    const axis = isVertical ? 'x' : 'y';
    // Where many edges pass between two boxes, they may come nearer to these than a path alone.
    const bounds = rangeOfSegment(space, corners, index, {
      isVertical,
      margin: Math.min(margin, TIGHT),
      stub,
    });
    const wanted = isDirect ? from[axis] : wantedPlace(bounds, from[axis]);
    const place = freestLane(space, corners, index, { isVertical, ...bounds, wanted, rank });
    from[axis] = place;
    to[axis] = place;
  }
  // Within the margin, an end that moves meets no box.
  const atRow = { margin: Math.min(margin, TIGHT), stub, rank };
  moveEnd(space, corners, Math.min(startSlack, margin), rank);
  const left = leaveRow(space, corners, atRow).reverse();
  moveEnd(space, left, Math.min(endSlack, margin), rank);
  return leaveRow(space, left, atRow).reverse();
}

/** Moves the first segment off the edges before it. */
function moveEnd(
  space: Space,
  corners: readonly { x: number; y: number }[],
  slack: number,
  rank: Rank,
): void {
  const [from, to, after] = corners;
  // A straight edge has no corner that could follow.
  if (slack < LEAST_SLACK || from === undefined || to === undefined || after === undefined) return;
  if (from.y !== to.y) return;
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const region = { left, top: from.y - slack - LANE, right, bottom: from.y + slack + LANE };
  const tracks: Track[] = [];
  space.recordRead(region.left, region.top, region.right, region.bottom);
  space.rows.each(region, (track) => {
    if (rectsTouch(track, region) && comesBefore(track.rank, rank)) tracks.push(track);
  });
  if (tracks.length === 0 || tracks.length > CROWD) return;
  const y = from.y;
  const parallel = tracks.flatMap((track) => parallelOf(track, false, [left, right]));
  let best = { y, cost: Infinity };
  for (const part of slackParts) {
    const place = y + part * slack;
    // The next segment must not turn back.
    if ((after.y - y) * (after.y - place) <= 0 && after.y !== y) continue;
    let cost = Math.abs(place - y);
    for (const { at, length } of parallel) if (Math.abs(at - place) < NARROW_LANE) cost += length * SHARED;
    if (cost < best.cost) best = { y: place, cost };
  }
  from.y = best.y;
  to.y = best.y;
}

/** How far a segment may be moved along its axis, and whether a box is what stops it there. */
interface MoveRange {
  readonly low: number;
  readonly high: number;
  readonly isLowBox: boolean;
  readonly isHighBox: boolean;
}

interface Segment {
  readonly isVertical: boolean;
  readonly margin: number;
  readonly stub: number;
}

function rangeOfSegment(
  space: Space,
  corners: readonly Position[],
  index: number,
  { isVertical, margin, stub }: Segment,
): MoveRange {
  const axis = isVertical ? 'x' : 'y';
  const along = isVertical ? 'y' : 'x';
  const [before, from, to, after] = corners.slice(index - 1, index + 3);
  if (!before || !from || !to || !after)
    throw new Error('An inner segment has a corner before and after it.');
  const place = from[axis];
  let [low, high] = [place - REACH, place + REACH];
  // A neighbouring segment must not turn back on itself, and an end needs room for its mark.
  for (const [neighbour, isEnd] of [
    [before, index === 1],
    [after, index + 3 === corners.length],
  ] as const) {
    const keep = isEnd ? stub : Math.min(LANE, Math.abs(neighbour[axis] - place));
    if (neighbour[axis] <= place) low = Math.max(low, neighbour[axis] + keep);
    if (neighbour[axis] >= place) high = Math.min(high, neighbour[axis] - keep);
  }
  let [isLowBox, isHighBox] = [false, false];
  const [begin, end] = [Math.min(from[along], to[along]) - margin, Math.max(from[along], to[along]) + margin];
  const swept = isVertical
    ? { left: low - margin, top: begin, right: high + margin, bottom: end }
    : { left: begin, top: low - margin, right: end, bottom: high + margin };
  for (const box of space.obstaclesIn(swept)) {
    const [near, far] = isVertical ? [box.left, box.right] : [box.top, box.bottom];
    if (far + margin <= place) {
      if (far + margin > low) [low, isLowBox] = [far + margin, true];
    } else if (near - margin >= place && near - margin < high) [high, isHighBox] = [near - margin, true];
  }
  return { low: Math.min(low, place), high: Math.max(high, place), isLowBox, isHighBox };
}

/** Between two boxes the middle; otherwise the place at which the path was found. */
function wantedPlace({ low, high, isLowBox, isHighBox }: MoveRange, place: number): number {
  return isLowBox && isHighBox ? Math.round((low + high) / 2) : place;
}

interface LaneSearch {
  readonly isVertical: boolean;
  readonly low: number;
  readonly high: number;
  readonly wanted: number;
  readonly rank: Rank;
}

/** The place that shares the least length with other edges; of equals the nearest to the preferred one. */
function freestLane(space: Space, corners: readonly Position[], index: number, choice: LaneSearch): number {
  const { isVertical, low, high, wanted } = choice;
  const [before, from, to, after] = corners.slice(index - 1, index + 3);
  if (!before || !from || !to || !after) return wanted;
  const along = isVertical ? 'y' : 'x';
  const ends = [from[along], to[along]] as const;
  const others = tracksBeside(space, [before, from, to, after], choice);
  const first = Math.min(high, Math.max(low, wanted));
  if (others.length === 0 || others.length > CROWD) return first;
  const parallel = others.flatMap((track) => parallelOf(track, isVertical, ends));
  const [beginAt, endAt] = isVertical ? [before.x, after.x] : [before.y, after.y];
  const ahead = [
    ...others.flatMap((track) => aheadOf(track, isVertical, ends[0], beginAt)),
    ...others.flatMap((track) => aheadOf(track, isVertical, ends[1], endAt)),
  ];
  const sharedAt = (place: number, most: number): number => {
    let shared = 0;
    for (const { at, length } of parallel) {
      const gap = Math.abs(at - place);
      if (gap < LANE) shared += length * (gap < NARROW_LANE ? costOfSharing(length) : CROWDED);
      if (shared >= most) return most;
    }
    for (const { begin, end, start } of ahead) {
      const [from, to] = start < place ? [start, place] : [place, start];
      shared += Math.max(0, Math.min(to, end) - Math.max(from, begin)) * SHARED;
    }
    return shared;
  };
  // Mostly nothing is in the way where the segment should be.
  if (sharedAt(first, Infinity) === 0) return first;
  let best = { place: first, cost: Infinity };
  for (const place of placesFrom(parallel, first, choice)) {
    const away = Math.abs(place - wanted);
    // The others are farther away.
    if (away >= best.cost) break;
    const cost = Math.round(sharedAt(place, best.cost - away) + away);
    if (cost < best.cost) best = { place, cost };
  }
  return best.place;
}

const costOfSharing = (length: number): number => CROWDED + (length > LONGEST_SHARED ? SHARED_FAR : SHARED);

/** The places in reach: the preferred one, the limits, and lanes beside other edges; the nearest to the preferred one first. */
function placesFrom(
  parallel: readonly ParallelTrack[],
  first: number,
  { low, high, wanted }: LaneSearch,
): readonly number[] {
  const places = new Set([first, low, high]);
  for (const { at } of parallel) {
    for (const distance of laneDistances) places.add(at - distance).add(at + distance);
  }
  const taken = parallel.flatMap(({ at, length }) => (length > LONGEST_SHARED ? [at] : []));
  const isTaken = nearTest(taken, NARROW_LANE);
  return [...places]
    .filter((place) => place === first || (place >= low && place <= high && !isTaken(place)))
    .sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted) || one - other)
    .slice(0, MOST_PLACES);
}

/** The tracks of earlier edges that the segment or its neighbours may meet, wherever the segment is moved. */
function tracksBeside(
  space: Space,
  [before, from, to, after]: readonly [Position, Position, Position, Position],
  { isVertical, low, high, rank }: LaneSearch,
): readonly Track[] {
  const found = new Set<Track>();
  const collectAlong = (one: Position, other: Position, isColumn: boolean): void => {
    const region = {
      left: Math.min(one.x, other.x) - LANE,
      top: Math.min(one.y, other.y) - LANE,
      right: Math.max(one.x, other.x) + LANE,
      bottom: Math.max(one.y, other.y) + LANE,
    };
    space.recordRead(region.left, region.top, region.right, region.bottom);
    (isColumn ? space.columns : space.rows).each(region, (track) => {
      // Grid cells may return tracks outside the recorded region; ignore them.
      if (found.size <= CROWD && rectsTouch(track, region) && comesBefore(track.rank, rank)) found.add(track);
    });
  };
  if (isVertical) {
    collectAlong({ x: low, y: from.y }, { x: high, y: to.y }, true);
    collectAlong(
      { x: Math.min(before.x, low), y: from.y },
      { x: Math.max(before.x, high), y: from.y },
      false,
    );
    collectAlong({ x: Math.min(after.x, low), y: to.y }, { x: Math.max(after.x, high), y: to.y }, false);
  } else {
    collectAlong({ x: from.x, y: low }, { x: to.x, y: high }, false);
    collectAlong({ x: from.x, y: Math.min(before.y, low) }, { x: from.x, y: Math.max(before.y, high) }, true);
    collectAlong({ x: to.x, y: Math.min(after.y, low) }, { x: to.x, y: Math.max(after.y, high) }, true);
  }
  return [...found];
}
