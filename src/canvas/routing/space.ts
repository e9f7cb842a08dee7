import { growRect, type Rect } from '../../lib/geometry.ts';
import { createLineGrid, type Line } from './lineGrid.ts';
import { createSpatialGrid, type SpatialGrid } from './spatialGrid.ts';

export type { Line } from './lineGrid.ts';

/** A box in the way. */
export interface Obstacle extends Rect {
  readonly id: string;
}

/** The order in which edges choose their way: short ones first, each with a look at those before it only. */
export interface Rank {
  readonly length: number;
  readonly id: string;
}

/** A straight piece of an edge; `rank` is that of its edge. */
export interface Track extends Rect {
  readonly rank: Rank;
  readonly isVertical: boolean;
}

/** A label where it stands. */
export interface PlacedLabel extends Rect {
  readonly rank: Rank;
}

export function comesBefore(one: Rank, other: Rank): boolean {
  return one.length < other.length || (one.length === other.length && one.id < other.id);
}

/** The most that is kept clear around a box. */
export const MAX_MARGIN = 14;

/** Boxes stand in the cells of their margin too, so that a line needs a look at its own cells only. */
interface PaddedObstacle extends Rect {
  readonly obstacle: Obstacle;
}

/** What stands on the canvas, with a note of every piece that was looked at. */
export interface Space {
  /** The upright pieces of edges. */
  readonly columns: SpatialGrid<Track>;
  /** The level ones. */
  readonly rows: SpatialGrid<Track>;
  readonly labels: SpatialGrid<PlacedLabel>;
  setObstacle(obstacle: Obstacle): void;
  removeObstacle(id: string): void;
  /**
   * The first box whose margin a line enters on its way, null where it is free.
   * A line along the border of the margin is free.
   *
   * @param across the place of the line on the other axis
   * @param skip a box that does not count
   */
  firstOnLine(line: Line, margin: number, skip?: string): Obstacle | null;
  /** The boxes that share more than a border with a piece. */
  obstaclesIn(piece: Rect): readonly Obstacle[];
  /** Notes that a piece was looked at. */
  look(left: number, top: number, right: number, bottom: number): void;
  /** The pieces that were looked at since the last call, four numbers each. */
  takeLooks(): readonly number[];
}

const OBSTACLE_CELL = 240;
/** A box on a line, and where the line enters its margin. */
interface Meeting {
  readonly obstacle: Obstacle;
  readonly at: number;
}

/** The first of some boxes on a line, or the one that was found before. */
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
    // Of equals always the same, whatever the order in which they came.
    const isTie = at === found?.at && obstacle.id < found.obstacle.id;
    if (found === null || isTie || isBefore(line, at, found.at)) found = { obstacle, at };
  }
  return found;
}

/** Where a line enters the margin of a box, seen from its start; null where it does not. */
function meets({ isVertical, across, from, to }: Line, box: Obstacle, margin: number): number | null {
  const near = (isVertical ? box.left : box.top) - margin;
  const far = (isVertical ? box.right : box.bottom) + margin;
  if (across <= near || across >= far) return null;
  const begin = (isVertical ? box.top : box.left) - margin;
  const end = (isVertical ? box.bottom : box.right) + margin;
  if (end <= Math.min(from, to) || begin >= Math.max(from, to)) return null;
  return from <= to ? begin : end;
}

/** Whether a place on a line comes before another one. */
function isBefore({ from, to }: Line, one: number, other: number): boolean {
  return from <= to ? one < other : one > other;
}

const LABEL_CELL = 160;
const TRACK_LENGTH = 480;
const TRACK_BREADTH = 40;

export function createSpace(): Space {
  const byId = new Map<string, PaddedObstacle>();
  const obstacles = createLineGrid<PaddedObstacle>(OBSTACLE_CELL);
  let looks: number[] = [];

  function look(left: number, top: number, right: number, bottom: number): void {
    looks.push(left, top, right, bottom);
  }

  /** Notes the part of a line that was looked at. */
  function lookAlong(line: Line, until: number, margin: number): void {
    const { isVertical, across, from } = line;
    const stop = isBefore(line, until, from) ? from : until;
    const [begin, end] = from < stop ? [from, stop] : [stop, from];
    if (isVertical) look(across - margin, begin, across + margin, end);
    else look(begin, across - margin, end, across + margin);
  }

  function firstOnLine(line: Line, margin: number, skip = ''): Obstacle | null {
    let found = null as Meeting | null;
    obstacles.walk(line, (items, enteredAt) => {
      // What was found in an earlier cell is nearer than what only stands in a later one.
      if (found !== null && isBefore(line, found.at, enteredAt)) return true;
      found = firstOf(line, items, margin, skip, found);
      return false;
    });
    lookAlong(line, found?.at ?? line.to, margin);
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
    obstaclesIn(piece) {
      const { left, top, right, bottom } = piece;
      look(left, top, right, bottom);
      const found = new Set<Obstacle>();
      obstacles.each(piece, ({ obstacle }) => {
        if (obstacle.left < right && left < obstacle.right && obstacle.top < bottom && top < obstacle.bottom)
          found.add(obstacle);
      });
      return [...found];
    },
    look,
    takeLooks() {
      const taken = looks;
      looks = [];
      return taken;
    },
  };
}
