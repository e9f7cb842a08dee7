import type { CanvasItems } from '../areaContent.ts';
import type { ModelId, Position, Project, Size } from '../project.ts';
import { boxRowsOf, boxSize } from './boxSize.ts';

/** Where something on the canvas stands, and how large it is, in CSS pixels at zoom 1. */
export interface ItemBox extends Position, Size {
  readonly id: string;
}

/** The boxes of models, areas and notes; models count with all their rows, however much of them is shown. */
export function itemBoxes(project: Project, { models, areas, notes }: CanvasItems): readonly ItemBox[] {
  return [
    ...pick(project.models, models).map((entry) => ({
      id: entry.id,
      ...entry.position,
      ...boxSize(entry.definition.name, boxRowsOf(project, entry)),
    })),
    ...[...pick(project.areas, areas), ...pick(project.notes, notes)].map(({ id, position, size }) => ({
      id,
      ...position,
      ...size,
    })),
  ];
}

/** Everything that stands on the canvas. */
export function allItems({ models, areas, notes }: Project): CanvasItems {
  const idsOf = (items: readonly { readonly id: ModelId }[]) => items.map(({ id }) => id);
  return { models: idsOf(models), areas: idsOf(areas), notes: idsOf(notes) };
}

/** The least box around others; null around none. */
export function boundsOf(boxes: readonly (Position & Size)[]): (Position & Size) | null {
  if (boxes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function pick<Item extends { readonly id: string }>(items: readonly Item[], ids: readonly string[]) {
  const wanted = new Set(ids);
  return items.filter(({ id }) => wanted.has(id));
}
