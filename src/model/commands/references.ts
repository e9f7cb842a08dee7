import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { withKey } from '../../lib/own.ts';
import type { ModelConfig, ModelDefinition, PropertyDefinition, RelationDefinition } from '../definition.ts';
import { withProperties, withRelations, withSetting } from '../definitionEdits.ts';
import { attributesOf, isBuiltInType } from '../propertyType.ts';
import { givenName, propertiesOf, relationsIn, settingOf } from '../settings.ts';
import { mapObject } from './renameInFilter.ts';

/** The new names of models by their old ones. All are replaced at once: a new name that is also an old one stays. */
export type NewNames = ReadonlyMap<string, string>;

/** Replaces the name of the base in a definition. */
export function withBaseRenamed(definition: ModelDefinition, names: NewNames): ModelDefinition {
  return ['base', 'super'].reduce((result, key) => {
    const to = newNameOf(names, settingOf(result, key));
    return to === undefined ? result : withSetting(result, key, to);
  }, definition);
}

/** Replaces the names of models everywhere in a definition except for its base. */
export function withReferencesRenamed(definition: ModelDefinition, names: NewNames): ModelDefinition {
  const result = withRelations(
    definition,
    mapValues(relationsIn(definition), (relation) => relationRenamed(relation, names)),
  );
  const ruled = withMethodsRenamed(withAclsRenamed(result, names), names);
  return withProperties(
    ruled,
    mapValues(propertiesOf(ruled), (property) => propertyRenamed(property, names)),
  );
}

/** Replaces the names in access rules that say which model they are for. */
function withAclsRenamed(definition: ModelDefinition, names: NewNames): ModelDefinition {
  const acls = settingOf(definition, 'acls');
  const renamed = acls === undefined ? acls : aclsRenamed(acls, names);
  return renamed === acls ? definition : withSetting(definition, 'acls', renamed);
}

function aclsRenamed(acls: JsonValue, names: NewNames): JsonValue {
  if (!Array.isArray(acls)) return acls;
  const renamed = acls.map((acl: JsonValue) => {
    const to = isJsonObject(acl) ? newNameOf(names, acl['model']) : undefined;
    return to === undefined ? acl : { ...(acl as JsonObject), model: to };
  });
  return renamed.every((acl, index) => acl === acls[index]) ? acls : renamed;
}

/** Remote methods that take or return rows of the model: `"returns": {"type": "Order"}`, `{"arg": "id", "model": "Order"}`. */
function withMethodsRenamed(definition: ModelDefinition, names: NewNames): ModelDefinition {
  const methods = settingOf(definition, 'methods');
  if (!isJsonObject(methods)) return definition;
  const renamed = mapObject(methods, (_, method) => {
    if (!isJsonObject(method)) return method;
    return mapObject(method, (key, value) =>
      key === 'accepts' || key === 'returns' ? argumentsRenamed(value, names) : value,
    );
  });
  return renamed === methods ? definition : withSetting(definition, 'methods', renamed);
}

function argumentsRenamed(value: JsonValue, names: NewNames): JsonValue {
  if (Array.isArray(value)) {
    const renamed = value.map((each: JsonValue) => argumentsRenamed(each, names));
    return renamed.every((each, index) => each === value[index]) ? value : renamed;
  }
  if (!isJsonObject(value)) return value;
  return mapObject(value, (key, part) => {
    if (key === 'model') return newNameOf(names, part) ?? part;
    return key === 'type' ? typeRenamed(part, names) : part;
  });
}

/** Replaces the names of models in the relations and access rules of a model-config; its keys stay. */
export function withConfigReferences(config: ModelConfig, names: NewNames): ModelConfig {
  return mapObject(config, (key, entry) => {
    if (key.startsWith('_') || !isJsonObject(entry)) return entry;
    return mapObject(entry, (part, value) =>
      part === 'options' && isJsonObject(value)
        ? mapObject(value, (name, option) => configPart(name, option, names))
        : configPart(part, value, names),
    );
  });
}

function configPart(part: string, value: JsonValue, names: NewNames): JsonValue {
  if (part === 'acls') return aclsRenamed(value, names);
  if (part !== 'relations' || !isJsonObject(value)) return value;
  return mapObject(value, (_, relation) =>
    isJsonObject(relation) ? relationRenamed(relation as RelationDefinition, names) : relation,
  );
}

function relationRenamed(relation: RelationDefinition, names: NewNames): RelationDefinition {
  if (!isJsonObject(relation)) return relation;
  let result: RelationDefinition = relation;
  for (const key of ['model', 'through', 'throughTable'] as const) {
    const to = newNameOf(names, givenName(result[key]));
    if (to !== undefined) result = withKey<JsonValue | undefined>(result, key, to) as RelationDefinition;
  }
  return result;
}

function propertyRenamed(property: PropertyDefinition, names: NewNames): PropertyDefinition {
  const attributes = attributesOf(property);
  if (!attributes) return typeRenamed(property, names);
  const type = attributes['type'] ?? null;
  const renamed = typeRenamed(type, names);
  return renamed === type
    ? property
    : (withKey<JsonValue | undefined>(attributes, 'type', renamed) as JsonObject);
}

function typeRenamed(type: JsonValue, names: NewNames): JsonValue {
  // A type named "Date" is LoopBack's own even where a model has that name.
  const named = (name: JsonValue): JsonValue =>
    typeof name === 'string' && isBuiltInType(name) ? name : (newNameOf(names, name) ?? name);
  if (!Array.isArray(type)) return named(type);
  const renamed = type.map(named);
  return renamed.every((name, index) => name === type[index]) ? type : renamed;
}

const newNameOf = (names: NewNames, name: JsonValue | undefined): string | undefined =>
  typeof name === 'string' ? names.get(name) : undefined;

/** Changes the values of a dictionary. Returns the same dictionary where none changes. */
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
