import { getOwn } from '../../lib/own.ts';
import { contentOfArea } from '../areaContent.ts';
import { positionOf } from '../layout/positions.ts';
import type { Position, Project } from '../project.ts';
import type { Command } from './command.ts';
import { moveModels } from './moveModels.ts';

type Positions = Readonly<Record<string, Position>>;

/** New top left corners by id. */
export interface MoveItemsArguments {
  readonly models?: Positions;
  readonly areas?: Positions;
  readonly notes?: Positions;
}

/**
 * Moves models, areas and notes. The contents of an area move with it, except
 * for items that have their own position in the arguments.
 */
export const moveItems: Command<MoveItemsArguments> = (project, wanted) => {
  const { models, areas, notes } = withCarried(project, wanted);
  const placed = moveModels(project, { positions: Object.fromEntries(models) });
  const moved = { areas: moveAll(project.areas, areas), notes: moveAll(project.notes, notes) };
  const isSame = moved.areas === project.areas && moved.notes === project.notes;
  return isSame ? placed : { ...placed, ...moved };
};

function withCarried(project: Project, { models = {}, areas = {}, notes = {} }: MoveItemsArguments) {
  const all = {
    models: new Map(Object.entries(models)),
    areas: new Map(Object.entries(areas)),
    notes: new Map(Object.entries(notes)),
  };
  const carried = { models: new Map(), areas: new Map(), notes: new Map() } as Record<
    keyof typeof all,
    Map<string, Position>
  >;
  for (const area of project.areas) {
    const to = getOwn(areas, area.id);
    if (to === undefined) continue;
    const by = { x: to.x - area.position.x, y: to.y - area.position.y };
    if (by.x === 0 && by.y === 0) continue;
    const content = contentOfArea(project, area.id);
    for (const kind of ['models', 'areas', 'notes'] as const) {
      for (const id of content[kind]) {
        if (!all[kind].has(id) && !carried[kind].has(id)) carried[kind].set(id, by);
      }
    }
  }
  for (const [id, by] of carried.models) {
    const { x, y } = positionOf(project, id);
    all.models.set(id, { x: x + by.x, y: y + by.y });
  }
  carry(all.areas, project.areas, carried.areas);
  carry(all.notes, project.notes, carried.notes);
  return all;
}

interface CanvasItem {
  readonly id: string;
  readonly position: Position;
}

function carry(
  positions: Map<string, Position>,
  items: readonly CanvasItem[],
  ways: ReadonlyMap<string, Position>,
): void {
  if (ways.size === 0) return;
  for (const { id, position } of items) {
    const by = ways.get(id);
    if (by !== undefined) positions.set(id, { x: position.x + by.x, y: position.y + by.y });
  }
}

function moveAll<Item extends CanvasItem>(
  items: readonly Item[],
  positions: ReadonlyMap<string, Position>,
): readonly Item[] {
  let isMoved = false;
  const result = items.map((item) => {
    const to = positions.get(item.id);
    if (to === undefined || (to.x === item.position.x && to.y === item.position.y)) return item;
    isMoved = true;
    return { ...item, position: { x: to.x, y: to.y } };
  });
  return isMoved ? result : items;
}
