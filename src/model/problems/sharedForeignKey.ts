import { groupBy } from '../../lib/groups.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** Two relations of one model to one target that find their rows by the same key. */
export const sharedForeignKey: ProblemRule = {
  code: 'shared-foreign-key',
  find: (project) =>
    [...twinsOf(project)].flatMap((twins) =>
      twins.length < 2 ? [] : twins.map((twin) => describe(twin, twins)),
    ),
};

function twinsOf(project: Project): Iterable<readonly ResolvedRelation[]> {
  const candidates = allRelations(project).filter(
    ({ kind, keyHolder, target, owner }) =>
      kind?.keyOn === 'target' && keyHolder !== null && keyHolder === target && owner !== null,
  );
  return groupBy(candidates, ({ owner, target, foreignKey }) =>
    JSON.stringify([owner.id, target?.id, foreignKey?.value]),
  ).values();
}

function describe(relation: ResolvedRelation, twins: readonly ResolvedRelation[]): Problem {
  const { ref, owner, foreignKey, targetName } = relation;
  const other = twins.find((twin) => twin !== relation)?.ref.name ?? ref.name;
  return {
    code: 'shared-foreign-key',
    severity: 'warning',
    place: { modelId: ref.modelId, relation: ref.name },
    message: `${owner.definition.name}.${ref.name} and ${owner.definition.name}.${other} both use ${targetName}.${foreignKey?.value}, so they give the same rows.`,
    advice: `Give one of them a foreignKey of its own.`,
  };
}
