import { addPolymorphicBack } from '../commands/addPolymorphicBack.ts';
import { renameRelation } from '../commands/renameRelation.ts';
import { renameGroup } from '../commands/setPolymorphic.ts';
import type { Project } from '../project.ts';
import { polymorphicBacksOf, polymorphicGroupOf } from '../relations/polymorphicGroups.ts';
import { areDerived, namesOfSelector } from '../relations/polymorphicNames.ts';
import { type PolymorphicUse, polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { fixRelation } from './fixes.ts';
import { isRefusedPolymorphic } from './invalidPolymorphic.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import type { Finding } from './rules.ts';
import { relationPlace, titleOf } from './rules.ts';

const code = 'inverted-relation';

/** `invert` where LoopBack ignores it, or cannot follow it. */
export const invertedRelation: ProblemRule = {
  code,
  find: (project) =>
    allRelations(project).flatMap((relation): readonly Problem[] => {
      const { definition, kind } = relation;
      if (!definition['invert'] || !kind?.attributes.includes('invert')) return [];
      const finding = isRefusedPolymorphic(definition) ? null : findAt(project, relation);
      return finding ? [{ code, ...finding }] : [];
    }),
};

function findAt(project: Project, relation: ResolvedRelation): Finding | null {
  const { definition, ref } = relation;
  const place = relationPlace(relation, 'invert');
  const fix = fixRelation('Remove "invert"', ref, 'invert', undefined);
  if (!definition['polymorphic']) {
    return {
      severity: 'warning',
      place,
      message: `${titleOf(relation)} has "invert", which LoopBack ignores without "polymorphic".`,
      why: 'The file is misleading: the application behaves differently.',
      advice: 'Remove "invert", or make the relation polymorphic.',
      fix,
    };
  }
  if (!definition.through) {
    return {
      severity: 'warning',
      place,
      message: `${titleOf(relation)} has "invert" and no "through": LoopBack writes ${relation.foreignKey?.value}, not the polymorphic key, and the name of the target as the discriminator.`,
      why: 'The belongsTo of these rows does not find their owner.',
      advice: 'Remove "invert", or name the through model.',
      fix,
    };
  }
  const use = polymorphicUseOf(relation);
  return use && relation.isSetUp ? findUnreadable(project, use) : null;
}

/** LoopBack reads the through model by the relation that is named like the selector. */
function findUnreadable(project: Project, use: PolymorphicUse): Finding | null {
  const { relation, keys, holder } = use;
  const backs = polymorphicBacksOf(project, holder.id);
  if (backs.some(({ relation: back }) => back.ref.name === keys.selector)) return null;
  const fix = fixOf(project, use);
  return {
    severity: 'error',
    place: relationPlace(relation, 'invert'),
    message: `${titleOf(relation)} has "invert", so LoopBack looks for the relation "${keys.selector}" of ${holder.definition.name}, which does not exist: every read fails.`,
    why: areDerived(keys)
      ? 'With "invert" the selector has to be the name of the belongsTo.'
      : 'With "invert" and its own keys LoopBack takes the name of the relation itself for the selector.',
    advice: areDerived(keys)
      ? `Name the polymorphic belongsTo of ${holder.definition.name} "${keys.selector}".`
      : 'Give all sides a selector instead of their own keys.',
    ...(fix && { fix }),
  };
}

function fixOf(project: Project, { relation, keys, holder }: PolymorphicUse): ProblemFix | null {
  const { ref } = relation;
  const group = polymorphicGroupOf(project, relation);
  const back = group?.uses.find(({ side }) => side === 'back');
  if (!group || (back && back.relation.ref.modelId !== holder.id)) return null;
  if (!back) {
    if (!areDerived(keys)) return null;
    return {
      label: `Add ${holder.definition.name}.${keys.selector}`,
      apply: (current) => addPolymorphicBack(current, { ref }),
    };
  }
  const { name } = back.relation.ref;
  if (areDerived(keys)) {
    return {
      label: `Rename ${titleOf(back.relation)} to "${keys.selector}"`,
      apply: (current) => renameRelation(current, { ref: back.relation.ref, name: keys.selector }),
    };
  }
  return {
    label: `Use the selector "${name}" on all sides`,
    apply: (current) => renameGroup(current, group, namesOfSelector(name)),
  };
}
