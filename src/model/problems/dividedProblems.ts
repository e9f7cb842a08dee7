import { memoByKey } from '../../lib/memo.ts';
import type { Project } from '../project.ts';
import { foundProblems } from './foundProblems.ts';
import type { Problem } from './problem.ts';

/** The problems of a project, by how they appear on the screen. */
export interface DividedProblems {
  /** Errors and warnings of the kinds that are not hidden; badges count these. */
  readonly counted: readonly Problem[];
  /** Notes of the kinds that are not hidden. */
  readonly notes: readonly Problem[];
  /** All problems of the kinds that are hidden in the project. */
  readonly hidden: readonly Problem[];
}

const none: DividedProblems = { counted: [], notes: [], hidden: [] };

/** Returns the same lists for the same project; they are empty until its problems have been found (`findProblems`). */
export function divideProblems(project: Project): DividedProblems {
  return foundProblems(project) === undefined ? none : divide(project);
}

const divide = memoByKey((project: Project): DividedProblems => {
  const problems = foundProblems(project) ?? [];
  const kinds = new Set(project.hiddenProblems);
  const shown = kinds.size === 0 ? problems : problems.filter(({ code }) => !kinds.has(code));
  return {
    counted: shown.filter(({ severity }) => severity !== 'note'),
    notes: shown.filter(({ severity }) => severity === 'note'),
    hidden: problems.filter(({ code }) => kinds.has(code)),
  };
});
