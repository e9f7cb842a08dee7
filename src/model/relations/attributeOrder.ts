import type { JsonValue } from '../../lib/json.ts';
import { withKeyBefore, withoutKey } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';

/** The order in which LoopBack's generator writes the attributes of a relation (docs/loopback.md#model-files). */
const attributeOrder = [
  'type',
  'model',
  'as',
  'foreignKey',
  'primaryKey',
  'keyThrough',
  'options',
  'through',
];

/** Sets an attribute, a new one in the position where the generator would write it; undefined removes it. */
export function withRelationAttribute(
  relation: RelationDefinition,
  attribute: string,
  value: JsonValue | undefined,
): RelationDefinition {
  if (value === undefined)
    return withoutKey<JsonValue | undefined>(relation, attribute) as RelationDefinition;
  const position = attributeOrder.indexOf(attribute);
  const laterAttributes = position === -1 ? [] : attributeOrder.slice(position + 1);
  return withKeyBefore<JsonValue | undefined>(
    relation,
    attribute,
    value,
    laterAttributes,
  ) as RelationDefinition;
}
