import { growRect, type Rect } from '../../lib/geometry.ts';
import { createLineGrid, type Line } from './lineGrid.ts';
import { createSpatialGrid, type SpatialGrid } from './spatialGrid.ts';

export type { Line } from './lineGrid.ts';

/** A box that edges go around. */
export interface Obstacle extends Rect {
  readonly id: string;
}

/** The order in which edges are routed: short ones first; each takes only earlier ones into account. */
export interface Rank {
  readonly length: number;
  readonly id: string;
}

/** A straight segment of an edge; `rank` is that of its edge. */
export interface Track extends Rect {
  readonly rank: Rank;
  readonly isVertical: boolean;
}

/** A label at its place. */
export interface PlacedLabel extends Rect {
  readonly rank: Rank;
}

export function comesBefore(one: Rank, other: Rank): boolean {
  return one.length < other.length || (one.length === other.length && one.id < other.id);
}

/** The largest margin around a box, in pixels. */
export const MAX_MARGIN = 14;

/** A box is also filed in the cells of its margin, so that a line only needs to read its own cells. */
interface PaddedObstacle extends Rect {
  readonly obstacle: Obstacle;
}

/** The contents of the canvas, with a record of every region that was read. */
export interface Space {
  /** The vertical segments of edges. */
  readonly columns: SpatialGrid<Track>;
  /** The horizontal segments of edges. */
  readonly rows: SpatialGrid<Track>;
  readonly labels: SpatialGrid<PlacedLabel>;
  setObstacle(obstacle: Obstacle): void;
  removeObstacle(id: string): void;
  /**
   * The first box whose margin a line enters; null where the line is free.
   * A line along the border of a margin is free.
   *
   * @param skip the id of a box to ignore
   */
  firstOnLine(line: Line, margin: number, skip?: string): Obstacle | null;
  /** The boxes that share more than a border with a region. */
  obstaclesIn(region: Rect): readonly Obstacle[];
  /** Records that a region was read. */
  recordRead(left: number, top: number, right: number, bottom: number): void;
  /** Returns the regions that were read since the last call, four numbers each. */
  takeFootprint(): readonly number[];
}

const OBSTACLE_CELL = 240;
/** A box on a line, and where the line enters its margin. */
interface Meeting {
  readonly obstacle: Obstacle;
  readonly at: number;
}

/** The first of some boxes on a line, or the one found before. */
function firstOf(
  line: Line,
  items: readonly PaddedObstacle[],
  margin: number,
  skip: string,
  before: Meeting | null,
): Meeting | null {
  let found = before;
  for (const { obstacle } of items) {
    const at = meets(line, obstacle, margin);
    if (at === null || obstacle.id === skip) continue;
    // Ties are broken by id, so that the order of insertion does not matter.
    const isTie = at === found?.at && obstacle.id < found.obstacle.id;
    if (found === null || isTie || isBefore(line, at, found.at)) found = { obstacle, at };
  }
  return found;
}

/** Where a line enters the margin of a box, coming from its start; null where it does not. */
function meets({ isVertical, across, from, to }: Line, box: Obstacle, margin: number): number | null {
  const near = (isVertical ? box.left : box.top) - margin;
  const far = (isVertical ? box.right : box.bottom) + margin;
  if (across <= near || across >= far) return null;
  const begin = (isVertical ? box.top : box.left) - margin;
  const end = (isVertical ? box.bottom : box.right) + margin;
  if (end <= Math.min(from, to) || begin >= Math.max(from, to)) return null;
  return from <= to ? begin : end;
}

/** Whether a coordinate on a line comes before another one. */
function isBefore({ from, to }: Line, one: number, other: number): boolean {
  return from <= to ? one < other : one > other;
}

const LABEL_CELL = 160;
const TRACK_LENGTH = 480;
const TRACK_BREADTH = 40;

export function createSpace(): Space {
  const byId = new Map<string, PaddedObstacle>();
  const obstacles = createLineGrid<PaddedObstacle>(OBSTACLE_CELL);
  let reads: number[] = [];

  function recordRead(left: number, top: number, right: number, bottom: number): void {
    reads.push(left, top, right, bottom);
  }

  /** Records the part of a line that was read. */
  function recordLine(line: Line, until: number, margin: number): void {
    const { isVertical, across, from } = line;
    const stop = isBefore(line, until, from) ? from : until;
    const [begin, end] = from < stop ? [from, stop] : [stop, from];
    if (isVertical) recordRead(across - margin, begin, across + margin, end);
    else recordRead(begin, across - margin, end, across + margin);
  }

  function firstOnLine(line: Line, margin: number, skip = ''): Obstacle | null {
    let found = null as Meeting | null;
    obstacles.walk(line, (items, enteredAt) => {
      // A box found in an earlier cell is nearer than any box that is only in later cells.
      if (found !== null && isBefore(line, found.at, enteredAt)) return true;
      found = firstOf(line, items, margin, skip, found);
      return false;
    });
    recordLine(line, found?.at ?? line.to, margin);
    return found?.obstacle ?? null;
  }

  return {
    columns: createSpatialGrid<Track>(TRACK_BREADTH, TRACK_LENGTH),
    rows: createSpatialGrid<Track>(TRACK_LENGTH, TRACK_BREADTH),
    labels: createSpatialGrid<PlacedLabel>(LABEL_CELL, LABEL_CELL),
    setObstacle(obstacle) {
      const before = byId.get(obstacle.id);
      if (before) obstacles.remove(before);
      const padded = { ...growRect(obstacle, MAX_MARGIN), obstacle };
      byId.set(obstacle.id, padded);
      obstacles.add(padded);
    },
    removeObstacle(id) {
      const before = byId.get(id);
      if (before) obstacles.remove(before);
      byId.delete(id);
    },
    firstOnLine,
    obstaclesIn(region) {
      const { left, top, right, bottom } = region;
      recordRead(left, top, right, bottom);
      const found = new Set<Obstacle>();
      obstacles.each(region, ({ obstacle }) => {
        if (obstacle.left < right && left < obstacle.right && obstacle.top < bottom && top < obstacle.bottom)
          found.add(obstacle);
      });
      return [...found];
    },
    recordRead,
    takeFootprint() {
      const taken = reads;
      reads = [];
      return taken;
    },
  };
}
