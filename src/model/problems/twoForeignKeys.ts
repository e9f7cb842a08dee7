import type { Project } from '../project.ts';
import { allRelations, relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A relation and the belongsTo that leads back, with two different keys. */
export const twoForeignKeys: ProblemRule = {
  code: 'two-foreign-keys',
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const back = findDisagreement(project, relation);
      return back ? [createProblem(relation, back)] : [];
    }),
};

/** Finds a belongsTo that leads back if none of them uses the same key. */
function findDisagreement(project: Project, relation: ResolvedRelation): ResolvedRelation | null {
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

function createProblem(relation: ResolvedRelation, back: ResolvedRelation): Problem {
  const [keeps, follows] = inOrderOfPrecedence(relation, back);
  const key = keeps.foreignKey?.value ?? '';
  return {
    code: 'two-foreign-keys',
    severity: 'warning',
    place: relationPlace(relation, 'foreignKey'),
    message: `${titleOf(relation)} uses ${relation.foreignKey?.value}, but ${titleOf(back)} uses ${back.foreignKey?.value}: LoopBack creates both keys, and neither side sees what the other sets.`,
    why: 'Rows that are created on one side look unrelated on the other.',
    advice: 'Give both relations the same foreignKey.',
    fix: fixRelation(`Use "${key}" on both sides`, follows.ref, 'foreignKey', key),
  };
}

/** Returns first the side that keeps its key: the belongsTo if its file gives a key, otherwise the other side. */
function inOrderOfPrecedence(
  relation: ResolvedRelation,
  back: ResolvedRelation,
): readonly [ResolvedRelation, ResolvedRelation] {
  return back.foreignKey?.isDerived === false ? [back, relation] : [relation, back];
}
