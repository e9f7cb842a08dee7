import { bootRule, noBoot } from './bootRule.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** A polymorphic hasAndBelongsToMany whose file names no through model. */
export const polymorphicWithoutThrough = bootRule(
  'link',
  relationRule('polymorphic-without-through', (relation) => {
    const { definition, type, isSetUp } = relation;
    const isRefused =
      type === 'hasAndBelongsToMany' && isSetUp && definition['polymorphic'] && !definition.through;
    if (!isRefused) return [];
    return [
      {
        severity: 'error',
        place: relationPlace(relation, 'polymorphic'),
        message: `${titleOf(relation)} is polymorphic and names no through model: ${noBoot}.`,
        why: 'One such relation keeps the whole application from starting.',
        advice: 'Name the model whose rows are the links in "through", or remove "polymorphic".',
      },
    ];
  }),
);
