import { linkTo } from '../commands/linkThrough.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import { belongsToName } from '../naming.ts';
import type { Project } from '../project.ts';
import { type PolymorphicUse, polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { allRelations, inheritedRelationsOf, relationsOf } from '../relations/projectRelations.ts';
import { isRefusedPolymorphic } from './invalidPolymorphic.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A polymorphic hasMany through a model that has no belongsTo to the target by its second key. */
export const polymorphicThroughLink: ProblemRule = {
  code: 'polymorphic-through-link',
  find: (project) =>
    allRelations(project).flatMap((relation): readonly Problem[] => {
      const use = polymorphicUseOf(relation);
      const { through, kind, isSetUp, definition } = relation;
      const isMeant = use?.side === 'owner' && through !== null && kind?.keyOn === 'target';
      if (!isMeant || !isSetUp || isRefusedPolymorphic(definition)) return [];
      return isLinked(project, use) ? [] : [createProblem(use)];
    }),
};

/** LoopBack takes the belongsTo with the second key, else the relation that is named like the target. */
function isLinked(project: Project, { relation, holder }: PolymorphicUse): boolean {
  const named = belongsToName(relation.targetName ?? '');
  return [...relationsOf(project, holder.id), ...inheritedRelationsOf(project, holder.id)].some(
    ({ kind, targetName, foreignKey, ref }) =>
      ref.name === named ||
      (kind?.keyOn === 'owner' &&
        !kind.isMultiple &&
        targetName === relation.targetName &&
        foreignKey?.value === relation.keyThrough?.value),
  );
}

function createProblem({ relation, holder }: PolymorphicUse): Problem {
  const { targetName, keyThrough, ref, target } = relation;
  const { name } = holder.definition;
  return {
    code: 'polymorphic-through-link',
    severity: 'error',
    place: relationPlace(relation, 'through'),
    message: `${name} has no belongsTo to ${targetName} with the key ${keyThrough?.value}: LoopBack links rows of ${titleOf(relation)}, and every read of them fails.`,
    why: 'LoopBack follows the belongsTo with the second key, or the relation that is named like the target.',
    advice: `Add a belongsTo to ${targetName} on ${name}, or set "keyThrough" to its key.`,
    ...(target && {
      fix: {
        label: `Read ${targetName} by the belongsTo of ${name}`,
        apply: (project: Project) => {
          const { project: linked, key } = linkTo(project, holder, target.definition.name, 0);
          return setRelationAttribute(linked, { ref, attribute: 'keyThrough', value: key });
        },
      },
    }),
  };
}
