import type { Project } from './project.ts';

/** By the models of a project, which stay identical while boxes move. */
const known = new WeakMap<Project['models'], Project>();

/**
 * A project without what is only drawn: no layout, areas or notes. What is
 * derived from LoopBack's files alone is worked out from it, and so not again
 * for each step of a drag. The same object while only the canvas changes.
 */
export function withoutCanvas(project: Project): Project {
  const before = known.get(project.models);
  if (before !== undefined && isSameBeside(before, project)) return before;
  const result: Project = { ...project, layout: new Map(), areas: [], notes: [] };
  known.set(project.models, result);
  return result;
}

function isSameBeside(one: Project, other: Project): boolean {
  return (
    one.name === other.name &&
    one.modelConfig === other.modelConfig &&
    one.application === other.application &&
    one.hiddenProblems === other.hiddenProblems
  );
}
