import { addFiles, createProject, type ModelEntry, type Project } from '../model/index.ts';
import type { OpenedFiles } from './openedFiles.ts';

/**
 * Creates a project of opened files alone. The id of each model is the path that
 * it was opened from.
 */
export function toProject(opened: OpenedFiles): Project {
  if (opened.project !== undefined) return opened.project;
  const project = addFiles(createProject(opened.name ?? 'Opened'), {
    files: opened.models,
    modelConfig: opened.modelConfig,
    ids: opened.models.map(({ origin }) => origin),
    positions: [],
  });
  const scripts = new Map(opened.models.map(({ origin, script }) => [origin, script]));
  const models = project.models.map((entry): ModelEntry => {
    const script = scripts.get(entry.id);
    return script === undefined ? entry : { ...entry, script };
  });
  const { application } = opened;
  return { ...project, models, ...(application ? { application } : {}) };
}
