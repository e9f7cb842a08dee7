import { relationTypes } from '../definition.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { closestName } from './closestName.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A relation of a type that LoopBack does not know, or without one: LoopBack does not boot. */
export const invalidRelationType: ProblemRule = {
  code: 'invalid-relation-type',
  find: (project) =>
    allRelations(project).flatMap(({ ref, owner, type, kind }): Problem[] => {
      if (kind) return [];
      const close = closestName(type, relationTypes);
      const what = type === '' ? 'no type' : `the type "${type}"`;
      return [
        {
          code: 'invalid-relation-type',
          severity: 'error',
          place: { modelId: ref.modelId, relation: ref.name },
          message: `${owner.definition.name}.${ref.name} has ${what}: LoopBack does not boot with it.`,
          advice: close === null ? `Use one of ${relationTypes.join(', ')}.` : `Did you mean "${close}"?`,
        },
      ];
    }),
};
