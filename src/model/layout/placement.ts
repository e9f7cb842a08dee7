import { boundsOf } from '../../lib/geometry.ts';
import { addFiles } from '../commands/addFiles.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import type { ModelEntry, ModelId, Position, Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { type ArrangeOptions, arrangeBoxes } from './arrangeBoxes.ts';
import { boxRowsOf, boxSize, type DetailLevel } from './boxSize.ts';
import { boxOf, margin } from './freePosition.ts';
import type { LayoutBox, LayoutEdge } from './layoutGraph.ts';

/** How a layout is made: for which screen, with how much work, and for which rows of the boxes. */
export interface LayoutOptions extends ArrangeOptions {
  /** All rows by default. */
  readonly detail?: DetailLevel | undefined;
}

/**
 * Positions for the files that are about to be opened, one each: related models
 * near each other, owners preferably on the left, below the existing models.
 */
export function placeFiles(
  project: Project,
  files: readonly ModelFile[],
  options: LayoutOptions = {},
): readonly Position[] {
  const ids = files.map((_, index) => `placed ${index}`);
  const opened = addFiles(project, { files, ids, positions: files.map(() => ({ x: 0, y: 0 })) });
  const positions = layoutOf(opened, new Set(ids), options);
  const bounds = boundsOf(project.models.map((entry) => boxOf(project, entry)));
  const corner = bounds ? { x: bounds.x, y: bounds.y + bounds.height + margin } : { x: margin, y: margin };
  return ids.map((id) => {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    return { x: corner.x + x, y: corner.y + y };
  });
}

/** New positions for all or some models, for `moveModels`: related ones near each other, owners preferably on the left. */
export function layoutModels(
  project: Project,
  modelIds: readonly ModelId[] = project.models.map((entry) => entry.id),
  options: LayoutOptions = {},
): Readonly<Record<ModelId, Position>> {
  const ids = new Set(modelIds);
  const bounds = boundsOf(
    project.models.filter((entry) => ids.has(entry.id)).map((entry) => boxOf(project, entry)),
  );
  const corner = bounds ?? { x: margin, y: margin };
  const entries = [...layoutOf(project, ids, options)].map(
    ([id, { x, y }]) => [id, { x: corner.x + x, y: corner.y + y }] as const,
  );
  return Object.fromEntries(entries);
}

function layoutOf(
  project: Project,
  ids: ReadonlySet<ModelId>,
  options: LayoutOptions,
): ReadonlyMap<string, Position> {
  const boxes = project.models
    .filter((entry) => ids.has(entry.id))
    .map((entry) => layoutBoxOf(project, entry, options.detail));
  return arrangeBoxes(boxes, layoutEdgesOf(project), options);
}

/** The box of a model for its layout. */
export function layoutBoxOf(project: Project, entry: ModelEntry, detail?: DetailLevel): LayoutBox {
  return { id: entry.id, size: boxSize(entry.definition.name, boxRowsOf(project, entry, detail)) };
}

/** The relations of a project as edges, from the model that is referenced to the one that holds the key. */
export function layoutEdgesOf(project: Project): readonly LayoutEdge[] {
  return allRelations(project).flatMap(({ owner, target, kind }) => {
    if (target === null) return [];
    const isReference = kind?.keyOn === 'owner';
    return [isReference ? { from: target.id, to: owner.id } : { from: owner.id, to: target.id }];
  });
}
