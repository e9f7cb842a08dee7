import { boxRowsOf, boxSize } from './layout/boxSize.ts';
import type { Area, ModelId, Position, Project, Size } from './project.ts';

/** Things of the canvas by their kinds: what is selected, moved or removed together. */
export interface CanvasItems {
  readonly models: readonly ModelId[];
  readonly areas: readonly string[];
  readonly notes: readonly string[];
}

const known = new WeakMap<Project, Map<string, CanvasItems>>();
const nothing: CanvasItems = { models: [], areas: [], notes: [] };

/**
 * What belongs to an area and moves with it: models and notes whose middle lies
 * in it, and areas that lie in it as a whole. Models count with all their rows,
 * however much of them is shown. The same object again for the same project.
 */
export function contentOfArea(project: Project, areaId: string): CanvasItems {
  const area = project.areas.find(({ id }) => id === areaId);
  if (area === undefined) return nothing;
  const contents = known.get(project) ?? new Map<string, CanvasItems>();
  known.set(project, contents);
  const content = contents.get(areaId) ?? findContent(project, area);
  contents.set(areaId, content);
  return content;
}

/** The models that belong to an area: those whose middle lies in it. */
export function modelsInArea(project: Project, areaId: string): readonly ModelId[] {
  return contentOfArea(project, areaId).models;
}

/** The items, and with each area what belongs to it. */
export function withContents(project: Project, items: CanvasItems): CanvasItems {
  const contents = items.areas.map((id) => contentOfArea(project, id));
  const all = (kind: keyof CanvasItems) => [
    ...new Set([...items[kind], ...contents.flatMap((content) => content[kind])]),
  ];
  return contents.length === 0 ? items : { models: all('models'), areas: all('areas'), notes: all('notes') };
}

/** The items without those that belong to an area among them; of areas that hold each other the first stays. */
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
  const models = project.models.filter((entry) =>
    hasMiddleOf(area, entry.position, boxSize(entry.definition.name, boxRowsOf(project, entry))),
  );
  return {
    models: models.map(({ id }) => id),
    areas: project.areas.filter((other) => other !== area && holds(area, other)).map(({ id }) => id),
    notes: project.notes
      .filter(({ position, size }) => hasMiddleOf(area, position, size))
      .map(({ id }) => id),
  };
}

function hasMiddleOf(area: Area, position: Position, size: Size): boolean {
  const x = position.x + size.width / 2 - area.position.x;
  const y = position.y + size.height / 2 - area.position.y;
  return x >= 0 && y >= 0 && x <= area.size.width && y <= area.size.height;
}

function holds(outer: Area, inner: Area): boolean {
  const x = inner.position.x - outer.position.x;
  const y = inner.position.y - outer.position.y;
  return (
    x >= 0 && y >= 0 && x + inner.size.width <= outer.size.width && y + inner.size.height <= outer.size.height
  );
}
