import { type Box, boundsOf, overlaps, shifted } from '../../lib/geometry.ts';
import type { Position } from '../project.ts';

/** With more pairs than this, the boxes are treated as one. */
const MOST_PAIRS = 20_000;
/** The most shifts that are tried along each axis, shortest first. */
const MOST_SHIFTS = 200;
/** The most shifts per axis that are combined into diagonal ones. */
const MOST_DIAGONALS = 30;

const nowhere: Position = { x: 0, y: 0 };

/**
 * The shortest shift that moves boxes, as a group, to where they cover none of
 * the existing boxes.
 *
 * @param gap the distance to keep to existing boxes, in CSS pixels at zoom 1
 */
export function findFreeShift(boxes: readonly Box[], existing: readonly Box[], gap: number): Position {
  const bounds = boundsOf(boxes);
  const wall = boundsOf(existing);
  if (bounds === null || wall === null) return nowhere;
  const moving = boxes.length * existing.length > MOST_PAIRS ? [bounds] : boxes;
  const isFree = (by: Position): boolean =>
    moving.every((box) => existing.every((other) => !overlaps(shifted(box, by), other, gap)));
  const isCovering = boxes.some((box) => existing.some((other) => overlaps(box, other)));
  if (!isCovering) return nowhere;
  const pairs = moving.flatMap((box) => existing.map((other) => [box, other] as const));
  const across = shortestFirst(
    pairs.flatMap(([{ x, width }, other]) => sides(x, width, other.x, other.width, gap)),
  );
  const down = shortestFirst(
    pairs.flatMap(([{ y, height }, other]) => sides(y, height, other.y, other.height, gap)),
  );
  const shifts: readonly Position[] = [
    ...across.map((x) => ({ x, y: 0 })),
    ...down.map((y) => ({ x: 0, y })),
    ...across.slice(0, MOST_DIAGONALS).flatMap((x) => down.slice(0, MOST_DIAGONALS).map((y) => ({ x, y }))),
  ];
  const found = shifts.toSorted((one, other) => lengthOf(one) - lengthOf(other)).find(isFree);
  // There is always room below all of them.
  return found ?? { x: 0, y: wall.y + wall.height + gap - bounds.y };
}

/** The shifts to either side of another box, along one axis. */
function sides(start: number, size: number, otherStart: number, otherSize: number, gap: number): number[] {
  return [otherStart - gap - (start + size), otherStart + otherSize + gap - start];
}

function shortestFirst(shifts: readonly number[]): readonly number[] {
  return [...new Set(shifts)].toSorted((one, other) => Math.abs(one) - Math.abs(other)).slice(0, MOST_SHIFTS);
}

const lengthOf = ({ x, y }: Position): number => Math.hypot(x, y);
