import { groupBy } from '../../lib/groups.ts';
import { makePolymorphic } from '../commands/makePolymorphic.ts';
import { setPolymorphic } from '../commands/setPolymorphic.ts';
import type { Project } from '../project.ts';
import { type PolymorphicGroup, polymorphicGroups, usesOn } from '../relations/polymorphicGroups.ts';
import { areDerived } from '../relations/polymorphicNames.ts';
import type { PolymorphicUse } from '../relations/polymorphicUse.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

const code = 'shared-polymorphic-key';

/** A polymorphic key that another relation uses too. */
export const sharedPolymorphicKey: ProblemRule = {
  code,
  find: (project) => {
    const groups = polymorphicGroups(project);
    if (groups.length === 0) return [];
    const byKey = groupBy(groups, ({ holder, uses }) => keyIdOf(holder.id, uses[0]?.keys.foreignKey));
    const plain = groupBy(
      allRelations(project).filter(({ definition, foreignKey }) => !definition['polymorphic'] && foreignKey),
      ({ keyHolder, foreignKey }) => keyIdOf(keyHolder?.id, foreignKey?.value),
    );
    return [
      ...groups.flatMap(findTwins),
      ...[...byKey.values()].flatMap(([first, ...others]) =>
        first ? others.flatMap((other) => findOverlap(first, other)) : [],
      ),
      ...[...byKey].flatMap(([id, [first]]) =>
        first ? (plain.get(id) ?? []).map((relation) => createBlind(relation, first)) : [],
      ),
    ];
  },
};

const keyIdOf = (holderId: string | undefined, key: string | undefined): string =>
  JSON.stringify([holderId, key]);

/** Two relations of one model to the same rows. */
function findTwins(group: PolymorphicGroup): readonly Problem[] {
  const direct = usesOn(group, 'owner').filter(({ relation }) => relation.through === null);
  return [...groupBy(direct, ({ relation }) => relation.owner).values()].flatMap((uses) => {
    const [first, ...others] = uses.toSorted(
      (one, other) => Number(other.relation.name.isDerived) - Number(one.relation.name.isDerived),
    );
    // With a scope the two may well find different rows.
    return first ? others.filter(hasNoScope).map((use) => createTwin(use, first, group)) : [];
  });
}

const hasNoScope = ({ relation }: PolymorphicUse): boolean => !relation.definition['scope'];

function createTwin(
  { relation, keys }: PolymorphicUse,
  first: PolymorphicUse,
  group: PolymorphicGroup,
): Problem {
  const { ref, owner } = relation;
  const selector = `${ref.name}Of`;
  return {
    code,
    severity: 'warning',
    place: relationPlace(relation, 'polymorphic'),
    message: `${titleOf(relation)} and ${titleOf(first.relation)} both use ${group.holder.definition.name}.${keys.foreignKey} and ${keys.discriminator}, so they return the same rows.`,
    why: `The rows say only that they belong to ${owner.definition.name}, not by which relation.`,
    advice: 'Give one of them its own selector, or a scope.',
    fix: {
      label: `Give "${ref.name}" the selector "${selector}"`,
      apply: (project) => makePolymorphic(project, { ref, selector }),
    },
  };
}

/** Two discriminators for one key: what one side sets, the other loses. */
function findOverlap(first: PolymorphicGroup, other: PolymorphicGroup): readonly Problem[] {
  const [use] = other.uses;
  const [earlier] = first.uses;
  if (!use || !earlier) return [];
  const { ref } = use.relation;
  const canDerive = !areDerived(use.keys);
  return [
    {
      code,
      severity: 'warning',
      place: relationPlace(use.relation, 'polymorphic'),
      message: `${titleOf(use.relation)} and ${titleOf(earlier.relation)} share the key ${other.holder.definition.name}.${use.keys.foreignKey}, but have the discriminators ${use.keys.discriminator} and ${earlier.keys.discriminator}.`,
      why: 'A row that is given to one of them is lost to the other, and leads to a wrong row there.',
      advice: 'Give each its own key and discriminator.',
      ...(canDerive && {
        fix: {
          label: `Let LoopBack derive the key of ${titleOf(use.relation)}`,
          apply: (project: Project) => setPolymorphic(project, { ref, part: 'foreignKey', value: '' }),
        },
      }),
    },
  ];
}

/** An ordinary relation that reads a polymorphic key does not look at the discriminator. */
function createBlind(relation: ResolvedRelation, { uses, holder }: PolymorphicGroup): Problem {
  const { ref, foreignKey } = relation;
  const keys = uses[0]?.keys;
  return {
    code,
    severity: 'warning',
    place: relationPlace(relation, 'foreignKey'),
    message: `${titleOf(relation)} uses ${holder.definition.name}.${foreignKey?.value}, a polymorphic key, and does not look at ${keys?.discriminator}.`,
    why: 'It also finds rows that belong to other models and have the same id.',
    advice: `Make it polymorphic too, or give it its own key.`,
    ...(foreignKey?.isDerived === false && {
      fix: fixRelation(`Use the key "${foreignKey.derived}"`, ref, 'foreignKey', ''),
    }),
  };
}
