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
  /** undefined removes the attribute; "" for `foreignKey` leaves the key to LoopBack, as its generator does. */
  readonly value: JsonValue | undefined;
}

/**
 * Sets an attribute of a relation. A new key also replaces the old one in the
 * relations that lead back by it, and everywhere it is named; so does a new
 * property of embedded rows. A new target also changes a derived name.
 */
export const setRelationAttribute: Command<SetRelationAttributeArguments> = (
  project,
  { ref, attribute, value },
) => {
  const changed = editRelation(project, ref, (relation) => withRelationAttribute(relation, attribute, value));
  const isKey = attribute === 'foreignKey' || attribute === 'keyThrough';
  if (attribute === 'property') return followKeyNames(project, changed);
  if (!isKey) return keepDerivedNames(project, changed);
  const together = keepDerivedNames(project, keepKeysTogether(project, changed, ref));
  return followKeyNames(project, together);
};
