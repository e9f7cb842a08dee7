import { fixRelation } from './fixes.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/** A `foreignKey` that is a list: LoopBack has no keys of several properties, and joins the names to one. */
export const listedForeignKey = relationRule('listed-foreign-key', (relation) => {
  const { definition, kind, foreignKey, ref } = relation;
  const given: unknown = definition.foreignKey;
  if (!Array.isArray(given) || !kind?.readsForeignKey(definition) || !foreignKey) return [];
  const [first] = given;
  return [
    {
      severity: 'warning',
      place: placeOf(relation, 'foreignKey'),
      message: `${titleOf(relation)} has a list as its foreignKey: LoopBack makes one property named "${foreignKey.value}".`,
      why: 'LoopBack knows no keys of several properties, so the properties that are listed link nothing.',
      advice: 'Give one property as the foreignKey.',
      ...(typeof first === 'string' && first !== ''
        ? { fix: fixRelation(`Use "${first}"`, ref, 'foreignKey', first) }
        : {}),
    },
  ];
});
