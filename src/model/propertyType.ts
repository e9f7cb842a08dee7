import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn } from '../lib/own.ts';
import type { ModelDefinition, PropertyDefinition } from './definition.ts';
import { propertiesOf } from './settings.ts';

/** LoopBack's own type names (docs/loopback.md#property-attributes); it compares them without case. */
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

/** The attributes of a property: an object with a `type` key; a bare type has none, and neither has a nested model. */
export function attributesOf(property: PropertyDefinition | undefined): JsonObject | undefined {
  return isJsonObject(property) && Object.hasOwn(property, 'type') ? property : undefined;
}

/** The `type` of a property in any of its written forms; of attributes with an empty type LoopBack makes a nested model. */
export function typeOf(property: PropertyDefinition | undefined): JsonValue | undefined {
  return attributesOf(property)?.['type'] || property;
}

/** A type as people read it: "string", "[Address]", "object" for an anonymous nested model. */
export function typeLabelOf(type: JsonValue | undefined): string {
  if (typeof type === 'string') return type;
  // A list in a list is one list for LoopBack.
  if (Array.isArray(type) && Array.isArray(type[0])) return typeLabelOf(type[0]);
  if (Array.isArray(type)) return type.length === 0 ? '[any]' : `[${typeLabelOf(type[0])}]`;
  if (isJsonObject(type)) {
    // A list may hold {type: "string"} as well as "string".
    return getOwn<JsonValue | undefined>(type, 'type') ? typeLabelOf(type['type']) : 'object';
  }
  return 'any';
}

/** What `typeLabelOf` makes this label of: "[Address]" is ["Address"]. */
export function typeOfLabel(label: string): JsonValue {
  const inner = /^\[(.+)\]$/.exec(label)?.[1];
  return inner === undefined ? label : [typeOfLabel(inner)];
}

/** Whether a property is (part of) the id. LoopBack reads the attribute even in an object without `type`. */
export function isIdProperty(property: PropertyDefinition | undefined): boolean {
  return isJsonObject(property) && Boolean(getOwn<JsonValue | undefined>(property, 'id'));
}

/** Whether a property names nothing as its type ("", [""]): LoopBack has no such property, and stores its values as they are. */
export function isWithoutType(property: PropertyDefinition | undefined): boolean {
  let type = typeOf(property);
  while (Array.isArray(type) && type.length > 0) type = type[0];
  return type === '';
}

/** Whether a subclass leaves out a property of its base with `"name": false` or null. */
export function isExcluded(property: PropertyDefinition | undefined): boolean {
  return property === false || property === null;
}

/** Whether a definition has a property of its own: one that it leaves out of its base is none. */
export function declares(definition: ModelDefinition, name: string): boolean {
  const property = getOwn(propertiesOf(definition), name);
  return property !== undefined && !isExcluded(property);
}
