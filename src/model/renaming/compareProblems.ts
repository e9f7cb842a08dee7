import { groupBy } from '../../lib/groups.ts';
import type { Problem } from '../problems/problem.ts';

/** The problems that a change causes, and those that it removes. */
export interface ProblemChange {
  readonly caused: readonly Problem[];
  readonly removed: readonly Problem[];
}

/**
 * Compares the problems of a project before and after a change. A problem that
 * only mentions other names counts as the same one, so only the surplus of a kind
 * and a model was caused by the change.
 */
export function compareProblems(before: readonly Problem[], after: readonly Problem[]): ProblemChange {
  return { caused: surplusOf(after, before), removed: surplusOf(before, after) };
}

function surplusOf(these: readonly Problem[], those: readonly Problem[]): readonly Problem[] {
  const others = groupBy(those, kindKeyOf);
  return [...groupBy(these, kindKeyOf)].flatMap(([kind, problems]) => {
    const same = others.get(kind) ?? [];
    const surplus = problems.length - same.length;
    if (surplus <= 0) return [];
    const places = new Set(same.map(placeKeyOf));
    const isKnown = (problem: Problem) => places.has(placeKeyOf(problem));
    // Problems at places that had none before come first.
    return problems
      .toSorted((left, right) => Number(isKnown(left)) - Number(isKnown(right)))
      .slice(0, surplus);
  });
}

const kindKeyOf = ({ code, place }: Problem): string => JSON.stringify([code, place.modelId]);
const placeKeyOf = ({ place }: Problem): string =>
  JSON.stringify([place.relation, place.property, place.key]);
