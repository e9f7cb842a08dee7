import { closestName } from '../../lib/closestName.ts';
import { singularOf } from '../naming.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { asGuess, fixRelation } from './fixes.ts';
import { namesIn } from './namesIn.ts';
import type { Problem } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A relation that names no model, and whose model LoopBack cannot guess: LoopBack does not boot. */
export const missingModel = bootRule('relate', {
  code: 'missing-model',
  find: (project) =>
    allRelations(project)
      .filter((relation) => relation.targetName === null && relation.kind !== null && !needsNoModel(relation))
      .map((relation) => createProblem(project, relation)),
});

/** A polymorphic relation whose key is on the declaring model finds its target row by row. */
function needsNoModel({ kind, definition }: ResolvedRelation): boolean {
  return kind?.keyOn === 'owner' && Boolean(definition['polymorphic']);
}

function createProblem(project: Project, relation: ResolvedRelation): Problem {
  const close = closestName(singularOf(relation.ref.name), namesIn(project));
  return {
    code: 'missing-model',
    severity: 'error',
    place: relationPlace(relation, 'model'),
    message: `${titleOf(relation)} names no model: ${noBoot}.`,
    why: 'One relation without a model keeps the whole application from starting.',
    advice: 'Give the relation a "model".',
    ...(close === null ? {} : { fix: asGuess(fixRelation(`Use "${close}"`, relation.ref, 'model', close)) }),
  };
}
