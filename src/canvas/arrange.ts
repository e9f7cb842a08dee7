import { greatestOf, leastOf } from '../lib/extremes.ts';
import { type Box, middleOf } from '../lib/geometry.ts';
import type { ModelId, Position } from '../model/index.ts';

export interface PlacedBox extends Box {
  readonly id: ModelId;
}

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Direction = 'left' | 'right' | 'up' | 'down';

type Positions = Readonly<Record<ModelId, Position>>;

/** Aligns boxes along a side or a middle of their bounds. */
export function alignBoxes(boxes: readonly PlacedBox[], alignment: Alignment): Positions {
  const left = leastOf(boxes.map(({ x }) => x));
  const right = greatestOf(boxes.map(({ x, width }) => x + width));
  const top = leastOf(boxes.map(({ y }) => y));
  const bottom = greatestOf(boxes.map(({ y, height }) => y + height));
  const place = ({ x, y, width, height }: PlacedBox): Position => {
    switch (alignment) {
      case 'left':
        return { x: left, y };
      case 'centre':
        return { x: (left + right - width) / 2, y };
      case 'right':
        return { x: right - width, y };
      case 'top':
        return { x, y: top };
      case 'middle':
        return { x, y: (top + bottom - height) / 2 };
      case 'bottom':
        return { x, y: bottom - height };
    }
  };
  return Object.fromEntries(boxes.map((box) => [box.id, place(box)]));
}

/** Makes the gaps between boxes equal; the two outermost boxes stay. */
export function distributeBoxes(boxes: readonly PlacedBox[], axis: 'x' | 'y'): Positions {
  const size = axis === 'x' ? 'width' : 'height';
  const ordered = boxes.toSorted((one, other) => one[axis] - other[axis]);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return {};
  const room = last[axis] + last[size] - first[axis];
  const used = ordered.reduce((sum, box) => sum + box[size], 0);
  const gap = (room - used) / Math.max(1, ordered.length - 1);
  let next = first[axis];
  return Object.fromEntries(
    ordered.map((box) => {
      const place = { x: box.x, y: box.y, [axis]: next };
      next += box[size] + gap;
      return [box.id, place];
    }),
  );
}

/**
 * The next box in a direction: the nearest related one, otherwise the nearest
 * of all; null where there is none.
 */
export function boxInDirection(
  boxes: readonly PlacedBox[],
  related: ReadonlySet<ModelId>,
  fromId: ModelId,
  direction: Direction,
): ModelId | null {
  const from = boxes.find(({ id }) => id === fromId);
  if (from === undefined) return null;
  const candidates = boxes.flatMap((box) => {
    const distance = box.id === fromId ? null : distanceTowards(from, box, direction);
    return distance === null ? [] : [{ id: box.id, distance }];
  });
  const ordered = candidates.toSorted((one, other) => one.distance - other.distance);
  return (ordered.find(({ id }) => related.has(id)) ?? ordered[0])?.id ?? null;
}

/** How far a box is in a direction, with the sideways distance counted double; null for a box in another direction. */
function distanceTowards(from: Box, to: Box, direction: Direction): number | null {
  const [start, end] = [middleOf(from), middleOf(to)];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const isSideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const along = sign * (isSideways ? dx : dy);
  const aside = Math.abs(isSideways ? dy : dx);
  // A box that is mostly sideways belongs to another direction.
  return along <= 1 || aside > 2 * along ? null : along + 2 * aside;
}
