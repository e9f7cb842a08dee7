import { addTo } from '../../lib/groups.ts';
import { memoByKey } from '../../lib/memo.ts';
import { boxMeasures, type ResolvedRelation, rowCentre } from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';
import type { Side } from '../route.ts';
import { type EdgeWish, sidesOf } from './ends.ts';
import type { Obstacle } from './space.ts';

/** An edge to draw: from the model that declares the relation to its target. */
export interface Drawing {
  readonly id: string;
  readonly relation: ResolvedRelation;
  readonly source: ModelNode;
  readonly target: ModelNode;
  /** The room of its label, in pixels. */
  readonly label: { readonly width: number; readonly height: number };
}

/** Edges that touch a row beside each other are this far apart, unless the row gets too full. */
const ROW_STEP = 9;
/** How much of a row's height they may take. */
const ROW_ROOM = 18;

/** An end of an edge: its box and what it touches there. */
interface End {
  readonly box: Obstacle;
  readonly side: Side;
  /** The middle of the row, from the top of the box; null for the header. */
  readonly row: number | null;
  /** Where the other end is, for the order beside others. */
  readonly farY: number;
  /** On the canvas. */
  y: number;
}

interface Ends {
  readonly drawing: Drawing;
  readonly start: End;
  readonly end: End;
}

/** A node as something in the way; the same object for the same node. */
export const obstacleOf = memoByKey(({ id, position: { x, y }, measured }: ModelNode): Obstacle => {
  const { width = 0, height = 0 } = measured ?? {};
  return { id, left: x, top: y, right: x + width, bottom: y + height };
});

/** Where each edge touches its boxes, so that no two touch one at the same place, and its lane beside the others. */
export function toWishes(drawings: readonly Drawing[]): EdgeWish[] {
  const all = drawings.map(endsOf);
  setApart(all);
  const lanes = toLanes(all);
  return all.map(({ drawing, start, end }, index) => ({
    id: drawing.id,
    source: start.box,
    target: end.box,
    startY: start.y,
    endY: end.y,
    ...(lanes[index] ?? { lane: 0, lanes: 1 }),
    labelWidth: drawing.label.width,
    labelHeight: drawing.label.height,
  }));
}

function endsOf(drawing: Drawing): Ends {
  const { source, target } = drawing;
  const [from, to] = [obstacleOf(source), obstacleOf(target)];
  const [startSide, endSide] = sidesOf(from, to);
  // A relation of a model to itself leaves at the header and comes back at the key.
  const startRow = source === target ? null : keyRow(drawing, source);
  const endRow = keyRow(drawing, target);
  const startY = from.top + (startRow ?? boxMeasures.header / 2);
  const endY = to.top + (endRow ?? boxMeasures.header / 2);
  return {
    drawing,
    start: { box: from, side: startSide, row: startRow, farY: endY, y: startY },
    end: { box: to, side: endSide, row: endRow, farY: startY, y: endY },
  };
}

function keyRow({ relation }: Drawing, node: ModelNode): number | null {
  const key = relation.foreignKey?.value;
  return key === undefined || relation.keyHolder?.id !== node.id ? null : rowCentre(node.data.rows, key);
}

/** Ends at one row or header side get a place each, in the order of the other ends. */
function setApart(all: readonly Ends[]): void {
  const places = new Map<string, End[]>();
  for (const { start, end } of all) {
    for (const one of [start, end]) addTo(places, `${one.box.id} ${one.side} ${one.row ?? ''}`, one);
  }
  for (const ends of places.values()) {
    if (ends.length > 1) ends.sort((one, other) => one.farY - other.farY);
    ends.forEach((end, index) => {
      end.y = end.box.top + placeOf(end, index, ends.length);
    });
  }
}

function placeOf({ row }: End, index: number, count: number): number {
  if (row === null) return ((index + 1) * boxMeasures.header) / (count + 1);
  const step = count > 1 ? Math.min(ROW_STEP, ROW_ROOM / (count - 1)) : 0;
  return row + (index - (count - 1) / 2) * step;
}

/**
 * Edges at the right side of the same box, whichever way they point, each get
 * a lane: of those that go down the lowest turns first, of those that go up
 * the highest, so that none cross.
 */
function toLanes(all: readonly Ends[]): { readonly lane: number; readonly lanes: number }[] {
  const groups = new Map<string, number[]>();
  all.forEach((ends, index) => {
    addTo(groups, nearOf(ends).box.id, index);
  });
  const lanes = all.map(() => ({ lane: 0, lanes: 1 }));
  for (const members of groups.values()) {
    if (members.length === 1) continue;
    const ordered = members.toSorted((one, other) => farY(all[one]) - farY(all[other]));
    ordered.forEach((member, place) => {
      const ends = all[member];
      const isUp = ends !== undefined && farY(ends) < nearOf(ends).y;
      lanes[member] = { lane: isUp ? place : members.length - 1 - place, lanes: members.length };
    });
  }
  return lanes;
}

/** The end at the box at the left. */
function nearOf({ start, end }: Ends): End {
  return start.side === 'left' ? end : start;
}

function farY(ends: Ends | undefined): number {
  if (ends === undefined) return 0;
  return (ends.start.side === 'left' ? ends.start : ends.end).y;
}
