import type { CanvasItems } from '../areaContent.ts';
import type { Position, Project, Size } from '../project.ts';
import { boxRowsOf, boxSize } from './boxSize.ts';

/** The room that an area leaves around what it holds, in CSS pixels at zoom 1; its title stands in the upper one. */
export const areaPadding = { top: 48, side: 28, bottom: 28 } as const;

/** The corner and the size of an area that holds models, areas and notes; null for none. */
export function areaAround(
  project: Project,
  { models, areas, notes }: CanvasItems,
): { readonly position: Position; readonly size: Size } | null {
  const boxes = [
    ...pick(project.models, models).map((entry) => ({
      ...entry.position,
      ...boxSize(entry.definition.name, boxRowsOf(project, entry)),
    })),
    ...[...pick(project.areas, areas), ...pick(project.notes, notes)].map(({ position, size }) => ({
      ...position,
      ...size,
    })),
  ];
  if (boxes.length === 0) return null;
  const { top, side, bottom } = areaPadding;
  const x = boxes.reduce((least, box) => Math.min(least, box.x), Infinity) - side;
  const y = boxes.reduce((least, box) => Math.min(least, box.y), Infinity) - top;
  const right = boxes.reduce((most, box) => Math.max(most, box.x + box.width), -Infinity) + side;
  const end = boxes.reduce((most, box) => Math.max(most, box.y + box.height), -Infinity) + bottom;
  return { position: { x, y }, size: { width: right - x, height: end - y } };
}

function pick<Item extends { readonly id: string }>(items: readonly Item[], ids: readonly string[]) {
  const wanted = new Set(ids);
  return items.filter(({ id }) => wanted.has(id));
}
