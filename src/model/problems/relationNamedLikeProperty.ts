import { renameRelation } from '../commands/renameRelation.ts';
import { describeProperties } from '../describeProperties.ts';
import type { Project } from '../project.ts';
import { freeRelationName } from '../relations/newRelation.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { placeOf } from './rules.ts';

/** A relation with the name of a property of its model. */
export const relationNamedLikeProperty: ProblemRule = {
  code: 'relation-named-like-property',
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const { ref, owner } = relation;
      const property = describeProperties(project, owner.id).find(({ name }) => name === ref.name);
      // Its own key has a rule of its own.
      const isOwnKey = relation.keyHolder === owner && relation.foreignKey?.value === ref.name;
      return property && !isOwnKey ? [describe(project, relation)] : [];
    }),
};

function describe(project: Project, relation: ResolvedRelation): Problem {
  const { ref, owner } = relation;
  const name = freeRelationName(project, owner, relation.name.derived);
  return {
    code: 'relation-named-like-property',
    severity: 'error',
    place: { ...placeOf(relation), property: ref.name },
    message: `${owner.definition.name} has a property "${ref.name}" too: LoopBack hides its value behind the relation.`,
    why: `Code that reads "${ref.name}" gets the relation, while toJSON() prints the property.`,
    advice: 'Rename the relation or the property.',
    fix: {
      label: `Rename the relation to "${name}"`,
      apply: (current) => renameRelation(current, { ref, name }),
    },
  };
}
