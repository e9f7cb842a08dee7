import { byId } from '../lib/byId.ts';
import { middleOf } from '../lib/geometry.ts';
import { memoByKey, memoByValue } from '../lib/memo.ts';
import { boxRowsOf, boxSize } from './layout/boxSize.ts';
import { positionOf } from './layout/positions.ts';
import { type CanvasPoint, indexPoints, type PointIndex } from './pointIndex.ts';
import type { Area, ModelId, Position, Project, Size } from './project.ts';

/** The ids of models, areas and notes that are selected, moved or removed together. */
export interface CanvasItems {
  readonly models: readonly ModelId[];
  readonly areas: readonly string[];
  readonly notes: readonly string[];
}

const noItems: CanvasItems = { models: [], areas: [], notes: [] };

/**
 * Returns the contents of an area, which move with it: models and notes whose
 * middle is in it, and areas that are entirely in it. Models count with all rows,
 * whatever the level of detail. Returns the same object for the same project.
 */
export function contentOfArea(project: Project, areaId: string): CanvasItems {
  const area = byId(project.areas).get(areaId);
  if (area === undefined) return noItems;
  return contentsIn(project)(area);
}

const contentsIn = memoByKey((project: Project) => memoByValue((area: Area) => findContent(project, area)));

/** Returns the models that belong to an area: those whose middle is in it. */
export function modelsInArea(project: Project, areaId: string): readonly ModelId[] {
  return contentOfArea(project, areaId).models;
}

/** Adds the contents of each area to the items. */
export function withContents(project: Project, items: CanvasItems): CanvasItems {
  const contents = items.areas.map((id) => contentOfArea(project, id));
  const all = (kind: keyof CanvasItems) => [
    ...new Set([...items[kind], ...contents.flatMap((content) => content[kind])]),
  ];
  return contents.length === 0 ? items : { models: all('models'), areas: all('areas'), notes: all('notes') };
}

/** Removes the contents of areas from the items. Of areas that contain each other, the first stays. */
export function outermostItems(project: Project, items: CanvasItems): CanvasItems {
  const inner = new Set<string>();
  for (const area of items.areas) {
    if (inner.has(area)) continue;
    const { models, areas, notes } = contentOfArea(project, area);
    for (const id of [...models, ...areas, ...notes]) inner.add(id);
  }
  const outer = (ids: readonly string[]) => ids.filter((id) => !inner.has(id));
  return inner.size === 0
    ? items
    : { models: outer(items.models), areas: outer(items.areas), notes: outer(items.notes) };
}

function findContent(project: Project, area: Area): CanvasItems {
  const { models, areas, notes } = pointsOf(project);
  const isInside = ({ x, y }: Position) => isPointIn(area, x, y);
  return {
    models: models.in(area, isInside),
    areas: areas.in(area, (other) => other.area !== area && holds(area, other.area)),
    notes: notes.in(area, isInside),
  };
}

interface ItemPoints {
  readonly models: PointIndex<CanvasPoint>;
  readonly areas: PointIndex<CanvasPoint & { readonly area: Area }>;
  readonly notes: PointIndex<CanvasPoint>;
}

/** Indexes the middles of models and notes, and the corners of areas. */
const pointsOf = memoByKey((project: Project): ItemPoints => {
  const middle = (id: string, { x, y }: Position, { width, height }: Size): CanvasPoint => ({
    id,
    ...middleOf({ x, y, width, height }),
  });
  return {
    models: indexPoints(
      project.models.map((entry) =>
        middle(
          entry.id,
          positionOf(project, entry.id),
          boxSize(entry.definition.name, boxRowsOf(project, entry)),
        ),
      ),
    ),
    areas: indexPoints(project.areas.map((area) => ({ id: area.id, ...area.position, area }))),
    notes: indexPoints(project.notes.map(({ id, position, size }) => middle(id, position, size))),
  };
});

function isPointIn({ position, size }: Area, pointX: number, pointY: number): boolean {
  const x = pointX - position.x;
  const y = pointY - position.y;
  return x >= 0 && y >= 0 && x <= size.width && y <= size.height;
}

function holds(outer: Area, inner: Area): boolean {
  const x = inner.position.x - outer.position.x;
  const y = inner.position.y - outer.position.y;
  return (
    x >= 0 && y >= 0 && x + inner.size.width <= outer.size.width && y + inner.size.height <= outer.size.height
  );
}
