import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { getOwn, withKey, withoutKey } from '../../lib/own.ts';
import type { PropertyDefinition } from '../definition.ts';
import type { ModelId } from '../project.ts';
import { attributesOf } from '../propertyType.ts';
import type { Command } from './command.ts';
import { editProperties } from './edit.ts';

export interface SetPropertyAttributeArguments {
  readonly modelId: ModelId;
  readonly property: string;
  /** `type`, `required`, `id`, `default` … */
  readonly attribute: string;
  /** undefined removes the attribute. */
  readonly value: JsonValue | undefined;
}

/**
 * Sets an attribute of a property. A bare type ("string", ["Address"], a
 * nested model) stays bare while only its type changes, and becomes
 * `{"type": …}` when another attribute is set.
 */
export const setPropertyAttribute: Command<SetPropertyAttributeArguments> = (
  project,
  { modelId, property, attribute, value },
) =>
  editProperties(project, modelId, (properties) => {
    const definition = getOwn(properties, property);
    return definition === undefined
      ? properties
      : withKey(properties, property, withAttribute(definition, attribute, value));
  });

function withAttribute(
  definition: PropertyDefinition,
  attribute: string,
  value: JsonValue | undefined,
): PropertyDefinition {
  const attributes = attributesOf(definition);
  if (!attributes) {
    if (value === undefined) return definition;
    return attribute === 'type' ? value : withKey<JsonValue>({ type: definition }, attribute, value);
  }
  // Without its type the rest would be read as a nested model (docs/loopback.md#property-attributes).
  if (value === undefined && attribute === 'type') return definition;
  const changed =
    value === undefined ? withoutKey(attributes, attribute) : withKey(attributes, attribute, value);
  return changed as JsonObject;
}
