import { effectivePropertiesOf } from '../effectiveProperties.ts';
import type { ModelEntry, Project } from '../project.ts';
import { allRelations, inheritedRelationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { settingOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { fixRelation, fixSetting } from './fixes.ts';
import type { Problem, ProblemFix } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A foreign key that points at a property that does not exist: LoopBack does not boot. */
export const missingPrimaryKey = bootRule('link', {
  code: 'missing-primary-key',
  find: (project) =>
    [
      ...allRelations(project),
      ...project.models.flatMap((entry) => inheritedRelationsOf(project, entry.id)),
    ].flatMap((relation): Problem[] =>
      relation.adds.some((property) => property.isForeignKey)
        ? relation.pointsAt.flatMap(({ model, property, givesNoType }) =>
            model && !givesNoType && !hasProperty(project, model, property)
              ? [createProblem(relation, model, property)]
              : [],
          )
        : [],
    ),
});

function hasProperty(project: Project, entry: ModelEntry, name: string): boolean {
  return effectivePropertiesOf(project, entry.definition).some((property) => property.name === name);
}

function createProblem(relation: ResolvedRelation, model: ModelEntry, key: string): Problem {
  const { name } = model.definition;
  const fix = fixFor(relation, model);
  return {
    code: 'missing-primary-key',
    severity: 'error',
    place: relationPlace(relation, 'primaryKey'),
    message: `${titleOf(relation)} points at ${name}.${key}, which does not exist: ${noBoot}.`,
    why: 'The foreign key takes its type from the property that it points at, which does not exist.',
    advice: relation.definition.primaryKey
      ? `Add the property to ${name}, or remove the primaryKey.`
      : `Give ${name} an id: mark a property with "id": true, or remove "idInjection": false.`,
    ...(fix ? { fix } : {}),
  };
}

function fixFor({ definition, ref }: ResolvedRelation, model: ModelEntry): ProblemFix | null {
  if (definition.primaryKey) return fixRelation('Point at the id', ref, 'primaryKey', undefined);
  return settingOf(model.definition, 'idInjection') === false
    ? fixSetting('Let LoopBack add an id', model.id, 'idInjection', true)
    : null;
}
