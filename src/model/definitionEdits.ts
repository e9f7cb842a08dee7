import type { JsonObject, JsonValue } from '../lib/json.ts';
import { hasOwn, withKey, withKeyBefore, withoutKey } from '../lib/own.ts';
import type { ModelDefinition, PropertyDefinition, RelationDefinition } from './definition.ts';
import { isOptionSetting, propertiesOf, relationsIn, relationsKeyOf } from './settings.ts';

/** The order in which LoopBack's generator writes the keys of a definition (docs/loopback.md#model-files). */
const keyOrder = [
  'name',
  'description',
  'plural',
  'base',
  'strict',
  'public',
  'idInjection',
  'forceId',
  'scopes',
  'indexes',
  'options',
  'mixins',
  'hidden',
  'protected',
  'http',
  'properties',
  'validations',
  'relations',
  'acls',
  'methods',
];

/** Sets a top-level key. A new one goes where LoopBack's generator would write it. */
export function withDefinitionKey(
  definition: ModelDefinition,
  key: string,
  value: JsonValue,
): ModelDefinition {
  const position = keyOrder.indexOf(key);
  const later = position === -1 ? [] : keyOrder.slice(position + 1);
  return asDefinition(withKeyBefore(definition as JsonObject, key, value, later));
}

export function withProperties(
  definition: ModelDefinition,
  properties: Readonly<Record<string, PropertyDefinition>>,
): ModelDefinition {
  return properties === propertiesOf(definition)
    ? definition
    : withDefinitionKey(definition, 'properties', properties);
}

export function withRelations(
  definition: ModelDefinition,
  relations: Readonly<Record<string, RelationDefinition>>,
): ModelDefinition {
  return relations === relationsIn(definition)
    ? definition
    : withSetting(definition, relationsKeyOf(definition), relations);
}

/** Sets a setting, or removes it if the value is undefined; in `options` where the definition has it there. */
export function withSetting(
  definition: ModelDefinition,
  key: string,
  value: JsonValue | undefined,
): ModelDefinition {
  if (isOptionSetting(definition, key)) {
    const options = definition.options as JsonObject;
    const changed = value === undefined ? withoutKey(options, key) : withKey(options, key, value);
    return withDefinitionKey(definition, 'options', changed as JsonObject);
  }
  if (value !== undefined) return withDefinitionKey(definition, key, value);
  return hasOwn(definition, key) ? asDefinition(withoutKey(definition as JsonObject, key)) : definition;
}

/** The edits above preserve `name` and the types of the other keys, which the compiler cannot know. */
function asDefinition(definition: JsonObject): ModelDefinition {
  return definition as ModelDefinition;
}
