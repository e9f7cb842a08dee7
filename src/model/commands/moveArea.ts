import { boxRowsOf, boxSize } from '../layout/boxSize.ts';
import type { Area, ModelId, Position, Project, Size } from '../project.ts';
import type { Command } from './command.ts';
import { withItemChanged } from './editItems.ts';
import { moveModels } from './moveModels.ts';

export interface MoveAreaArguments {
  readonly areaId: string;
  /** Of its top left corner. */
  readonly position: Position;
}

/** Moves an area with the models and notes in it, all by the same way. */
export const moveArea: Command<MoveAreaArguments> = (project, { areaId, position }) => {
  const area = project.areas.find(({ id }) => id === areaId);
  if (!area) return project;
  const by = { x: position.x - area.position.x, y: position.y - area.position.y };
  if (by.x === 0 && by.y === 0) return project;
  const moved = (from: Position): Position => ({ x: from.x + by.x, y: from.y + by.y });
  const inside = new Set(modelsInArea(project, areaId));
  const positions = project.models
    .filter(({ id }) => inside.has(id))
    .map((entry) => [entry.id, moved(entry.position)] as const);
  const withModels = moveModels(project, { positions: Object.fromEntries(positions) });
  const notes = project.notes.map((note) =>
    hasMiddleOf(area, note.position, note.size) ? { ...note, position: moved(note.position) } : note,
  );
  const areas = withItemChanged(project.areas, areaId, { position: { x: position.x, y: position.y } });
  return { ...withModels, areas, notes };
};

/** The models that belong to an area: those whose middle lies in it. */
export function modelsInArea(project: Project, areaId: string): readonly ModelId[] {
  const area = project.areas.find(({ id }) => id === areaId);
  if (!area) return [];
  return project.models
    .filter((entry) =>
      hasMiddleOf(area, entry.position, boxSize(entry.definition.name, boxRowsOf(project, entry))),
    )
    .map(({ id }) => id);
}

function hasMiddleOf(area: Area, position: Position, size: Size): boolean {
  const x = position.x + size.width / 2 - area.position.x;
  const y = position.y + size.height / 2 - area.position.y;
  return x >= 0 && y >= 0 && x <= area.size.width && y <= area.size.height;
}
