import { describeProperties } from '../describeProperties.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A relation with the name of a property of its model. */
export const relationNamedLikeProperty: ProblemRule = {
  code: 'relation-named-like-property',
  find: (project) =>
    allRelations(project).flatMap(({ ref, owner }): Problem[] => {
      const property = describeProperties(project, owner.id).find(({ name }) => name === ref.name);
      if (!property) return [];
      return [
        {
          code: 'relation-named-like-property',
          severity: 'error',
          place: { modelId: ref.modelId, relation: ref.name, property: property.name },
          message: `${owner.definition.name} has a property "${ref.name}" too: LoopBack hides its value behind the relation.`,
          advice: 'Rename the relation or the property.',
        },
      ];
    }),
};
