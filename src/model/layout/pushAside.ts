import { type Box, overlaps, shifted } from '../../lib/geometry.ts';
import { contentOfArea } from '../areaContent.ts';
import type { Position, Project, Size } from '../project.ts';
import { areaPadding } from './areaAround.ts';
import { createBoxStrips } from './boxStrips.ts';
import { allItems, itemBoxes } from './itemBoxes.ts';
import { withPositions } from './positions.ts';

/** A box whose size has changed. */
export interface Growth {
  readonly id: string;
  readonly from: Size;
  readonly to: Size;
}

type Axis = 'x' | 'y';
const sideOf = { x: 'width', y: 'height' } as const;
const paddingOf = { x: areaPadding.side, y: areaPadding.bottom } as const;

/**
 * Moves the boxes that a grown box would cover down or to the right by its
 * growth, and the boxes that those would cover in turn. An area moves as a
 * whole; an area that holds the grown or pushed box grows with it.
 *
 * @param gap the distance to keep to pushed boxes, in CSS pixels at zoom 1
 */
export function pushAside(before: Project, after: Project, grown: readonly Growth[], gap: number): Project {
  const boxes = createBoxStrips();
  for (const { id, x, y, width, height } of itemBoxes(after, allItems(after)))
    boxes.put(id, { x, y, width, height });
  const { contents, holders } = readAreas(before, after);
  const moved = new Set<string>();
  const resize = (id: string, size: Partial<Size>): void => boxes.put(id, { ...boxes.at(id), ...size });

  /** The boxes that a box covers with its new size, and those that they cover once moved. */
  const findPushed = (id: string, axis: Axis, to: Box): ReadonlySet<string> => {
    const around = new Set([id, ...(holders.get(id) ?? [])]);
    const own = contents.get(id);
    /** What moves as one unit: a single box, or the area that holds it; null for areas around the grown box, and for its contents. */
    const unitOf = (other: string): string | null => {
      if (around.has(other) || own?.has(other)) return null;
      return holders.get(other)?.find((area) => !around.has(area)) ?? other;
    };
    const from = boxes.at(id);
    const end = from[axis] + from[sideOf[axis]];
    const by = stepOf(axis, to[sideOf[axis]] - from[sideOf[axis]]);
    const pushed = new Set<string>();
    const open = [{ from, to }];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const pusher = one;
      const reach = { ...pusher.to, [sideOf[axis]]: pusher.to[sideOf[axis]] + gap };
      boxes.visitNear(reach, (other) => {
        const unit = unitOf(other);
        if (unit === null || pushed.has(unit)) return;
        const box = boxes.at(unit);
        if (box[axis] < end || !overlaps(reach, box) || overlaps(pusher.from, box)) return;
        pushed.add(unit);
        open.push({ from: box, to: shifted(box, by) });
      });
    }
    return pushed;
  };

  const grow = (id: string, axis: Axis, to: Box): void => {
    const side = sideOf[axis];
    const growth = to[side] - boxes.at(id)[side];
    if (growth <= 0) return;
    const pushed = findPushed(id, axis, to);
    for (const unit of [...pushed].flatMap((one) => [one, ...(contents.get(one) ?? [])])) {
      boxes.put(unit, shifted(boxes.at(unit), stepOf(axis, growth)));
      moved.add(unit);
    }
    resize(id, { [side]: to[side] });
    const holder = holders.get(id)?.at(-1);
    if (holder === undefined) return;
    const held = [id, ...[...pushed].filter((unit) => contents.get(holder)?.has(unit))].map(boxes.at);
    const area = boxes.at(holder);
    const needed = Math.max(...held.map((box) => box[axis] + box[side])) + paddingOf[axis];
    const missing = Math.min(growth, needed - area[axis] - area[side]);
    if (missing > 0) grow(holder, axis, { ...area, [side]: area[side] + missing });
  };

  for (const { id, from } of grown) resize(id, from);
  for (const { id, from, to } of grown) {
    // Boxes at the corner are pushed down, so that they are not pushed along the other axis too.
    grow(id, 'y', { ...boxes.at(id), width: Math.max(from.width, to.width), height: to.height });
    grow(id, 'x', { ...boxes.at(id), width: to.width });
    resize(id, to);
  }
  const place = <Item extends { readonly id: string; readonly position: Position }>(item: Item): Item => {
    const { x, y } = boxes.at(item.id);
    return moved.has(item.id) ? { ...item, position: { x, y } } : item;
  };
  const areas = after.areas.map((area) => {
    const { width, height } = boxes.at(area.id);
    const isSame = width === area.size.width && height === area.size.height;
    return place(isSame ? area : { ...area, size: { width, height } });
  });
  const isSame = moved.size === 0 && areas.every((area, index) => area === after.areas[index]);
  if (isSame) return after;
  const positions = after.models
    .filter(({ id }) => moved.has(id))
    .map(({ id }) => {
      const { x, y } = boxes.at(id);
      return [id, { x, y }] as const;
    });
  return { ...after, layout: withPositions(after.layout, positions), areas, notes: after.notes.map(place) };
}

function stepOf(axis: Axis, by: number): Position {
  return axis === 'x' ? { x: by, y: 0 } : { x: 0, y: by };
}

/** The contents of each area, and the areas around each item, the innermost last. */
function readAreas(before: Project, after: Project) {
  const contents = new Map<string, ReadonlySet<string>>();
  const holders = new Map<string, string[]>();
  const known = new Set(before.areas.map(({ id }) => id));
  for (const { id } of after.areas) {
    // The contents before the growth, which may have moved the middle of a box; for a new area, its current contents.
    const { models, areas, notes } = contentOfArea(known.has(id) ? before : after, id);
    contents.set(id, new Set([...models, ...areas, ...notes]));
  }
  const largestFirst = [...contents].toSorted(([, one], [, other]) => other.size - one.size);
  for (const [area, content] of largestFirst) {
    for (const id of content) holders.set(id, [...(holders.get(id) ?? []), area]);
  }
  return { contents, holders };
}
