import { builtInModel } from '../builtins.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { closestName } from './closestName.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A model between that does not exist: LoopBack waits for it and leaves the relation out without an error. */
export const unknownThrough: ProblemRule = {
  code: 'unknown-through',
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const through = relation.definition.through;
      if (!through || relation.through || builtInModel(through)) return [];
      return [describe(project, relation, through)];
    }),
};

function describe(project: Project, { ref, owner }: ResolvedRelation, through: string): Problem {
  const close = closestName(
    through,
    project.models.map((entry) => entry.definition.name),
  );
  return {
    code: 'unknown-through',
    severity: 'error',
    place: { modelId: ref.modelId, relation: ref.name },
    message: `No model is named "${through}", so LoopBack leaves ${owner.definition.name}.${ref.name} out without an error.`,
    advice: close === null ? `Add a model "${through}".` : `Did you mean "${close}"?`,
  };
}
