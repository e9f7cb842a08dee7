import type { Track } from './space.ts';

/** Edges that are nearer to each other than this, in pixels, look like one. */
export const NARROW_LANE = 3;

/** Where two edges run on one another for longer than this, in pixels, they cannot be told apart. */
export const LONGEST_SHARED = 30;

/** A track beside a segment, and how much of the segment is beside it. */
export interface ParallelTrack {
  readonly at: number;
  readonly length: number;
}

export function parallelOf(
  track: Track,
  isVertical: boolean,
  [one, other]: readonly [number, number],
): readonly ParallelTrack[] {
  if (track.isVertical !== isVertical) return [];
  const [at, begin, end] = lineOf(track);
  const length = Math.min(Math.max(one, other), end) - Math.max(Math.min(one, other), begin);
  return length > 0 ? [{ at, length }] : [];
}

/** A track on the line of a neighbouring segment, which begins at `start` and ends where the segment is moved to. */
export interface TrackAhead {
  readonly begin: number;
  readonly end: number;
  readonly start: number;
}

export function aheadOf(
  track: Track,
  isVertical: boolean,
  across: number,
  start: number,
): readonly TrackAhead[] {
  const [at, begin, end] = lineOf(track);
  const isOnLine = track.isVertical !== isVertical && Math.abs(at - across) < NARROW_LANE;
  return isOnLine ? [{ begin, end, start }] : [];
}

/** Where a track is, and from where to where it runs. */
function lineOf(track: Track): readonly [at: number, begin: number, end: number] {
  return track.isVertical ? [track.left, track.top, track.bottom] : [track.top, track.left, track.right];
}

/** Returns a test whether a number is nearer to one of some numbers than a distance. */
export function nearTest(numbers: readonly number[], distance: number): (one: number) => boolean {
  const sorted = numbers.toSorted((one, other) => one - other);
  return (one) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? Infinity) < one) low = middle + 1;
      else high = middle;
    }
    return (sorted[low] ?? Infinity) - one < distance || one - (sorted[low - 1] ?? -Infinity) < distance;
  };
}
