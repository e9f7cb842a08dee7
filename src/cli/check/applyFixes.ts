import type { Problem, ProblemFix, Project } from '../../model/index.ts';
import { findProblems } from '../../model/problems/findProblems.ts';
import type { Severities } from './config.ts';
import { onlyFixOf } from './findings.ts';

/** A fix can solve a problem and reveal the next; no chain is as long as this. */
const MOST_FIXES = 10_000;

export interface FixOptions {
  /** Rules that are switched off are left alone. */
  readonly severities: Severities;
  /** Whether to apply fixes too that only assume what was intended. */
  readonly withGuesses: boolean;
  /** Whether to fix the problems of a model, by its id. */
  readonly isWanted: (modelId: string) => boolean;
}

/**
 * Applies the fixes that need no decision until none is left. A fix that would move a
 * file is left out.
 *
 * @returns the project, and the number of fixes
 */
export function applyFixes(
  project: Project,
  options: FixOptions,
): { readonly project: Project; readonly count: number } {
  let current = project;
  let count = 0;
  const idle = new Set<string>();
  while (count < MOST_FIXES) {
    const round = applyRound(current, options, idle, MOST_FIXES - count);
    if (round.count === 0) break;
    current = round.project;
    count += round.count;
  }
  return { project: current, count };
}

/**
 * Applies fixes of problems that were found together: finding them takes longest. A fix
 * is left to the next round if it changes what another one has changed, because it was
 * made for the project from before. Remembers in `idle` those that change nothing.
 */
function applyRound(project: Project, options: FixOptions, idle: Set<string>, most: number) {
  let current = project;
  let count = 0;
  const touched = new Set<string>();
  for (const problem of findProblems(project)) {
    if (count >= most) break;
    const fix = fixFor(problem, options);
    const key = `${problem.code} ${JSON.stringify(problem.place)}`;
    if (fix === null || idle.has(key) || touched.has(problem.place.modelId)) continue;
    const next = fix.apply(current);
    const change = changeOf(current, next);
    if (next === current || change.movesFile) {
      if (count === 0) idle.add(key);
      continue;
    }
    const isAlone = change.reachesOthers || change.modelIds.some((id) => touched.has(id));
    if (isAlone && count > 0) continue;
    current = next;
    count += 1;
    if (isAlone) break;
    for (const id of change.modelIds) touched.add(id);
  }
  return { project: current, count };
}

function fixFor(problem: Problem, { severities, withGuesses, isWanted }: FixOptions): ProblemFix | null {
  const fix = onlyFixOf(problem);
  if (fix === undefined || (fix.isGuess && !withGuesses) || !isWanted(problem.place.modelId)) return null;
  return severities(problem.code, problem.severity) === 'off' ? null : fix;
}

function changeOf(before: Project, after: Project) {
  const former = new Map(before.models.map((entry) => [entry.id, entry]));
  const changed = after.models.filter((entry) => former.get(entry.id) !== entry);
  return {
    modelIds: changed.map(({ id }) => id),
    movesFile: changed.some(({ id, path }) => former.has(id) && former.get(id)?.path !== path),
    // A model that is new, gone or renamed solves and makes problems of others.
    reachesOthers:
      before.models.length !== after.models.length ||
      changed.some(({ id, definition }) => former.get(id)?.definition.name !== definition.name),
  };
}
