import { rectsTouch } from '../../lib/geometry.ts';
import { comesBefore, type Rank, type Space, type Track } from './space.ts';
import { aheadOf, LONGEST_SHARED, NARROW_LANE, parallelOf } from './tracks.ts';

/** The room for the mark at an end, in pixels. */
const MARK = 20;
/** The least length of the part that leaves its row, in pixels. */
const LEAST_RUN = 8;
/** How far from its row an end may go, in pixels. */
const REACH = 60;
/** How far from another edge a row is tried, in pixels. */
const distances: readonly number[] = [10, NARROW_LANE];
/** With more segments of other edges nearby than this, no row is free. */
const CROWD = 250;

interface Corner {
  x: number;
  y: number;
}

interface End {
  readonly margin: number;
  readonly stub: number;
  readonly rank: Rank;
}

/**
 * Moves the first segment of a path off an edge that it runs on, except for the
 * part at the box, which has to meet its row: two more bends, where there is
 * room for them.
 *
 * @returns the corners, the same ones where the segment stays
 */
export function leaveRow(space: Space, corners: Corner[], { margin, stub, rank }: End): Corner[] {
  const [from, to, after] = corners;
  if (from === undefined || to === undefined || from.y !== to.y) return corners;
  const out = Math.sign(to.x - from.x);
  const turn = from.x + out * Math.max(stub, MARK);
  // A straight edge has to meet the row at its other end, too.
  const back = after === undefined ? to.x - out * Math.max(stub, MARK) : to.x;
  if ((back - turn) * out < LEAST_RUN) return corners;
  const y = from.y;
  const run: Run = { from: turn, to: back, y };
  const whole: Run = { from: from.x, to: to.x, y };
  const tracks = tracksNear(space, whole, NARROW_LANE, rank);
  if (sharedLength(tracks, whole, y) <= LONGEST_SHARED) return corners;
  const shared = sharedLength(tracks, run, y);
  const place = freestRow(space, run, { shared, margin, rank, afterY: after?.y });
  if (place === y) return corners;
  const moved = [from, { x: turn, y }, { x: turn, y: place }, { x: back, y: place }];
  return after === undefined ? [...moved, { x: back, y }, to] : [...moved, ...corners.slice(2)];
}

/** The part of a segment that may leave its row. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

interface RowSearch {
  /** What the run shares with other edges where it is, in pixels. */
  readonly shared: number;
  readonly margin: number;
  readonly rank: Rank;
  /** Where the next segment leads; undefined if there is none. */
  readonly afterY: number | undefined;
}

/** The y at which a run shares the least with earlier edges, the nearest of equals. */
function freestRow(space: Space, run: Run, { shared, margin, rank, afterY }: RowSearch): number {
  const { from, to, y } = run;
  const tracks = tracksNear(space, run, REACH, rank);
  if (tracks.length > CROWD) return y;
  const upright = tracks.flatMap((track) => [
    ...aheadOf(track, false, from, y),
    ...aheadOf(track, false, to, afterY ?? y),
  ]);
  const costAt = (place: number): number =>
    upright.reduce(
      (sum, { begin, end, start }) => {
        const [low, high] = start < place ? [start, place] : [place, start];
        return sum + Math.max(0, Math.min(high, end) - Math.max(low, begin));
      },
      sharedLength(tracks, run, place),
    );
  const isFree = (place: number): boolean =>
    // The next segment must not turn back.
    (afterY === undefined || (afterY - y) * (afterY - place) > 0) &&
    space.firstOnLine({ isVertical: false, across: place, from, to }, margin) === null;
  let best = { place: y, cost: shared };
  for (const place of placesBeside(tracks, run)) {
    if (best.cost === 0) break;
    const cost = costAt(place);
    if (cost < best.cost && isFree(place)) best = { place, cost };
  }
  return best.place;
}

/** The places beside other edges, the nearest first. */
function placesBeside(tracks: readonly Track[], { from, to, y }: Run): readonly number[] {
  const parallel = tracks.flatMap((track) => parallelOf(track, false, [from, to]));
  const places = parallel.flatMap(({ at }) =>
    distances.flatMap((distance) => [at - distance, at + distance]),
  );
  return [...new Set(places)]
    .filter((place) => Math.abs(place - y) <= REACH)
    .sort((one, other) => Math.abs(one - y) - Math.abs(other - y) || one - other);
}

/** How far a run at some y would run on other edges, in pixels. */
function sharedLength(tracks: readonly Track[], { from, to }: Run, y: number): number {
  let sum = 0;
  for (const track of tracks)
    for (const { at, length } of parallelOf(track, false, [from, to]))
      if (Math.abs(at - y) < NARROW_LANE) sum += length;
  return sum;
}

/** The segments of earlier edges near a run. */
function tracksNear(space: Space, { from, to, y }: Run, reach: number, rank: Rank): readonly Track[] {
  const found: Track[] = [];
  const region = {
    left: Math.min(from, to) - NARROW_LANE,
    top: y - reach - NARROW_LANE,
    right: Math.max(from, to) + NARROW_LANE,
    bottom: y + reach + NARROW_LANE,
  };
  space.recordRead(region.left, region.top, region.right, region.bottom);
  for (const grid of [space.rows, space.columns]) {
    grid.each(region, (track) => {
      if (found.length <= CROWD && rectsTouch(track, region) && comesBefore(track.rank, rank))
        found.push(track);
    });
  }
  return found;
}
