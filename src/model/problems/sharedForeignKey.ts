import { groupBy } from '../../lib/groups.ts';
import type { Project } from '../project.ts';
import { ownKeyOf } from '../relations/ownKey.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** Two relations from one model to the same target that find their rows by the same key, reported once. */
export const sharedForeignKey: ProblemRule = {
  code: 'shared-foreign-key',
  find: (project) =>
    [...groupsWithSharedKey(project)].flatMap((relations) => {
      const [first, ...others] = inOrderOfPrecedence(relations);
      return first ? others.map((relation) => createProblem(relation, first)) : [];
    }),
};

function groupsWithSharedKey(project: Project): Iterable<readonly ResolvedRelation[]> {
  const candidates = allRelations(project).filter(
    ({ kind, keyHolder, target, definition }) =>
      kind?.keyOn === 'target' &&
      keyHolder !== null &&
      keyHolder === target &&
      // Polymorphic ones have a rule of their own: LoopBack ignores their foreignKey.
      !definition['polymorphic'],
  );
  return groupBy(candidates, ({ owner, target, foreignKey }) =>
    JSON.stringify([owner.id, target?.id, foreignKey?.value]),
  ).values();
}

/** Puts the relation with the derived name first, which keeps the key. */
function inOrderOfPrecedence(relations: readonly ResolvedRelation[]): readonly ResolvedRelation[] {
  return relations.toSorted((left, right) => Number(right.name.isDerived) - Number(left.name.isDerived));
}

function createProblem(relation: ResolvedRelation, first: ResolvedRelation): Problem {
  const { ref, owner, foreignKey, targetName } = relation;
  const key = ownKeyOf(ref.name, owner.definition.name);
  return {
    code: 'shared-foreign-key',
    severity: 'warning',
    place: relationPlace(relation, 'foreignKey'),
    message: `${titleOf(relation)} and ${titleOf(first)} both use ${targetName}.${foreignKey?.value}, so they return the same rows.`,
    why: `LoopBack derives the key from ${owner.definition.name}, not from the name of the relation, and nothing else distinguishes the two.`,
    advice: 'Give one of them its own foreignKey.',
    fix: fixRelation(`Give "${ref.name}" the key "${key}"`, ref, 'foreignKey', key),
  };
}
