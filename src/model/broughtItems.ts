import { wasBrought } from './canvasSchemas.ts';
import { positionOf } from './layout/positions.ts';
import type { Project } from './project.ts';

/** What stood beyond the border of the canvas, or was larger than it. */
export interface BroughtItems {
  readonly models: readonly string[];
  readonly areas: readonly string[];
  /** Notes have no names. */
  readonly noteCount: number;
}

/** What was brought to the border when the project was read from a record, a file or a link; null where nothing was. */
export function broughtItems(project: Project): BroughtItems | null {
  const { models, areas, notes } = project;
  const found = {
    models: models
      .filter(({ id }) => wasBrought(positionOf(project, id)))
      .map(({ definition }) => definition.name),
    areas: areas
      .filter(({ position, size }) => wasBrought(position) || wasBrought(size))
      .map(({ name }) => name),
    noteCount: notes.filter(({ position, size }) => wasBrought(position) || wasBrought(size)).length,
  };
  return found.models.length + found.areas.length + found.noteCount === 0 ? null : found;
}
