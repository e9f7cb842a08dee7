import type { ModelSchema, StoredType } from './connector.ts';
import type { ModelClass } from './model/contracts.ts';
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

/**
 * Creates the schema of a store for its connector.
 * @param models the models that share the store; id and types of the first one take precedence
 */
export function createSchema(
  name: string,
  models: readonly ModelClass[],
  indexes: readonly string[],
): ModelSchema {
  const idName = models[0]?.definition.idName() ?? null;
  const types: Record<string, StoredType> = {};
  for (const { definition } of models)
    for (const property of Object.keys(definition.properties))
      types[property] ??= storedTypeOf(definition.storedTypeOf(property));
  return {
    name,
    idName,
    idType: (idName === null ? undefined : types[idName]) ?? 'any',
    isIdGenerated: true,
    types,
    indexes: indexes.filter((property) => property !== idName),
  };
}
