import { addFiles } from '../commands/addFiles.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import type { ModelEntry, ModelId, Position, Project, Size } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { boxMeasures, boxRowsOf, boxSize } from './boxSize.ts';
import { boundsOf } from './itemBoxes.ts';
import { layeredLayout } from './layeredLayout.ts';

const margin = 80;
const gap = 40;

/** A new model has an id and nothing else. */
const newBox: Size = {
  width: boxMeasures.minWidth,
  height: boxMeasures.header + boxMeasures.row + 2 * boxMeasures.padding,
};

interface Box extends Position, Size {}

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
      if (!boxes.some((box) => isNear(box, place))) return { x: place.x, y: place.y };
    }
  }
  return { x: bounds.x, y: bounds.y + bounds.height + gap * 2 };
}

/**
 * Positions for files that are about to be opened, one for each: related
 * models near each other, the owner left of what it has, below what is there.
 */
export function placeFiles(project: Project, files: readonly ModelFile[]): readonly Position[] {
  const ids = files.map((_, index) => `placed ${index}`);
  const opened = addFiles(project, { files, ids, positions: files.map(() => ({ x: 0, y: 0 })) });
  const positions = layoutOf(opened, new Set(ids));
  const bounds = boundsOf(project.models.map((entry) => boxOf(project, entry)));
  const corner = bounds ? { x: bounds.x, y: bounds.y + bounds.height + margin } : { x: margin, y: margin };
  return ids.map((id) => {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    return { x: corner.x + x, y: corner.y + y };
  });
}

/** New positions for models, all of them or some, for `moveModels`: related ones near each other, owners left. */
export function layoutModels(
  project: Project,
  modelIds: readonly ModelId[] = project.models.map((entry) => entry.id),
): Readonly<Record<ModelId, Position>> {
  const ids = new Set(modelIds);
  const bounds = boundsOf(
    project.models.filter((entry) => ids.has(entry.id)).map((entry) => boxOf(project, entry)),
  );
  const corner = bounds ?? { x: margin, y: margin };
  const entries = [...layoutOf(project, ids)].map(
    ([id, { x, y }]) => [id, { x: corner.x + x, y: corner.y + y }] as const,
  );
  return Object.fromEntries(entries);
}

function layoutOf(project: Project, ids: ReadonlySet<ModelId>): ReadonlyMap<ModelId, Position> {
  const boxes = project.models
    .filter((entry) => ids.has(entry.id))
    .map((entry) => ({ id: entry.id, size: sizeOf(project, entry) }));
  const edges = allRelations(project).flatMap(({ owner, target }) =>
    target ? [{ from: owner.id, to: target.id }] : [],
  );
  return layeredLayout(boxes, edges);
}

function sizeOf(project: Project, entry: ModelEntry): Size {
  return boxSize(entry.definition.name, boxRowsOf(project, entry));
}

function boxOf(project: Project, entry: ModelEntry): Box {
  return { ...entry.position, ...sizeOf(project, entry) };
}

function isNear(left: Box, right: Box): boolean {
  return (
    left.x < right.x + right.width + gap &&
    right.x < left.x + left.width + gap &&
    left.y < right.y + right.height + gap &&
    right.y < left.y + left.height + gap
  );
}
