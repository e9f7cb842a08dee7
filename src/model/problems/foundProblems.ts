import type { Project } from '../project.ts';
import type { Problem } from './problem.ts';

/** Not a memo: the rules that find them are loaded later. */
const found = new WeakMap<Project, readonly Problem[]>();

/** The problems of a project where they have been looked for; undefined before. The rules are not needed for that. */
export function foundProblems(project: Project): readonly Problem[] | undefined {
  return found.get(project);
}

export function rememberProblems(project: Project, problems: readonly Problem[]): void {
  found.set(project, problems);
}
