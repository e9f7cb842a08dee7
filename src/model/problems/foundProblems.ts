import type { Project } from '../project.ts';
import type { Problem } from './problem.ts';

/** Not a memo, because the rules that find the problems are loaded later. */
const found = new WeakMap<Project, readonly Problem[]>();

/** Returns the problems of a project if they were already searched for, undefined otherwise. Does not load the rules. */
export function foundProblems(project: Project): readonly Problem[] | undefined {
  return found.get(project);
}

export function rememberProblems(project: Project, problems: readonly Problem[]): void {
  found.set(project, problems);
}
