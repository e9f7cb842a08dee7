import type { Project } from '../../model/index.ts';
import { findProblems } from '../../model/problems/findProblems.ts';
import type { Severities } from './config.ts';
import { onlyFixOf } from './findings.ts';

/** A fix can solve a problem and reveal the next; no chain is as long as this. */
const MOST_FIXES = 10_000;

/**
 * Applies the fixes that need no decision until none is left. Rules that are
 * switched off are left alone, and so is a fix that would move a file.
 *
 * @param withGuesses whether to apply fixes too that only assume what was intended
 * @returns the project, and the number of fixes
 */
export function applyFixes(
  project: Project,
  severities: Severities,
  withGuesses: boolean,
): { readonly project: Project; readonly count: number } {
  let current = project;
  let count = 0;
  const idle = new Set<string>();
  while (count < MOST_FIXES) {
    const next = firstChange(current, severities, withGuesses, idle);
    if (next === null) break;
    current = next;
    count += 1;
  }
  return { project: current, count };
}

/** Applies the first fix that changes something; remembers those that do not. */
function firstChange(
  project: Project,
  severities: Severities,
  withGuesses: boolean,
  idle: Set<string>,
): Project | null {
  for (const problem of findProblems(project)) {
    const fix = onlyFixOf(problem);
    const key = `${problem.code} ${JSON.stringify(problem.place)}`;
    if (
      fix === undefined ||
      (fix.isGuess && !withGuesses) ||
      idle.has(key) ||
      severities(problem.code, problem.severity) === 'off'
    )
      continue;
    const next = fix.apply(project);
    const movesFile = next.models.some(({ id, path }) =>
      project.models.some((entry) => entry.id === id && entry.path !== path),
    );
    if (next !== project && !movesFile) return next;
    idle.add(key);
  }
  return null;
}
