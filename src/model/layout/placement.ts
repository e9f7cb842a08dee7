import { boundsOf } from '../../lib/geometry.ts';
import { addFiles } from '../commands/addFiles.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import type { ModelId, Position, Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { boxOf, margin } from './freePosition.ts';
import { layeredLayout } from './layeredLayout.ts';

/**
 * Positions for the files that are about to be opened, one each: related models
 * near each other, owners on the left, below the existing models.
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

/** New positions for all or some models, for `moveModels`: related ones near each other, owners on the left. */
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
    .map((entry) => ({ id: entry.id, size: boxOf(project, entry) }));
  const edges = allRelations(project).flatMap(({ owner, target }) =>
    target ? [{ from: owner.id, to: target.id }] : [],
  );
  return layeredLayout(boxes, edges);
}
