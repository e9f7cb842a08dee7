import { isIdentifier, memberOf, variableOf } from '../generatedCode.ts';
import { camelOf } from '../naming.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { describeNonText } from './describeNonText.ts';
import { fixRelation } from './fixes.ts';
import { type Finding, relationPlace, relationRule, titleOf } from './rules.ts';

/** A foreign key such as `email-addressId`, which is legal but cannot be written after a dot. */
export const keyNeedsBrackets = relationRule('unspeakable-key', (relation) => {
  const { foreignKey, keyHolder } = relation;
  // The key of a relation with a through model belongs to a belongsTo there, which is reported itself.
  if (!foreignKey || relation.keyThrough || !keyHolder || isIdentifier(foreignKey.value)) return [];
  // A list has its own rule.
  if (describeNonText(relation.definition.foreignKey) !== null) return [];
  return [createFinding(relation, foreignKey.value, keyHolder.definition.name)];
});

function createFinding(relation: ResolvedRelation, key: string, holder: string): Finding {
  const plain = camelOf(key.replace(/[^\p{L}\p{N}$_]+(.?)/gu, (_gap, next: string) => next.toUpperCase()));
  const canBeWritten = relation.kind?.readsForeignKey(relation.definition) && isIdentifier(plain);
  return {
    severity: 'warning',
    place: relationPlace(relation, 'foreignKey'),
    message: `LoopBack names the key of ${titleOf(relation)} "${key}", which is not an identifier.`,
    why: `Code has to write it in brackets, as in ${memberOf(variableOf(holder), key)}, and some databases refuse such a column.`,
    advice: 'Give the relation a foreignKey that is an identifier, or rename the model.',
    ...(canBeWritten ? { fix: fixRelation(`Use "${plain}"`, relation.ref, 'foreignKey', plain) } : {}),
  };
}
