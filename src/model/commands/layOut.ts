import { layoutWithAreas } from '../layout/layoutWithAreas.ts';
import { layoutModels } from '../layout/placement.ts';
import type { ModelId, Project } from '../project.ts';
import type { Command } from './command.ts';
import { moveModels } from './moveModels.ts';

export interface LayOutArguments {
  /** All unless told; with all of them areas are laid out around what they hold. */
  readonly modelIds?: readonly ModelId[];
}

/** Places models anew: related ones near each other, owners left, those of an area together. */
export const layOut: Command<LayOutArguments> = (project, { modelIds }) =>
  modelIds === undefined && project.areas.length > 0
    ? layOutAll(project)
    : moveModels(project, { positions: layoutModels(project, modelIds) });

function layOutAll(project: Project): Project {
  const { positions, sizes } = layoutWithAreas(project);
  const placed = moveModels(project, { positions: Object.fromEntries(positions) });
  return {
    ...placed,
    areas: project.areas.map((area) => ({
      ...area,
      position: positions.get(area.id) ?? area.position,
      size: sizes.get(area.id) ?? area.size,
    })),
    notes: project.notes.map((note) => ({ ...note, position: positions.get(note.id) ?? note.position })),
  };
}
