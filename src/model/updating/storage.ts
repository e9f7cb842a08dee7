import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelDefinition, PropertyDefinition } from '../definition.ts';
import { attributesOf } from '../propertyType.ts';

/** Where a definition says that the rows of its model are. */
export interface Storage {
  /** The setting that says it: `postgresql`, `mongodb`. */
  readonly connector: string;
  /** null where the definition leaves it to the connector. */
  readonly schema: string | null;
  readonly table: string;
}

/** Keys of a definition that hold what users have named. */
const dictionaries = new Set([
  ...['properties', 'relations', 'relationships', 'options', 'validations', 'acls'],
  ...['methods', 'scopes', 'indexes', 'mixins', 'http'],
]);

/** Returns the tables and collections that a definition names, one for each connector. */
export function storagesOf(definition: ModelDefinition): readonly Storage[] {
  const { options } = definition;
  // LoopBack merges the options over the other settings.
  const settings = new Map<string, unknown>(Object.entries(definition));
  if (isJsonObject(options)) for (const [key, value] of Object.entries(options)) settings.set(key, value);
  return [...settings].flatMap(([connector, value]) => {
    if (dictionaries.has(connector) || !isJsonObject(value)) return [];
    const table = textIn(value, 'table') ?? textIn(value, 'tableName') ?? textIn(value, 'collection');
    return table === null ? [] : [{ connector, schema: textIn(value, 'schema'), table }];
  });
}

/** Returns the column that a property names for a connector; null where it names none. */
export function columnIn(property: PropertyDefinition | undefined, connector: string): string | null {
  const settings = connectorIn(property, connector);
  return settings && (textIn(settings, 'column') ?? textIn(settings, 'columnName'));
}

/** Returns the attributes of a property for a connector; null where there are none. */
export function connectorIn(property: PropertyDefinition | undefined, connector: string): JsonObject | null {
  const settings = getOwn<JsonValue | undefined>(attributesOf(property), connector);
  return isJsonObject(settings) ? settings : null;
}

function textIn(settings: JsonObject, key: string): string | null {
  const value = getOwn<JsonValue | undefined>(settings, key);
  return typeof value === 'string' && value !== '' ? value : null;
}
