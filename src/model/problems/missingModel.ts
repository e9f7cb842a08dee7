import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A relation that names no model, and of which LoopBack cannot guess one: it does not boot. */
export const missingModel: ProblemRule = {
  code: 'missing-model',
  find: (project) =>
    allRelations(project)
      .filter((relation) => relation.targetName === null && relation.kind !== null && !needsNone(relation))
      .map(describe),
};

/** A polymorphic relation whose key is on the declaring model finds its target row by row. */
function needsNone({ kind, definition }: ResolvedRelation): boolean {
  return kind?.keyOn === 'owner' && Boolean(definition['polymorphic']);
}

function describe({ ref, owner }: ResolvedRelation): Problem {
  return {
    code: 'missing-model',
    severity: 'error',
    place: { modelId: ref.modelId, relation: ref.name },
    message: `${owner.definition.name}.${ref.name} names no model: LoopBack does not boot with it.`,
    advice: 'Give the relation a "model".',
  };
}
