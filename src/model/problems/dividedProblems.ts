import type { Project } from '../project.ts';
import { findProblems } from './findProblems.ts';
import type { Problem } from './problem.ts';

/** The problems of a project, by what becomes of them on the screen. */
export interface DividedProblems {
  /** Errors and warnings of the kinds that are not hidden: what badges count. */
  readonly counted: readonly Problem[];
  /** Quiet lines of the kinds that are not hidden. */
  readonly notes: readonly Problem[];
  /** All problems of the kinds that are hidden in the project. */
  readonly hidden: readonly Problem[];
}

const known = new WeakMap<Project, DividedProblems>();

/** The same lists for the same project. */
export function divideProblems(project: Project): DividedProblems {
  const earlier = known.get(project);
  if (earlier) return earlier;
  const problems = findProblems(project);
  const kinds = new Set(project.hiddenProblems);
  const shown = kinds.size === 0 ? problems : problems.filter(({ code }) => !kinds.has(code));
  const divided = {
    counted: shown.filter(({ severity }) => severity !== 'note'),
    notes: shown.filter(({ severity }) => severity === 'note'),
    hidden: problems.filter(({ code }) => kinds.has(code)),
  };
  known.set(project, divided);
  return divided;
}
