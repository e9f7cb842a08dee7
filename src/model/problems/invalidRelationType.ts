import { closestName } from '../../lib/closestName.ts';
import { relationTypes } from '../definition.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { asGuessOf, fixRelation } from './fixes.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** A relation with an unknown type or without a type: LoopBack does not boot. */
export const invalidRelationType = bootRule(
  'relate',
  relationRule('invalid-relation-type', (relation) => {
    const { type, kind, ref } = relation;
    if (kind) return [];
    const close = closestName(type, relationTypes);
    const typeText = type === '' ? 'no type' : `the type "${type}"`;
    return [
      {
        severity: 'error',
        place: relationPlace(relation, 'type'),
        message: `${titleOf(relation)} has ${typeText}: ${noBoot}.`,
        why: 'The type is case-sensitive, and an unknown one keeps the whole application from starting.',
        advice: close === null ? `Use one of ${relationTypes.join(', ')}.` : `Did you mean "${close}"?`,
        ...(close === null
          ? {}
          : { fix: asGuessOf(type, close, fixRelation(`Use "${close}"`, ref, 'type', close)) }),
      },
    ];
  }),
);
