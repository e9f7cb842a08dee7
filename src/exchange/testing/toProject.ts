import { addFiles, createProject, type Project } from '../../model/index.ts';
import type { OpenedFiles } from '../../sources/index.ts';

/** Creates a project from opened files, as the page does when it has none. */
export function toProject(opened: OpenedFiles): Project {
  const project = addFiles(createProject(opened.name ?? 'Opened'), {
    files: opened.models,
    modelConfig: opened.modelConfig,
    ids: opened.models.map(({ path }) => path),
    positions: [],
  });
  return opened.application ? { ...project, application: opened.application } : project;
}
