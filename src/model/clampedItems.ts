import { wasClamped } from './canvasSchemas.ts';
import { positionOf } from './layout/positions.ts';
import type { Project } from './project.ts';

/** The items that were outside the canvas, or larger than it. */
export interface ClampedItems {
  readonly models: readonly string[];
  readonly areas: readonly string[];
  /** Notes have no names. */
  readonly noteCount: number;
}

/** Lists the items that were clamped to the canvas when the project was read from a record, a file or a link; null if none were. */
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
