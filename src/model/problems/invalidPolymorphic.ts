import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { removeRelationAttributes } from '../commands/removeRelationAttributes.ts';
import type { RelationDefinition } from '../definition.ts';
import { polymorphicKeysOf } from '../relations/polymorphic.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { findRelationKind } from '../relations/relationKinds.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { fixRelation } from './fixes.ts';
import type { ProblemFix } from './problem.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** Settings of a polymorphic relation that LoopBack refuses (docs/loopback.md#relation-attributes). */
export const invalidPolymorphic = bootRule(
  'relate',
  relationRule('invalid-polymorphic', (relation) => {
    const { definition, kind, ref } = relation;
    const setting = definition['polymorphic'];
    if (!setting || !kind) return [];
    const base = {
      severity: 'error',
      place: relationPlace(relation, 'polymorphic'),
      why: 'One such relation keeps the whole application from starting.',
    } as const;
    if (kind.type === 'belongsTo' && definition.model) {
      return [
        {
          ...base,
          message: `${titleOf(relation)} is polymorphic and names a model: ${noBoot}.`,
          advice: 'Remove "model": the rows say which model they point at.',
          fix: { label: 'Remove "model"', apply: (project) => withoutModel(project, ref) },
        },
      ];
    }
    if (Array.isArray(setting)) {
      return [
        {
          ...base,
          message: `${titleOf(relation)} has a list as "polymorphic": ${noBoot}.`,
          advice: 'Give the selector as text, or remove "polymorphic".',
          fix: fixRelation('Remove "polymorphic"', ref, 'polymorphic', undefined),
        },
      ];
    }
    const has = (key: string) => isJsonObject(setting) && Boolean(setting[key]);
    if (isJsonObject(setting) && has('foreignKey') && has('discriminator')) {
      const selector = ['selector', 'as'].find(has);
      if (selector === undefined) return [];
      return [
        {
          ...base,
          message: `${titleOf(relation)} sets both "${selector}" and its own foreignKey and discriminator: ${noBoot}.`,
          advice: `Remove "${selector}", or the keys.`,
          fix: withoutKeys(`Remove "${selector}"`, ref, setting, [selector]),
          otherFix: withoutKeys('Remove the keys', ref, setting, ['foreignKey', 'discriminator']),
        },
      ];
    }
    if (!has('foreignKey') && !has('discriminator')) return [];
    const [given, missing] = has('foreignKey')
      ? (['foreignKey', 'discriminator'] as const)
      : (['discriminator', 'foreignKey'] as const);
    const derived = polymorphicKeysOf(definition, ref.name)?.[missing] ?? '';
    const hasSelector = has('selector') || has('as');
    return [
      {
        ...base,
        message: `${titleOf(relation)} gives the ${given} of "polymorphic" without its ${missing}: ${noBoot}.`,
        advice: `Give both, or a selector.`,
        fix: withoutKeys(`Remove the ${given}`, ref, setting as JsonObject, [given]),
        // Beside a selector LoopBack would refuse both keys, too.
        ...(hasSelector
          ? {}
          : {
              otherFix: fixRelation(`Add the ${missing} "${derived}"`, ref, 'polymorphic', {
                ...(setting as JsonObject),
                [missing]: derived,
              }),
            }),
      },
    ];
  }),
);

/** Whether LoopBack refuses the settings of a polymorphic relation, so that other rules have nothing to say about it. */
export function isRefusedPolymorphic(definition: RelationDefinition): boolean {
  const setting = definition['polymorphic'];
  if (!setting || Array.isArray(setting)) return Array.isArray(setting);
  if (findRelationKind(String(definition.type))?.keyOn === 'owner' ? definition.model : !definition.model) {
    return true;
  }
  if (!isJsonObject(setting)) return false;
  const { selector, as, foreignKey, discriminator } = setting;
  return Boolean(foreignKey) !== Boolean(discriminator) || Boolean(foreignKey && (selector || as));
}

function withoutKeys(
  label: string,
  ref: RelationRef,
  setting: JsonObject,
  keys: readonly string[],
): ProblemFix {
  const rest = Object.entries(setting).filter(([key]) => !keys.includes(key));
  return fixRelation(label, ref, 'polymorphic', Object.fromEntries(rest));
}

const withoutModel = (project: Parameters<typeof removeRelationAttributes>[0], ref: RelationRef) =>
  removeRelationAttributes(project, ref, ['model']);
