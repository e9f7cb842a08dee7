import type { ModelSchema, StoredType } from './connector.ts';
import type { ModelClass, Property } from './model/contracts.ts';
import { isTypeFunction, type PropertyType } from './types/typeFunction.ts';

const storedTypes: Readonly<Record<string, StoredType>> = {
  String: 'string',
  Text: 'string',
  Number: 'number',
  Boolean: 'boolean',
  Date: 'date',
  GeoPoint: 'geopoint',
  Array: 'array',
};

function storedTypeOf(type: PropertyType | undefined): StoredType {
  if (type === undefined) return 'any';
  return isTypeFunction(type) ? (storedTypes[type.name] ?? 'any') : 'array';
}

/** What a connector has to know about a model. */
export function createSchema(model: ModelClass, indexes: readonly string[]): ModelSchema {
  const { definition, modelName } = model;
  const idName = definition.idName() ?? null;
  const properties: [string, Property][] = Object.entries(definition.properties);
  return {
    name: modelName,
    idName,
    idType: storedTypeOf(idName === null ? undefined : definition.properties[idName]?.type),
    isIdGenerated: true,
    types: Object.fromEntries(properties.map(([name, { type }]) => [name, storedTypeOf(type)])),
    indexes: indexes.filter((name) => name !== idName),
  };
}
