import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import type { ModelDefinition } from '../definition.ts';
import { withDefinitionKey, withProperties, withRelations } from '../definitionEdits.ts';
import type { ModelEntry } from '../project.ts';
import { propertiesOf } from '../settings.ts';
import type { ComparedRelation, Names } from './relationFacts.ts';

/** Returns the definition of a model with the names of the project. */
export function withNames(
  entry: ModelEntry,
  names: Names,
  relations: ReadonlyMap<string, ComparedRelation>,
): ModelDefinition {
  const { definition } = entry;
  const own = propertiesOf(definition);
  const properties = Object.entries(own).map(
    ([name, property]) => [names.property(entry, name), withTypeNamed(property, names)] as const,
  );
  const written = [...relations].map(([name, relation]) => [name, relation.define(name)] as const);
  const named = withDefinitionKey(definition, 'name', names.model(definition.name));
  const withOwn = properties.length === 0 ? named : withProperties(named, Object.fromEntries(properties));
  return written.length === 0 ? withOwn : withRelations(withOwn, Object.fromEntries(written));
}

/** A type can be a model. */
function withTypeNamed(property: JsonValue, names: Names): JsonValue {
  if (isJsonObject(property) && Object.hasOwn(property, 'type'))
    return { ...property, type: typeNamed(property['type'] ?? null, names) };
  return typeNamed(property, names);
}

function typeNamed(type: JsonValue, names: Names): JsonValue {
  if (typeof type === 'string') return names.model(type);
  return Array.isArray(type) ? type.map((each: JsonValue) => typeNamed(each, names)) : type;
}
