import { boundsOf, overlaps } from '../../lib/geometry.ts';
import type { CanvasItems } from '../areaContent.ts';
import type { PastedArea, PastedItems } from '../clipboard.ts';
import { allItems, type ItemBox, itemBoxes } from '../layout/itemBoxes.ts';
import { positionOf } from '../layout/positions.ts';
import type { Area, Note, Position, Project } from '../project.ts';
import type { Command } from './command.ts';
import { moveItems } from './moveItems.ts';
import { moveModels } from './moveModels.ts';
import { pasteModels } from './pasteModels.ts';

export interface PasteItemsArguments {
  readonly pasted: PastedItems;
  /** One for each model, area and note, in their order. */
  readonly ids: CanvasItems;
  /** The top left corner of the pasted items, unless it is occupied. */
  readonly at: Position;
}

/** The shift of a pasted item away from an item at the same position. */
const STEP = 24;

/** The gap between a pasted area and existing items. */
const GAP = 40;

/**
 * Adds copies of models (see pasteModels), areas and notes, at the same positions
 * relative to each other. A copied area contains the copies of its models and no
 * existing items: it goes to free space, to the right of the requested position.
 */
export const pasteItems: Command<PasteItemsArguments> = (project, { pasted, ids, at }) => {
  const corner = cornerOf(pasted);
  const shift = { x: at.x - corner.x, y: at.y - corner.y };
  const withModels = pasteModels(project, { models: pasted.models, ids: ids.models, shift });
  const names = new Set(project.areas.map(({ name }) => name));
  const areas = pasted.areas.map(({ models: _, ...area }, index): Area => {
    const name = freeAreaName(names, area.name);
    names.add(name);
    return { ...area, id: idAt(ids.areas, index), name, position: shifted(area.position, shift) };
  });
  const notes = pasted.notes.map(
    (note, index): Note => ({
      ...note,
      id: idAt(ids.notes, index),
      position: shifted(note.position, shift),
    }),
  );
  if (withModels === project && areas.length + notes.length === 0) return project;
  const added = {
    ...withModels,
    areas: [...withModels.areas, ...areas],
    notes: [...withModels.notes, ...notes],
  };
  return withRoom(project, keptInside(added, pasted, ids), ids);
};

/** Keeps copies in their area: a copy may be smaller than its original, because relations of other models add no keys to it. */
function keptInside(project: Project, pasted: PastedItems, ids: CanvasItems): Project {
  if (pasted.areas.length === 0) return project;
  const boxes = new Map(itemBoxes(project, ids).map((box) => [box.id, box]));
  const owned = pasted.areas.flatMap((area, index) =>
    ownedBy(area, pasted).map((model) => [
      boxes.get(idAt(ids.areas, index)),
      boxes.get(idAt(ids.models, model)),
    ]),
  );
  const models = owned.flatMap(([area, model]) => {
    const position = area && model && positionInside(area, model);
    return position ? [[model.id, position] as const] : [];
  });
  return moveItems(project, { models: Object.fromEntries(models) });
}

/** The indexes of the models that belonged to an area. */
function ownedBy({ models }: PastedArea, pasted: PastedItems): readonly number[] {
  const names = new Set(models);
  return pasted.models.flatMap(({ definition, position }, index) =>
    position !== null && names.has(definition.name) ? [index] : [],
  );
}

/** The position at which the middle of a box is in an area; null where it already is. */
function positionInside(area: ItemBox, box: ItemBox): Position | null {
  const clamp = (start: number, size: number, from: number, room: number) =>
    Math.min(Math.max(start, Math.ceil(from - size / 2)), Math.floor(from + room - size / 2));
  const x = clamp(box.x, box.width, area.x, area.width);
  const y = clamp(box.y, box.height, area.y, area.height);
  return x === box.x && y === box.y ? null : { x, y };
}

/** Moves pasted items off items at the same position; a paste with an area, off everything. */
function withRoom(before: Project, pasted: Project, ids: CanvasItems): Project {
  const shift =
    ids.areas.length > 0
      ? shiftClear(itemBoxes(pasted, ids), itemBoxes(before, allItems(before)))
      : shiftAside(placesOf(pasted, ids), placesOf(before, allItems(before)));
  if (shift.x === 0 && shift.y === 0) return pasted;
  // Existing items stay, even if they lie in the pasted area before it is moved.
  const move = <Item extends CanvasItem>(
    items: readonly Item[],
    wanted: readonly string[],
  ): readonly Item[] => {
    if (wanted.length === 0) return items;
    const moving = new Set(wanted);
    return items.map((item) =>
      moving.has(item.id) ? { ...item, position: shifted(item.position, shift) } : item,
    );
  };
  const models = ids.models.map((id) => [id, shifted(positionOf(pasted, id), shift)] as const);
  return {
    ...moveModels(pasted, { positions: Object.fromEntries(models) }),
    areas: move(pasted.areas, ids.areas),
    notes: move(pasted.notes, ids.notes),
  };
}

interface CanvasItem {
  readonly id: string;
  readonly position: Position;
}

function shiftClear(boxes: readonly ItemBox[], there: readonly ItemBox[]): Position {
  const bounds = boundsOf(boxes);
  if (bounds === null) return { x: 0, y: 0 };
  let x = bounds.x;
  const inTheWay = (box: ItemBox): boolean => overlaps({ ...bounds, x }, box);
  for (let box = there.find(inTheWay); box !== undefined; box = there.find(inTheWay)) {
    x = box.x + box.width + GAP;
  }
  return { x: x - bounds.x, y: 0 };
}

/** Returns positions only, since sizes take longer to compute. */
function placesOf(project: Project, ids: CanvasItems): readonly Position[] {
  const wanted = new Set([...ids.models, ...ids.areas, ...ids.notes]);
  const models = project.models.map(({ id }) => ({ id, position: positionOf(project, id) }));
  const items: readonly CanvasItem[] = [...models, ...project.areas, ...project.notes];
  return items.flatMap(({ id, position }) => (wanted.has(id) ? [position] : []));
}

function shiftAside(boxes: readonly Position[], there: readonly Position[]): Position {
  const key = ({ x, y }: Position): string => `${Math.round(x)} ${Math.round(y)}`;
  const taken = new Set(there.map(key));
  let by = 0;
  while (boxes.some(({ x, y }) => taken.has(key({ x: x + by, y: y + by })))) by += STEP;
  return { x: by, y: by };
}

/** "Sales" → "Sales 2" where there is one. */
function freeAreaName(taken: ReadonlySet<string>, name: string): string {
  if (name === '' || !taken.has(name)) return name;
  const stem = name.replace(/ \d+$/, '');
  let number = 2;
  while (taken.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}

function cornerOf({ models, areas, notes }: PastedItems): Position {
  const positions = [...models, ...areas, ...notes].flatMap(({ position }) => position ?? []);
  return positions.reduce(
    (corner, { x, y }) => ({ x: Math.min(corner.x, x), y: Math.min(corner.y, y) }),
    positions[0] ?? { x: 0, y: 0 },
  );
}

const shifted = ({ x, y }: Position, by: Position): Position => ({ x: x + by.x, y: y + by.y });

function idAt(ids: readonly string[], index: number): string {
  const id = ids[index];
  if (id === undefined) throw new Error('pasteItems needs an id for everything that is pasted.');
  return id;
}
