import { closestName } from '../../lib/closestName.ts';
import { addModel } from '../commands/addModel.ts';
import { freePosition } from '../layout/freePosition.ts';
import type { Project } from '../project.ts';
import { isKnownModel } from '../projectIndex.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { describeNonText } from './describeNonText.ts';
import { asGuess, asGuessOf, fixRelation, freeModelId } from './fixes.ts';
import { namesIn } from './namesIn.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A relation whose target does not exist, or is written in a different case: LoopBack silently drops it. */
export const unknownTarget: ProblemRule = {
  code: 'unknown-target',
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const { target, targetName } = relation;
      // A name that is not text has its own rule.
      if (describeNonText(relation.definition.model) !== null) return [];
      const isFound = target !== null || targetName === null || isKnownModel(project, targetName);
      return isFound ? [] : [createProblem(project, relation, targetName)];
    }),
};

function createProblem(project: Project, relation: ResolvedRelation, targetName: string): Problem {
  const close = closestName(targetName, namesIn(project));
  const fix =
    close === null
      ? asGuess(fixByAdding(targetName))
      : asGuessOf(targetName, close, fixRelation(`Use "${close}"`, relation.ref, 'model', close));
  return {
    code: 'unknown-target',
    severity: 'error',
    place: relationPlace(relation, 'model'),
    message: `No model is named "${targetName}", so LoopBack leaves ${titleOf(relation)} out without an error.`,
    why: `The relation is undefined in code, an include of it fails, and its REST routes are missing.`,
    advice: adviceFor(targetName, close, relation.definition.type),
    fix,
  };
}

function adviceFor(targetName: string, close: string | null, type: string | undefined): string {
  if (close === null)
    return `Add a model "${targetName}", or point the ${type ?? 'relation'} at an existing model.`;
  const isCase = close.toLowerCase() === targetName.toLowerCase();
  return isCase ? `Write "${close}": model names are case-sensitive.` : `Did you mean "${close}"?`;
}

function fixByAdding(name: string): ProblemFix {
  return {
    label: `Add the model "${name}"`,
    apply: (project) =>
      addModel(project, { id: freeModelId(project, name), name, position: freePosition(project) }),
  };
}
