import { type Box, boundsOf, overlaps } from '../../lib/geometry.ts';
import type { ModelEntry, Position, Project, Size } from '../project.ts';
import { boxMeasures, boxRowsOf, boxSize } from './boxSize.ts';
import { positionOf } from './positions.ts';

/** Between models that are placed, and from the edges of an empty canvas. Pixels of the canvas. */
export const margin = 80;
const gap = 40;

/** A new model has an id and nothing else. */
const newBox: Size = {
  width: boxMeasures.minWidth,
  height: boxMeasures.header + boxMeasures.row + 2 * boxMeasures.padding,
};

/** A position for a new model near the others that covers none of them. */
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

/** Where the box of a model is, and how large. */
export function boxOf(project: Project, entry: ModelEntry): Box {
  return { ...positionOf(project, entry.id), ...boxSize(entry.definition.name, boxRowsOf(project, entry)) };
}
