import { type Box, boundsOf, overlaps } from '../../lib/geometry.ts';
import type { ModelEntry, ModelId, Position, Project, Size } from '../project.ts';
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

/** How far from the middle a place between models is looked for, in gaps. */
const FARTHEST = 40;

/**
 * The position nearest to the middle of some models at which a new one covers none:
 * a join model stands between its two sides. Where everything around is taken, any
 * free position.
 */
export function freePositionBetween(
  project: Project,
  ids: readonly ModelId[],
  size: Size = newBox,
): Position {
  const boxes = project.models.map((entry) => boxOf(project, entry));
  const around = boundsOf(boxes.filter((_box, index) => ids.includes(project.models[index]?.id ?? '')));
  if (!around) return freePosition(project, size);
  const x = Math.round(around.x + (around.width - size.width) / 2);
  const y = Math.round(around.y + (around.height - size.height) / 2);
  const isFree = (place: Position): boolean =>
    !boxes.some((box) => overlaps(box, { ...place, ...size }, gap));
  for (let ring = 0; ring <= FARTHEST; ring += 1) {
    const place = ringAround({ x, y }, ring).find(isFree);
    if (place) return place;
  }
  return freePosition(project, size);
}

/** The positions so many gaps from a middle, along one axis or both; the nearest first. */
function ringAround({ x, y }: Position, ring: number): readonly Position[] {
  const steps = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring);
  return steps
    .flatMap((across) => steps.map((down) => ({ across, down })))
    .filter(({ across, down }) => Math.max(Math.abs(across), Math.abs(down)) === ring)
    .sort((one, other) => Math.hypot(one.across, one.down) - Math.hypot(other.across, other.down))
    .map(({ across, down }) => ({ x: x + across * gap, y: y + down * gap }));
}

/** The box of a model, with all its rows. */
export function boxOf(project: Project, entry: ModelEntry): Box {
  return { ...positionOf(project, entry.id), ...boxSize(entry.definition.name, boxRowsOf(project, entry)) };
}
