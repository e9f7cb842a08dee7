import { layoutWithAreas } from '../layout/layoutWithAreas.ts';
import { type LayoutOptions, layoutModels } from '../layout/placement.ts';
import type { ModelId, Project } from '../project.ts';
import type { Command } from './command.ts';
import { moveModels } from './moveModels.ts';

export interface LayOutArguments extends LayoutOptions {
  /** All by default, in which case areas are fitted around their contents. */
  readonly modelIds?: readonly ModelId[];
}

/** Lays models out: related ones near each other, owners preferably on the left, those of an area together. */
export const layOut: Command<LayOutArguments> = (project, { modelIds, ...options }) =>
  modelIds === undefined && project.areas.length > 0
    ? layOutAll(project, options)
    : moveModels(project, { positions: layoutModels(project, modelIds, options) });

function layOutAll(project: Project, options: LayoutOptions): Project {
  const { positions, sizes } = layoutWithAreas(project, options);
  return withLayout(moveModels(project, { positions: Object.fromEntries(positions) }), {
    areas: project.areas.map((area) => ({
      ...area,
      position: positions.get(area.id) ?? area.position,
      size: sizes.get(area.id) ?? area.size,
    })),
    notes: project.notes.map((note) => ({ ...note, position: positions.get(note.id) ?? note.position })),
  });
}

/** Replaces areas and notes. Returns the same project where they have not changed. */
export function withLayout(project: Project, { areas, notes }: Pick<Project, 'areas' | 'notes'>): Project {
  const isSame = haveSameBounds(project.areas, areas) && haveSameBounds(project.notes, notes);
  return isSame ? project : { ...project, areas, notes };
}

type ItemBounds = Pick<Project['areas'][number], 'position' | 'size'>;

function haveSameBounds(before: readonly ItemBounds[], after: readonly ItemBounds[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ position, size }, index) => {
      const other = after[index];
      return (
        other !== undefined &&
        position.x === other.position.x &&
        position.y === other.position.y &&
        size.width === other.size.width &&
        size.height === other.size.height
      );
    })
  );
}
