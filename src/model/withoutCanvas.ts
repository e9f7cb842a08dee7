import type { Project } from './project.ts';

/** The results by the models of a project, which stay identical while boxes move. */
const known = new WeakMap<Project['models'], Project>();

/**
 * Removes everything that is only drawn: layout, areas and notes. Values that
 * depend only on LoopBack's files are derived from the result, and so not again
 * for each step of a drag. Returns the same object while only the canvas changes.
 */
export function withoutCanvas(project: Project): Project {
  const before = known.get(project.models);
  if (before !== undefined && hasSameFiles(before, project)) return before;
  const { canvasFile: _file, ...rest } = project;
  const result: Project = { ...rest, layout: new Map(), areas: [], notes: [] };
  known.set(project.models, result);
  return result;
}

function hasSameFiles(one: Project, other: Project): boolean {
  return (
    one.name === other.name &&
    one.modelConfig === other.modelConfig &&
    one.application === other.application &&
    one.hiddenProblems === other.hiddenProblems &&
    one.databases === other.databases &&
    // Rows of boxes, not places.
    one.unfolded === other.unfolded
  );
}
