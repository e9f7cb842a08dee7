import type { JsonValue } from '../../lib/json.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import type { Command } from './command.ts';
import { editRelation } from './edit.ts';
import { followKeyNames } from './followPropertyNames.ts';
import { keepDerivedNames } from './keepDerived.ts';
import { keepKeysTogether } from './keepKeysTogether.ts';

export interface SetRelationAttributeArguments {
  readonly ref: RelationRef;
  /** `foreignKey`, `primaryKey`, `through`, `options` … */
  readonly attribute: string;
  /** undefined takes the attribute away; "" of `foreignKey` leaves the key to LoopBack, as its generator does. */
  readonly value: JsonValue | undefined;
}

/**
 * Sets an attribute of a relation. Given another key, the relations that lead
 * the other way by the old one follow, and so does what names it; pointed at another model, a derived
 * name follows.
 */
export const setRelationAttribute: Command<SetRelationAttributeArguments> = (
  project,
  { ref, attribute, value },
) => {
  const changed = editRelation(project, ref, (relation) => withRelationAttribute(relation, attribute, value));
  const isKey = attribute === 'foreignKey' || attribute === 'keyThrough';
  if (!isKey) return keepDerivedNames(project, changed);
  const together = keepDerivedNames(project, keepKeysTogether(project, changed, ref));
  return followKeyNames(project, together);
};
