import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelDefinition, PropertyDefinition } from './definition.ts';
import { propertiesOf } from './settings.ts';

/** LoopBack's built-in type names (docs/loopback.md#property-attributes); it ignores their case. */
export const typeNames = [
  'string',
  'number',
  'boolean',
  'date',
  'object',
  'array',
  'any',
  'buffer',
  'geopoint',
  'text',
  'json',
  'datestring',
] as const;

const knownNames = new Set<string>([...typeNames, 'binary']);

export function isBuiltInType(name: string): boolean {
  return knownNames.has(name.toLowerCase());
}

/** Returns the attributes of a property: an object with a `type` key. A bare type or a nested model has none. */
export function attributesOf(property: PropertyDefinition | undefined): JsonObject | undefined {
  return isJsonObject(property) && Object.hasOwn(property, 'type') ? property : undefined;
}

/** Returns the `type` of a property in any of its forms. Attributes with an empty type are a nested model for LoopBack. */
export function typeOf(property: PropertyDefinition | undefined): JsonValue | undefined {
  return attributesOf(property)?.['type'] || property;
}

/** Labels a type for people: "string", "[Address]", "object" for an anonymous nested model. */
export function typeLabelOf(type: JsonValue | undefined): string {
  if (typeof type === 'string') return type;
  // LoopBack treats a list in a list as one list.
  if (Array.isArray(type) && Array.isArray(type[0])) return typeLabelOf(type[0]);
  if (Array.isArray(type)) return type.length === 0 ? '[any]' : `[${typeLabelOf(type[0])}]`;
  if (isJsonObject(type)) {
    // A list may hold {type: "string"} as well as "string".
    return getOwn<JsonValue | undefined>(type, 'type') ? typeLabelOf(type['type']) : 'object';
  }
  return 'any';
}

/** Returns the type with a label, the reverse of `typeLabelOf`: "[Address]" is ["Address"]. */
export function typeOfLabel(label: string): JsonValue {
  const inner = /^\[(.+)\]$/.exec(label)?.[1];
  return inner === undefined ? label : [typeOfLabel(inner)];
}

/** Whether a property is (part of) the id. LoopBack reads the attribute even in an object without `type`. */
export function isIdProperty(property: PropertyDefinition | undefined): boolean {
  return isJsonObject(property) && Boolean(getOwn<JsonValue | undefined>(property, 'id'));
}

/** Whether the type of a property is empty ("", [""]): LoopBack ignores such a property, and stores its values unchanged. */
export function isWithoutType(property: PropertyDefinition | undefined): boolean {
  let type = typeOf(property);
  while (Array.isArray(type) && type.length > 0) type = type[0];
  return type === '';
}

/** Whether a subclass leaves out a property of its base with `"name": false` or null. */
export function isExcluded(property: PropertyDefinition | undefined): boolean {
  return property === false || property === null;
}

/** Whether a definition declares a property. One that it only excludes from its base does not count. */
export function declares(definition: ModelDefinition, name: string): boolean {
  const property = getOwn(propertiesOf(definition), name);
  return property !== undefined && !isExcluded(property);
}
