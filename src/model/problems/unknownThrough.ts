import { closestName } from '../../lib/closestName.ts';
import { addModel } from '../commands/addModel.ts';
import { linkThrough } from '../commands/linkThrough.ts';
import { freePosition } from '../layout/freePosition.ts';
import type { Project } from '../project.ts';
import { findModelByName, isKnownModel } from '../projectIndex.ts';
import { allRelations, resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { givenName } from '../settings.ts';
import { describeNonText } from './describeNonText.ts';
import { asGuess, asGuessOf, fixRelation, freeModelId } from './fixes.ts';
import { namesIn } from './namesIn.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A through model that does not exist: LoopBack waits for it and leaves the relation out without an error. */
export const unknownThrough: ProblemRule = {
  code: 'unknown-through',
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const through = givenName(relation.definition.through);
      // A name that is not text has its own rule.
      if (
        through === null ||
        describeNonText(relation.definition.through) !== null ||
        isKnownModel(project, through)
      )
        return [];
      return [createProblem(project, relation, through)];
    }),
};

function createProblem(project: Project, relation: ResolvedRelation, through: string): Problem {
  const reads = relation.kind?.attributes.includes('through') ?? true;
  if (!reads) return createUnreadProblem(relation, through);
  const close = closestName(through, namesIn(project));
  return {
    code: 'unknown-through',
    severity: 'error',
    place: relationPlace(relation, 'through'),
    message: `No model is named "${through}", so LoopBack leaves ${titleOf(relation)} out without an error.`,
    why: 'The relation is undefined in code, an include of it fails, and its REST routes are missing.',
    advice: close === null ? `Add a model "${through}".` : `Did you mean "${close}"?`,
    fix:
      close === null
        ? asGuess(fixByAdding(through, relation.ref))
        : asGuessOf(through, close, fixRelation(`Use "${close}"`, relation.ref, 'through', close)),
  };
}

/** For a kind that does not read `through`: LoopBack still waits for the model. */
function createUnreadProblem(relation: ResolvedRelation, through: string): Problem {
  return {
    code: 'unknown-through',
    severity: 'error',
    place: relationPlace(relation, 'through'),
    message: `No model is named "${through}", so LoopBack leaves ${titleOf(relation)} out without an error.`,
    why: `LoopBack does not use "through" for ${relation.type}, but waits for the model that it names.`,
    advice: 'Remove "through".',
    fix: fixRelation('Remove "through"', relation.ref, 'through', undefined),
  };
}

/** Creates a fix that adds the through model with the two belongsTo relations that it needs. */
function fixByAdding(name: string, ref: RelationRef): ProblemFix {
  return {
    label: `Add the model "${name}"`,
    apply: (project) => {
      const id = freeModelId(project, name);
      const added = addModel(project, { id, name, position: freePosition(project) });
      const through = findModelByName(added, name);
      const relation = resolveRelation(added, ref);
      if (!through || !relation?.target) return added;
      return linkThrough(added, through, relation.owner, relation.target).project;
    },
  };
}
