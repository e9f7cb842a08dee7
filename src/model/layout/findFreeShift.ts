import { type Box, boundsOf, overlaps, shifted } from '../../lib/geometry.ts';
import type { Position } from '../project.ts';

/** More pairs than this are looked at as if the boxes were one. */
const MOST_PAIRS = 20_000;
/** Of the shortest ways along each axis. */
const MOST_WAYS = 200;
/** Of the shortest ways along both axes at once. */
const MOST_DIAGONALS = 30;

const nowhere: Position = { x: 0, y: 0 };

/**
 * The shortest way for boxes that keep their places to each other to a place
 * where they cover none of those that are there.
 *
 * @param gap to keep to the others, in CSS pixels at zoom 1
 */
export function findFreeShift(boxes: readonly Box[], there: readonly Box[], gap: number): Position {
  const bounds = boundsOf(boxes);
  const wall = boundsOf(there);
  if (bounds === null || wall === null) return nowhere;
  const moving = boxes.length * there.length > MOST_PAIRS ? [bounds] : boxes;
  const isFree = (by: Position): boolean =>
    moving.every((box) => there.every((other) => !overlaps(shifted(box, by), other, gap)));
  const isCovering = boxes.some((box) => there.some((other) => overlaps(box, other)));
  if (!isCovering) return nowhere;
  const pairs = moving.flatMap((box) => there.map((other) => [box, other] as const));
  const across = waysOut(
    pairs.flatMap(([{ x, width }, other]) => sides(x, width, other.x, other.width, gap)),
  );
  const down = waysOut(
    pairs.flatMap(([{ y, height }, other]) => sides(y, height, other.y, other.height, gap)),
  );
  const ways: readonly Position[] = [
    ...across.map((x) => ({ x, y: 0 })),
    ...down.map((y) => ({ x: 0, y })),
    ...across.slice(0, MOST_DIAGONALS).flatMap((x) => down.slice(0, MOST_DIAGONALS).map((y) => ({ x, y }))),
  ];
  const found = ways.toSorted((one, other) => lengthOf(one) - lengthOf(other)).find(isFree);
  // Below all of them there is always room.
  return found ?? { x: 0, y: wall.y + wall.height + gap - bounds.y };
}

/** To before and to behind of another one, along one axis. */
function sides(start: number, size: number, otherStart: number, otherSize: number, gap: number): number[] {
  return [otherStart - gap - (start + size), otherStart + otherSize + gap - start];
}

function waysOut(ways: readonly number[]): readonly number[] {
  return [...new Set(ways)].toSorted((one, other) => Math.abs(one) - Math.abs(other)).slice(0, MOST_WAYS);
}

const lengthOf = ({ x, y }: Position): number => Math.hypot(x, y);
