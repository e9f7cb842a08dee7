import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { PropertyDefinition } from '../definition.ts';
import { attributesOf } from '../propertyType.ts';
import type { SqlDatabase } from './databases.ts';

/** The attributes of a property for one database: `{"postgresql": {"dataType": "numeric"}}`. */
export function columnSettings(property: PropertyDefinition | undefined, database: SqlDatabase): JsonObject {
  const settings = getOwn<JsonValue | undefined>(attributesOf(property), database);
  return isJsonObject(settings) ? settings : {};
}

/** Returns the type of the column in the file, in lower case; null if the connector chooses it. */
export function columnTypeOf(property: PropertyDefinition | undefined, database: SqlDatabase): string | null {
  const type =
    columnSettings(property, database)['dataType'] ??
    getOwn<JsonValue | undefined>(attributesOf(property), 'dataType');
  return typeof type === 'string' && type !== '' ? type.toLowerCase() : null;
}

/** Returns the name of the column as the connector spells it. */
export function columnNameOf(
  name: string,
  property: PropertyDefinition | undefined,
  database: SqlDatabase,
): string {
  const { column, columnName } = columnSettings(property, database);
  const given = column || columnName;
  if (typeof given === 'string') return given;
  return database === 'postgresql' ? name.toLowerCase() : name;
}
