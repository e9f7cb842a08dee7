import { clampCoordinate, clampLength } from './boundedNumbers.ts';
import type { Layout, ModelId, Position, Project, Size } from './project.ts';

/**
 * Moves everything onto the canvas, and limits sizes to it. Returns the same
 * project where nothing is outside. Items farther out would cost time that grows
 * with distance, and make a project file that is refused.
 */
export function withinCanvas(project: Project): Project {
  const layout = boundedLayout(project.layout);
  const areas = bounded(project.areas, (area) => withSize(withPlace(area)));
  const notes = bounded(project.notes, (note) => withSize(withPlace(note)));
  const isSame = layout === project.layout && areas === project.areas && notes === project.notes;
  return isSame ? project : { ...project, layout, areas, notes };
}

function boundedLayout(layout: Layout): Layout {
  const moved = new Map<ModelId, Position>();
  for (const [id, position] of layout) {
    const inside = clamped(position);
    if (inside !== position) moved.set(id, inside);
  }
  return moved.size === 0 ? layout : new Map([...layout, ...moved]);
}

function bounded<Item>(items: readonly Item[], bound: (item: Item) => Item): readonly Item[] {
  return items.every((item) => bound(item) === item) ? items : items.map(bound);
}

function withPlace<Item extends { readonly position: Position }>(item: Item): Item {
  const position = clamped(item.position);
  return position === item.position ? item : { ...item, position };
}

/** The nearest position within the canvas; the same object if it already is. */
function clamped(position: Position): Position {
  const x = clampCoordinate(position.x);
  const y = clampCoordinate(position.y);
  return Object.is(x, position.x) && Object.is(y, position.y) ? position : { x, y };
}

function withSize<Item extends { readonly size: Size }>(item: Item): Item {
  const width = clampLength(item.size.width);
  const height = clampLength(item.size.height);
  return width === item.size.width && height === item.size.height
    ? item
    : { ...item, size: { width, height } };
}
