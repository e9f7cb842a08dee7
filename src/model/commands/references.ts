import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { withKey } from '../../lib/own.ts';
import type { ModelDefinition, PropertyDefinition, RelationDefinition } from '../definition.ts';
import { withProperties, withRelations, withSetting } from '../definitionEdits.ts';
import { attributesOf, isBuiltInType } from '../propertyType.ts';
import { propertiesOf, relationsIn, settingOf } from '../settings.ts';

/** The new names of models by their old ones. All are replaced at once: a new name that is also an old one stays. */
export type NewNames = ReadonlyMap<string, string>;

/** A definition whose base has another name now. */
export function withBaseRenamed(definition: ModelDefinition, names: NewNames): ModelDefinition {
  return ['base', 'super'].reduce((result, key) => {
    const to = newNameOf(names, settingOf(result, key));
    return to === undefined ? result : withSetting(result, key, to);
  }, definition);
}

/** A definition in which everything but the base names models by their new names. */
export function withReferencesRenamed(definition: ModelDefinition, names: NewNames): ModelDefinition {
  const result = withRelations(
    definition,
    mapValues(relationsIn(definition), (relation) => relationRenamed(relation, names)),
  );
  const ruled = withAclsRenamed(result, names);
  return withProperties(
    ruled,
    mapValues(propertiesOf(ruled), (property) => propertyRenamed(property, names)),
  );
}

/** Access rules that name the model they are for. */
function withAclsRenamed(definition: ModelDefinition, names: NewNames): ModelDefinition {
  const acls = settingOf(definition, 'acls');
  if (!Array.isArray(acls)) return definition;
  const renamed = acls.map((acl: JsonValue) => {
    const to = isJsonObject(acl) ? newNameOf(names, acl['model']) : undefined;
    return to === undefined ? acl : { ...(acl as JsonObject), model: to };
  });
  const isSame = renamed.every((acl, index) => acl === acls[index]);
  return isSame ? definition : withSetting(definition, 'acls', renamed);
}

function relationRenamed(relation: RelationDefinition, names: NewNames): RelationDefinition {
  if (!isJsonObject(relation)) return relation;
  let result: RelationDefinition = relation;
  for (const key of ['model', 'through', 'throughTable'] as const) {
    const to = newNameOf(names, result[key]);
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
