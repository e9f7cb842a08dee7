import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { withKey } from '../../lib/own.ts';
import type { ModelDefinition, PropertyDefinition, RelationDefinition } from '../definition.ts';
import { withProperties, withRelations, withSetting } from '../definitionEdits.ts';
import { attributesOf, isBuiltInType } from '../propertyType.ts';
import { propertiesOf, relationsIn, settingOf } from '../settings.ts';

/** A definition whose base has another name now. */
export function withBaseRenamed(definition: ModelDefinition, from: string, to: string): ModelDefinition {
  return ['base', 'super'].reduce(
    (result, key) => (settingOf(result, key) === from ? withSetting(result, key, to) : result),
    definition,
  );
}

/** A definition in which everything but the base names a model by its new name. */
export function withReferencesRenamed(
  definition: ModelDefinition,
  from: string,
  to: string,
): ModelDefinition {
  const result = withRelations(
    definition,
    mapValues(relationsIn(definition), (relation) => relationRenamed(relation, from, to)),
  );
  const ruled = withAclsRenamed(result, from, to);
  // A type named "Date" is LoopBack's own even where a model has that name.
  if (isBuiltInType(from)) return ruled;
  return withProperties(
    ruled,
    mapValues(propertiesOf(ruled), (property) => propertyRenamed(property, from, to)),
  );
}

/** Access rules that name the model they are for. */
function withAclsRenamed(definition: ModelDefinition, from: string, to: string): ModelDefinition {
  const acls = settingOf(definition, 'acls');
  if (!Array.isArray(acls) || !acls.some((acl: JsonValue) => isJsonObject(acl) && acl['model'] === from))
    return definition;
  const renamed = acls.map((acl: JsonValue) =>
    isJsonObject(acl) && acl['model'] === from ? { ...acl, model: to } : acl,
  );
  return withSetting(definition, 'acls', renamed);
}

function relationRenamed(relation: RelationDefinition, from: string, to: string): RelationDefinition {
  if (!isJsonObject(relation)) return relation;
  let result: RelationDefinition = relation;
  for (const key of ['model', 'through', 'throughTable'] as const) {
    if (result[key] === from) result = withKey<JsonValue | undefined>(result, key, to) as RelationDefinition;
  }
  return result;
}

function propertyRenamed(property: PropertyDefinition, from: string, to: string): PropertyDefinition {
  const attributes = attributesOf(property);
  if (!attributes) return typeRenamed(property, from, to);
  const type = attributes['type'] ?? null;
  const renamed = typeRenamed(type, from, to);
  return renamed === type
    ? property
    : (withKey<JsonValue | undefined>(attributes, 'type', renamed) as JsonObject);
}

function typeRenamed(type: JsonValue, from: string, to: string): JsonValue {
  if (type === from) return to;
  if (Array.isArray(type) && type.includes(from)) return type.map((item) => (item === from ? to : item));
  return type;
}

/** The same dictionary where no value changes. */
function mapValues<Value>(
  dictionary: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Readonly<Record<string, Value>> {
  let isChanged = false;
  const entries = Object.entries(dictionary).map(([key, value]) => {
    const changed = change(value);
    if (changed !== value) isChanged = true;
    return [key, changed] as const;
  });
  return isChanged ? Object.fromEntries(entries) : dictionary;
}
