import { wasClamped } from './canvasSchemas.ts';
import { positionOf } from './layout/positions.ts';
import type { Project } from './project.ts';

/** What stood beyond the border of the canvas, or was larger than it. */
export interface ClampedItems {
  readonly models: readonly string[];
  readonly areas: readonly string[];
  /** Notes have no names. */
  readonly noteCount: number;
}

/** What was brought to the border when the project was read from a record, a file or a link; null where nothing was. */
export function clampedItems(project: Project): ClampedItems | null {
  const { models, areas, notes } = project;
  const found = {
    models: models
      .filter(({ id }) => wasClamped(positionOf(project, id)))
      .map(({ definition }) => definition.name),
    areas: areas
      .filter(({ position, size }) => wasClamped(position) || wasClamped(size))
      .map(({ name }) => name),
    noteCount: notes.filter(({ position, size }) => wasClamped(position) || wasClamped(size)).length,
  };
  return found.models.length + found.areas.length + found.noteCount === 0 ? null : found;
}
