import type { Box } from '../../lib/geometry.ts';
import type { CanvasItems } from '../areaContent.ts';
import type { ModelId, Project } from '../project.ts';
import { boxRowsOf, boxSize } from './boxSize.ts';
import { positionOf } from './positions.ts';

/** The box of a model, an area or a note, in CSS pixels at zoom 1. */
export interface ItemBox extends Box {
  readonly id: string;
}

/** The boxes of models, areas and notes. Models count with all rows, whatever the level of detail. */
export function itemBoxes(project: Project, { models, areas, notes }: CanvasItems): readonly ItemBox[] {
  return [
    ...pick(project.models, models).map((entry) => ({
      id: entry.id,
      ...positionOf(project, entry.id),
      ...boxSize(entry.definition.name, boxRowsOf(project, entry)),
    })),
    ...[...pick(project.areas, areas), ...pick(project.notes, notes)].map(({ id, position, size }) => ({
      id,
      ...position,
      ...size,
    })),
  ];
}

/** Everything on the canvas. */
export function allItems({ models, areas, notes }: Project): CanvasItems {
  const idsOf = (items: readonly { readonly id: ModelId }[]) => items.map(({ id }) => id);
  return { models: idsOf(models), areas: idsOf(areas), notes: idsOf(notes) };
}

function pick<Item extends { readonly id: string }>(items: readonly Item[], ids: readonly string[]) {
  const wanted = new Set(ids);
  return items.filter(({ id }) => wanted.has(id));
}
