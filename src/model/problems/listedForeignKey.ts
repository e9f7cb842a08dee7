import { fixRelation } from './fixes.ts';
import { meantName, notText } from './notText.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/** A `foreignKey` that is not text: LoopBack has no keys of several properties, and writes it out as one name. */
export const listedForeignKey = relationRule('listed-foreign-key', (relation) => {
  const { definition, kind, foreignKey, ref } = relation;
  const given = definition.foreignKey;
  const what = notText(given);
  if (what === null || !kind?.readsForeignKey(definition) || !foreignKey) return [];
  const meant = meantName(given);
  return [
    {
      severity: 'warning',
      place: placeOf(relation, 'foreignKey'),
      message: `${titleOf(relation)} has ${what} as its foreignKey: LoopBack makes one property named "${foreignKey.value}".`,
      why: Array.isArray(given)
        ? 'LoopBack does not support keys of several properties, so the listed properties link nothing.'
        : 'LoopBack converts what is not text to text, as the name of the key.',
      advice: 'Give one property as the foreignKey, as text.',
      fix: meant
        ? fixRelation(`Use "${meant}"`, ref, 'foreignKey', meant)
        : fixRelation('Let LoopBack name the key', ref, 'foreignKey', ''),
    },
  ];
});
