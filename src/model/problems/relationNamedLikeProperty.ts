import { renameRelation } from '../commands/renameRelation.ts';
import { describeProperties } from '../describeProperties.ts';
import type { Project } from '../project.ts';
import { freeRelationName } from '../relations/newRelation.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace } from './rules.ts';

/** A relation with the name of a property of its model. */
export const relationNamedLikeProperty: ProblemRule = {
  code: 'relation-named-like-property',
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const { ref, owner } = relation;
      const property = describeProperties(project, owner.id).find(({ name }) => name === ref.name);
      // A relation with the name of its own key has another rule.
      const isOwnKey = relation.keyHolder === owner && relation.foreignKey?.value === ref.name;
      return property && !isOwnKey ? [createProblem(project, relation)] : [];
    }),
};

function createProblem(project: Project, relation: ResolvedRelation): Problem {
  const { ref, owner } = relation;
  const name = freeRelationName(project, owner, relation.name.derived);
  return {
    code: 'relation-named-like-property',
    severity: 'error',
    place: { ...relationPlace(relation), property: ref.name },
    message: `${owner.definition.name} also has a property "${ref.name}": the relation hides its value.`,
    why: `Code that reads "${ref.name}" gets the relation, while toJSON() prints the property.`,
    advice: 'Rename the relation or the property.',
    fix: {
      label: `Rename the relation to "${name}"`,
      apply: (current) => renameRelation(current, { ref, name }),
    },
  };
}
