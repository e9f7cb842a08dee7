import { addPolymorphicBack } from '../commands/addPolymorphicBack.ts';
import { renameOwnerNames } from '../commands/setPolymorphic.ts';
import type { Project } from '../project.ts';
import {
  type PolymorphicGroup,
  polymorphicBacksOf,
  polymorphicGroups,
  usesOn,
} from '../relations/polymorphicGroups.ts';
import { areDerived } from '../relations/polymorphicNames.ts';
import type { PolymorphicUse } from '../relations/polymorphicUse.ts';
import { isRefusedPolymorphic } from './invalidPolymorphic.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** Models that own rows by keys of which the rows have no belongsTo. */
export const polymorphicSides: ProblemRule = {
  code: 'polymorphic-sides',
  find: (project) =>
    polymorphicGroups(project).flatMap((group) => {
      const backs = polymorphicBacksOf(project, group.holder.id);
      const isFound = backs.some(({ keys }) => group.uses.some((use) => isSameKeys(use.keys, keys)));
      return isFound ? [] : findIn(project, group, backs);
    }),
};

const isSameKeys = (one: PolymorphicUse['keys'], other: PolymorphicUse['keys']): boolean =>
  one.foreignKey === other.foreignKey && one.discriminator === other.discriminator;

function findIn(
  project: Project,
  group: PolymorphicGroup,
  backs: readonly PolymorphicUse[],
): readonly Problem[] {
  const owners = usesOn(group, 'owner').filter(({ relation }) => isToldHere(relation));
  const [first] = owners;
  if (!first) return [];
  const other = backs.find((back) => !isOwnedBy(project, back, owners) && isToldHere(back.relation));
  return other ? owners.map((use) => createMismatch(use, other)) : [createMissing(first)];
}

const isToldHere = ({ definition, isSetUp, kind }: PolymorphicUse['relation']): boolean =>
  isSetUp && !isRefusedPolymorphic(definition) && kind?.keyOn !== 'none';

/** A model that owns rows by both means two relations. */
function isOwnedBy(project: Project, back: PolymorphicUse, owners: readonly PolymorphicUse[]): boolean {
  const group = polymorphicGroups(project).find(({ uses }) => uses.includes(back));
  const models = group ? usesOn(group, 'owner').map(({ relation }) => relation.owner) : [];
  return owners.some(({ relation }) => models.includes(relation.owner));
}

function createMismatch(use: PolymorphicUse, back: PolymorphicUse): Problem {
  const { relation, keys, holder } = use;
  const { ref } = relation;
  const wanted = areDerived(back.keys) ? `selector "${back.keys.selector}"` : 'same keys';
  return {
    code: 'polymorphic-sides',
    severity: 'warning',
    place: relationPlace(relation, 'polymorphic'),
    message: `${titleOf(relation)} uses ${keys.foreignKey} and ${keys.discriminator}, but ${titleOf(back.relation)} uses ${back.keys.foreignKey} and ${back.keys.discriminator}: LoopBack creates all of them, and neither side sees what the other sets.`,
    why: `Rows of ${holder.definition.name} that are created on one side look unrelated on the other.`,
    advice: `Give ${titleOf(relation)} the ${wanted}.`,
    fix: {
      label: `Use the ${wanted} of ${titleOf(back.relation)}`,
      apply: (project) => renameOwnerNames(project, ref, back.keys),
    },
    otherFix: addFix(use),
  };
}

function createMissing(use: PolymorphicUse): Problem {
  const { relation, keys, holder } = use;
  const { name } = holder.definition;
  const isThrough = relation.through !== null;
  return {
    code: 'polymorphic-sides',
    severity: isThrough ? 'warning' : 'note',
    place: relationPlace(relation, 'polymorphic'),
    message: isThrough
      ? `${name} has no belongsTo for ${keys.foreignKey} and ${keys.discriminator}, the keys of ${titleOf(relation)}: LoopBack does not declare them there.`
      : `${name} has no belongsTo for ${keys.foreignKey} and ${keys.discriminator}, the keys of ${titleOf(relation)}: its rows do not lead back.`,
    why: isThrough
      ? `If ${name} is strict, the links are lost, and the other side finds none.`
      : 'An include from that side fails, and code has to look the owner up.',
    advice: `Add a polymorphic belongsTo to ${name}.`,
    fix: addFix(use),
  };
}

const addFix = ({ relation: { ref }, keys, holder }: PolymorphicUse) => ({
  label: `Add ${holder.definition.name}.${keys.selector}`,
  apply: (project: Project) => addPolymorphicBack(project, { ref }),
});
