import { closestName } from '../../lib/closestName.ts';
import { relationTypes } from '../definition.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { fixRelation } from './fixes.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/** A relation of a type that LoopBack does not know, or without one: LoopBack does not boot. */
export const invalidRelationType = bootRule(
  'relate',
  relationRule('invalid-relation-type', (relation) => {
    const { type, kind, ref } = relation;
    if (kind) return [];
    const close = closestName(type, relationTypes);
    const what = type === '' ? 'no type' : `the type "${type}"`;
    return [
      {
        severity: 'error',
        place: placeOf(relation, 'type'),
        message: `${titleOf(relation)} has ${what}: ${noBoot}.`,
        why: 'LoopBack compares the type with its case, and one that it does not know keeps the whole application from starting.',
        advice: close === null ? `Use one of ${relationTypes.join(', ')}.` : `Did you mean "${close}"?`,
        ...(close === null ? {} : { fix: fixRelation(`Use "${close}"`, ref, 'type', close) }),
      },
    ];
  }),
);
