import { effectivePropertiesOf } from '../effectiveProperties.ts';
import type { ModelEntry, Project } from '../project.ts';
import { allRelations, inheritedRelationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A foreign key that points at a property which is not there: LoopBack does not boot. */
export const missingPrimaryKey: ProblemRule = {
  code: 'missing-primary-key',
  find: (project) =>
    [
      ...allRelations(project),
      ...project.models.flatMap((entry) => inheritedRelationsOf(project, entry.id)),
    ].flatMap((relation): Problem[] =>
      relation.adds.some((property) => property.isForeignKey)
        ? relation.pointsAt.flatMap(({ model, property }) =>
            model && !hasProperty(project, model, property) ? [describe(relation, model, property)] : [],
          )
        : [],
    ),
};

function hasProperty(project: Project, entry: ModelEntry, name: string): boolean {
  return effectivePropertiesOf(project, entry.definition).some((property) => property.name === name);
}

function describe({ ref, owner, definition }: ResolvedRelation, model: ModelEntry, key: string): Problem {
  const { name } = model.definition;
  return {
    code: 'missing-primary-key',
    severity: 'error',
    place: { modelId: ref.modelId, relation: ref.name },
    message: `${owner.definition.name}.${ref.name} points at ${name}.${key}, which does not exist: LoopBack does not boot.`,
    advice: definition.primaryKey
      ? `Add the property to ${name}, or take the primaryKey away.`
      : `Give ${name} an id: mark a property with "id": true, or take "idInjection": false away.`,
  };
}
