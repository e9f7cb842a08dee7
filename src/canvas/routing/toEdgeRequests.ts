import { addTo } from '../../lib/groups.ts';
import { memoByKey } from '../../lib/memo.ts';
import { runAtOnce } from '../../lib/slices.ts';
import { boxMeasures, type ResolvedRelation, rowCentre, type Size } from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';
import type { Side } from '../route.ts';
import { type EdgeRequest, sidesOf } from './ends.ts';
import type { Obstacle } from './space.ts';

/** A relation to draw as an edge, from the declaring model to its target, maybe together with its inverse. */
export interface Drawing {
  readonly id: string;
  readonly relation: ResolvedRelation;
  readonly source: ModelNode;
  readonly target: ModelNode;
  /** The sizes of its labels, in pixels: one for its middle, or one for its start and one for its end. */
  readonly labels: readonly Size[];
}

/** The distance between edges at one row, in pixels, unless the row gets too full. */
const ROW_STEP = 9;
/** How far an end may move, in pixels: it stays on its row, and meets no box. */
const MAX_SLACK = 5;
/** The part of a row's height that its edges may use, in pixels. */
const ROW_ROOM = 18;

/** The least distance between edges at a header, in pixels, while the side of the box has room. */
const HEADER_STEP = 4;

/** An end of an edge: its box, and the row that it touches. */
interface End {
  readonly box: Obstacle;
  readonly side: Side;
  /** The middle of the row, relative to the top of the box; null for the header. */
  readonly row: number | null;
  /** The y of the other end, by which parallel edges are ordered. */
  readonly farY: number;
  /** In canvas coordinates. */
  y: number;
  /** How far it may move up or down without passing another end. */
  slack: number;
}

interface Ends {
  readonly drawing: Drawing;
  readonly start: End;
  readonly end: End;
}

/** The box of a node as an obstacle; the same object for the same node. */
export const obstacleOf = memoByKey(({ id, position: { x, y }, measured }: ModelNode): Obstacle => {
  const { width = 0, height = 0 } = measured ?? {};
  return { id, left: x, top: y, right: x + width, bottom: y + height };
});

/** The middle of the row of a relation's key, relative to the top of a box; null if the box does not show it. */
export function keyRowOf(
  { foreignKey, keyHolder }: ResolvedRelation,
  { id, data }: ModelNode,
): number | null {
  return foreignKey === null || keyHolder?.id !== id ? null : rowCentre(data.rows, foreignKey.value);
}

/** Edges per step. */
const AT_ONCE = 500;

/** Assigns each edge its ends, so that no two touch a box at the same place, and its lane among parallel edges. */
export const toEdgeRequests = (drawings: readonly Drawing[]): EdgeRequest[] =>
  runAtOnce(edgeRequestsInSteps(drawings));

/** Does the same step by step, for thousands of edges. */
export function* edgeRequestsInSteps(drawings: readonly Drawing[]): Generator<undefined, EdgeRequest[]> {
  const all: Ends[] = [];
  for (const [index, drawing] of drawings.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
    all.push(endsOf(drawing));
  }
  yield* spreadEnds(all);
  const lanes = yield* toLanes(all);
  const requests: EdgeRequest[] = [];
  for (const [index, { drawing, start, end }] of all.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
    requests.push({
      id: drawing.id,
      source: start.box,
      target: end.box,
      startY: start.y,
      endY: end.y,
      startSlack: start.slack,
      endSlack: end.slack,
      ...(lanes[index] ?? { lane: 0, lanes: 1 }),
      labels: drawing.labels,
    });
  }
  return requests;
}

function endsOf(drawing: Drawing): Ends {
  const { relation, source, target } = drawing;
  const [from, to] = [obstacleOf(source), obstacleOf(target)];
  const [startSide, endSide] = sidesOf(from, to);
  // A self-relation leaves at the header and returns at the key.
  const startRow = source === target ? null : keyRowOf(relation, source);
  const endRow = keyRowOf(relation, target);
  const startY = from.top + (startRow ?? boxMeasures.header / 2);
  const endY = to.top + (endRow ?? boxMeasures.header / 2);
  return {
    drawing,
    start: { box: from, side: startSide, row: startRow, farY: endY, y: startY, slack: MAX_SLACK },
    end: { box: to, side: endSide, row: endRow, farY: startY, y: endY, slack: MAX_SLACK },
  };
}

/** Spreads the ends at the same side of a row or header, in the order of their other ends. */
function* spreadEnds(all: readonly Ends[]): Generator<undefined, void> {
  const places = new Map<string, End[]>();
  for (const [index, { start, end }] of all.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
    for (const one of [start, end]) addTo(places, `${one.box.id} ${one.side} ${one.row ?? ''}`, one);
  }
  let placed = 0;
  for (const ends of places.values()) {
    placed += ends.length;
    if (placed >= AT_ONCE) {
      placed = 0;
      yield;
    }
    if (ends.length > 1) ends.sort((one, other) => one.farY - other.farY);
    ends.forEach((end, index) => {
      end.y = end.box.top + offsetOf(end, index, ends.length);
      const next = offsetOf(end, index + 1, ends.length) - offsetOf(end, index, ends.length);
      // Two neighbours that both move stay in order.
      if (ends.length > 1) end.slack = Math.min(MAX_SLACK, Math.abs(next) / 2 - 0.5);
    });
  }
}

function offsetOf({ row, box }: End, index: number, count: number): number {
  if (row === null) {
    // The many edges of a hub use the rest of its side, too.
    const room = Math.max(boxMeasures.header, Math.min(box.bottom - box.top, (count + 1) * HEADER_STEP));
    return ((index + 1) * room) / (count + 1);
  }
  const step = count > 1 ? Math.min(ROW_STEP, ROW_ROOM / (count - 1)) : 0;
  return row + (index - (count - 1) / 2) * step;
}

/**
 * Assigns a lane to each edge at the right side of a box, in either direction.
 * Of the edges that go down the lowest turns first, of those that go up the
 * highest, so that they do not cross.
 */
function* toLanes(all: readonly Ends[]): Generator<undefined, { lane: number; lanes: number }[]> {
  const groups = new Map<string, number[]>();
  all.forEach((ends, index) => {
    addTo(groups, leftEndOf(ends).box.id, index);
  });
  const lanes = all.map(() => ({ lane: 0, lanes: 1 }));
  let placed = 0;
  for (const members of groups.values()) {
    if (members.length === 1) continue;
    placed += members.length;
    if (placed >= AT_ONCE) {
      placed = 0;
      yield;
    }
    const ordered = members.toSorted((one, other) => farY(all[one]) - farY(all[other]));
    ordered.forEach((member, place) => {
      const ends = all[member];
      const isUp = ends !== undefined && farY(ends) < leftEndOf(ends).y;
      lanes[member] = { lane: isUp ? place : members.length - 1 - place, lanes: members.length };
    });
  }
  return lanes;
}

/** The end at the left one of the two boxes. */
function leftEndOf({ start, end }: Ends): End {
  return start.side === 'left' ? end : start;
}

function farY(ends: Ends | undefined): number {
  if (ends === undefined) return 0;
  return (ends.start.side === 'left' ? ends.start : ends.end).y;
}
