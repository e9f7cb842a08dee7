import { describeNonText, intendedName } from './describeNonText.ts';
import { fixRelation } from './fixes.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** A `foreignKey` that is not text: LoopBack does not support composite keys, and converts the value to one name. */
export const listedForeignKey = relationRule('listed-foreign-key', (relation) => {
  const { definition, kind, foreignKey, ref } = relation;
  const given = definition.foreignKey;
  const valueText = describeNonText(given);
  if (valueText === null || !kind?.readsForeignKey(definition) || !foreignKey) return [];
  const intended = intendedName(given);
  return [
    {
      severity: 'warning',
      place: relationPlace(relation, 'foreignKey'),
      message: `${titleOf(relation)} has ${valueText} as its foreignKey: LoopBack creates one property named "${foreignKey.value}".`,
      why: Array.isArray(given)
        ? 'LoopBack does not support composite keys, so the listed properties link nothing.'
        : 'LoopBack converts a value that is not text to text, and uses it as the name of the key.',
      advice: 'Give one property as the foreignKey, as text.',
      fix: intended
        ? fixRelation(`Use "${intended}"`, ref, 'foreignKey', intended)
        : fixRelation('Let LoopBack name the key', ref, 'foreignKey', ''),
    },
  ];
});
