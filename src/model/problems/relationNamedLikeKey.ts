import { fixRelation } from './fixes.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/** A relation with the name of its own foreign key. */
export const relationNamedLikeKey = relationRule('relation-named-like-key', (relation) => {
  const { ref, owner, keyHolder, foreignKey } = relation;
  if (!foreignKey || keyHolder !== owner || foreignKey.value !== ref.name) return [];
  return [
    {
      severity: 'error',
      place: placeOf(relation, 'foreignKey'),
      message: `${titleOf(relation)} has the name of its own key: LoopBack makes "${ref.name}" the relation, and the key is hidden behind it.`,
      why: `Code that reads "${ref.name}" gets a function, while the stored value is the id.`,
      advice: 'Give the key another name, or the relation.',
      ...(foreignKey.derived === ref.name
        ? {}
        : { fix: fixRelation(`Use the key "${foreignKey.derived}"`, ref, 'foreignKey', '') }),
    },
  ];
});
