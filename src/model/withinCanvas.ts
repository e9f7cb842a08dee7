import { clampCoordinate, clampLength } from './boundedNumbers.ts';
import type { Position, Project, Size } from './project.ts';

/**
 * The project with everything on the canvas, and no side longer than it; the
 * same project where that is so. What lies further out would make work that
 * depends on distance, and a project file that others refuse.
 */
export function withinCanvas(project: Project): Project {
  const models = bounded(project.models, withPlace);
  const areas = bounded(project.areas, (area) => withSize(withPlace(area)));
  const notes = bounded(project.notes, (note) => withSize(withPlace(note)));
  const isSame = models === project.models && areas === project.areas && notes === project.notes;
  return isSame ? project : { ...project, models, areas, notes };
}

function bounded<Item>(items: readonly Item[], bound: (item: Item) => Item): readonly Item[] {
  return items.every((item) => bound(item) === item) ? items : items.map(bound);
}

function withPlace<Item extends { readonly position: Position }>(item: Item): Item {
  const x = clampCoordinate(item.position.x);
  const y = clampCoordinate(item.position.y);
  const isSame = Object.is(x, item.position.x) && Object.is(y, item.position.y);
  return isSame ? item : { ...item, position: { x, y } };
}

function withSize<Item extends { readonly size: Size }>(item: Item): Item {
  const width = clampLength(item.size.width);
  const height = clampLength(item.size.height);
  return width === item.size.width && height === item.size.height
    ? item
    : { ...item, size: { width, height } };
}
