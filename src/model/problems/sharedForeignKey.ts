import { groupBy } from '../../lib/groups.ts';
import type { Project } from '../project.ts';
import { ownKeyOf } from '../relations/ownKey.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { placeOf, titleOf } from './rules.ts';

/** Two relations of one model to one target that find their rows by the same key: one problem for the two. */
export const sharedForeignKey: ProblemRule = {
  code: 'shared-foreign-key',
  find: (project) =>
    [...twinsOf(project)].flatMap((twins) => {
      const [first, ...others] = inOrderOfRight(twins);
      return first ? others.map((twin) => describe(twin, first)) : [];
    }),
};

function twinsOf(project: Project): Iterable<readonly ResolvedRelation[]> {
  const candidates = allRelations(project).filter(
    ({ kind, keyHolder, target }) => kind?.keyOn === 'target' && keyHolder !== null && keyHolder === target,
  );
  return groupBy(candidates, ({ owner, target, foreignKey }) =>
    JSON.stringify([owner.id, target?.id, foreignKey?.value]),
  ).values();
}

/** The one with the derived name keeps the key, else the first. */
function inOrderOfRight(twins: readonly ResolvedRelation[]): readonly ResolvedRelation[] {
  return twins.toSorted((left, right) => Number(right.name.isDerived) - Number(left.name.isDerived));
}

function describe(relation: ResolvedRelation, first: ResolvedRelation): Problem {
  const { ref, owner, foreignKey, targetName } = relation;
  const key = ownKeyOf(ref.name, owner.definition.name);
  return {
    code: 'shared-foreign-key',
    severity: 'warning',
    place: placeOf(relation, 'foreignKey'),
    message: `${titleOf(relation)} and ${titleOf(first)} both use ${targetName}.${foreignKey?.value}, so they return the same rows.`,
    why: `LoopBack derives the key from ${owner.definition.name}, not from the name of the relation, and nothing else distinguishes the two.`,
    advice: 'Give one of them a foreignKey of its own.',
    fix: fixRelation(`Give "${ref.name}" the key "${key}"`, ref, 'foreignKey', key),
  };
}
