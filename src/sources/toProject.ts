import { createFreeNames } from '../lib/createFreeNames.ts';
import {
  addFiles,
  applyCanvas,
  createProject,
  leftToPlace,
  type ModelEntry,
  type Position,
  type Project,
  placeFiles,
} from '../model/index.ts';
import type { OpenedFiles } from './openedFiles.ts';

/**
 * Creates a project of opened files alone. The id of each model is the path that
 * it was opened from, with a number where several came from one. Models have positions only where there is a canvas file.
 */
export function toProject(opened: OpenedFiles): Project {
  if (opened.project !== undefined) return opened.project;
  const empty = createProject(opened.name ?? 'Opened');
  const ids = opened.models.map(({ origin }) => origin).map(createFreeNames());
  const project = addFiles(empty, {
    files: opened.models,
    modelConfig: opened.modelConfig,
    ids,
    positions: positionsIn(empty, opened),
  });
  const scripts = new Map(opened.models.map(({ script }, index) => [ids[index], script]));
  const models = project.models.map((entry): ModelEntry => {
    const script = scripts.get(entry.id);
    return script === undefined ? entry : { ...entry, script };
  });
  const { application, canvas } = opened;
  const whole = { ...project, models, ...(application ? { application } : {}) };
  return canvas === undefined ? whole : applyCanvas(whole, { canvas: canvas.content });
}

function positionsIn(empty: Project, { models, canvas }: OpenedFiles): readonly Position[] {
  if (canvas === undefined) return [];
  const left = leftToPlace(empty, models, canvas.content);
  return left.complete(left.files.length === 0 ? [] : placeFiles(left.target, left.files));
}
