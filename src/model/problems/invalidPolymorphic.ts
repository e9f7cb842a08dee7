import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { removeRelationAttributes } from '../commands/removeRelationAttributes.ts';
import type { RelationRef } from '../relations/relationKind.ts';
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
      ? ['foreignKey', 'discriminator']
      : ['discriminator', 'foreignKey'];
    return [
      {
        ...base,
        message: `${titleOf(relation)} gives the ${given} of "polymorphic" without its ${missing}: ${noBoot}.`,
        advice: `Give both, or a selector.`,
      },
    ];
  }),
);

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
