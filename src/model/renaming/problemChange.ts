import { groupBy } from '../../lib/groups.ts';
import type { Problem } from '../problems/problem.ts';

/** The problems that a change makes, and those that it removes. */
export interface ProblemChange {
  readonly made: readonly Problem[];
  readonly removed: readonly Problem[];
}

/**
 * Compares the problems of a project before and after a change. A problem that
 * only speaks of other names is the same one: of a kind and a model, what is
 * more after the change was made by it.
 */
export function problemChange(before: readonly Problem[], after: readonly Problem[]): ProblemChange {
  return { made: more(after, before), removed: more(before, after) };
}

function more(these: readonly Problem[], those: readonly Problem[]): readonly Problem[] {
  const others = groupBy(those, kindOf);
  return [...groupBy(these, kindOf)].flatMap(([kind, problems]) => {
    const same = others.get(kind) ?? [];
    const surplus = problems.length - same.length;
    if (surplus <= 0) return [];
    const places = new Set(same.map(placeOf));
    const isKnown = (problem: Problem) => places.has(placeOf(problem));
    // Those at places that had none first.
    return problems
      .toSorted((left, right) => Number(isKnown(left)) - Number(isKnown(right)))
      .slice(0, surplus);
  });
}

const kindOf = ({ code, place }: Problem): string => JSON.stringify([code, place.modelId]);
const placeOf = ({ place }: Problem): string => JSON.stringify([place.relation, place.property, place.key]);
