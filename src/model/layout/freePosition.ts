import { type Box, boundsOf, overlaps } from '../../lib/geometry.ts';
import type { ModelEntry, Position, Project, Size } from '../project.ts';
import { boxMeasures, boxRowsOf, boxSize } from './boxSize.ts';
import { positionOf } from './positions.ts';

/** The distance between placed models, and from the edges of an empty canvas. In canvas pixels. */
export const margin = 80;
const gap = 40;

/** The size of a new model, which has only an id. */
const newBox: Size = {
  width: boxMeasures.minWidth,
  height: boxMeasures.header + boxMeasures.row + 2 * boxMeasures.padding,
};

/** A position near the other models at which a new one covers none of them. */
export function freePosition(project: Project, size: Size = newBox): Position {
  const boxes = project.models.map((entry) => boxOf(project, entry));
  const bounds = boundsOf(boxes);
  if (!bounds) return { x: margin, y: margin };
  const columnWidth = size.width + margin;
  const columns = Math.max(3, Math.ceil(bounds.width / columnWidth));
  for (let y = bounds.y; y <= bounds.y + bounds.height + gap; y += gap) {
    for (let column = 0; column < columns; column += 1) {
      const place = { x: bounds.x + column * columnWidth, y, ...size };
      if (!boxes.some((box) => overlaps(box, place, gap))) return { x: place.x, y: place.y };
    }
  }
  return { x: bounds.x, y: bounds.y + bounds.height + gap * 2 };
}

/** The box of a model, with all its rows. */
export function boxOf(project: Project, entry: ModelEntry): Box {
  return { ...positionOf(project, entry.id), ...boxSize(entry.definition.name, boxRowsOf(project, entry)) };
}
