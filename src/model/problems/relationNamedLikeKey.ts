import { fixRelation } from './fixes.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** A relation with the name of its own foreign key. */
export const relationNamedLikeKey = relationRule('relation-named-like-key', (relation) => {
  const { ref, owner, keyHolder, foreignKey } = relation;
  if (!foreignKey || keyHolder !== owner || foreignKey.value !== ref.name) return [];
  return [
    {
      severity: 'error',
      place: relationPlace(relation, 'foreignKey'),
      message: `${titleOf(relation)} has the name of its own key: in LoopBack the relation hides the key.`,
      why: `Code that reads "${ref.name}" gets a function, while the stored value is the id.`,
      advice: 'Rename the key or the relation.',
      ...(foreignKey.derived === ref.name
        ? {}
        : { fix: fixRelation(`Use the key "${foreignKey.derived}"`, ref, 'foreignKey', '') }),
    },
  ];
});
