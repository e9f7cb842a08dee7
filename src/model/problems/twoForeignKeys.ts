import type { Project } from '../project.ts';
import { allRelations, relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A relation and the belongsTo that leads back, with two different keys: each side sets one and reads the other. */
export const twoForeignKeys: ProblemRule = {
  code: 'two-foreign-keys',
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const back = disagreeing(project, relation);
      return back ? [describe(relation, back)] : [];
    }),
};

/** The way back, when there is one and none that uses the same key. */
function disagreeing(project: Project, relation: ResolvedRelation): ResolvedRelation | null {
  const { kind, target, keyHolder, owner, foreignKey, definition } = relation;
  if (kind?.keyOn !== 'target' || !target || keyHolder !== target || definition['polymorphic']) return null;
  const waysBack = relationsOf(project, target.id).filter(
    (candidate) =>
      candidate.kind?.keyOn === 'owner' && !candidate.kind.isMultiple && candidate.target === owner,
  );
  const isAgreed = waysBack.some((candidate) => candidate.foreignKey?.value === foreignKey?.value);
  const isTaken = (candidate: ResolvedRelation) =>
    relationsOf(project, owner.id).some(
      (other) =>
        other !== relation &&
        other.target === target &&
        other.foreignKey?.value === candidate.foreignKey?.value,
    );
  return isAgreed ? null : (waysBack.find((candidate) => !isTaken(candidate)) ?? null);
}

function describe(relation: ResolvedRelation, back: ResolvedRelation): Problem {
  const there = `${relation.owner.definition.name}.${relation.ref.name}`;
  const here = `${back.owner.definition.name}.${back.ref.name}`;
  return {
    code: 'two-foreign-keys',
    severity: 'warning',
    place: { modelId: relation.ref.modelId, relation: relation.ref.name },
    message: `${there} uses ${relation.foreignKey?.value}, but ${here} uses ${back.foreignKey?.value}: LoopBack makes both keys, and what one side sets the other does not see.`,
    advice: 'Give both relations the same foreignKey.',
  };
}
