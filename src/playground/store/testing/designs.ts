import type { ModelSchema } from '../../../runtime/connector.ts';
import type { DesignModel, DesignRelation } from '../../designModel.ts';

/** A model of a design for tests, with number ids in `id`. */
export function designModel(
  id: string,
  name: string,
  properties: readonly string[],
  more: Partial<DesignModel> = {},
): DesignModel {
  const idName = more.idName === undefined ? 'id' : more.idName;
  return {
    id,
    name,
    path: `${name}s`,
    idName,
    idType: 'number',
    isIdGenerated: true,
    isStored: true,
    properties: properties.map((property) => ({
      name: property,
      type: 'string',
      isRequired: false,
      isId: property === idName,
    })),
    relations: [],
    ...more,
  };
}

export function hasMany(
  name: string,
  target: string,
  foreignKey: string,
  discriminator: string | null = null,
): DesignRelation {
  return {
    name,
    type: 'hasMany',
    model: target,
    through: null,
    keyHolder: target,
    foreignKey,
    keyThrough: null,
    pointsAt: 'id',
    discriminator,
    path: name,
  };
}

/** As the sandbox defines it. */
export function schemaOf(
  { name, idName, idType }: DesignModel,
  indexes: readonly string[] = [],
): ModelSchema {
  const type = idType === 'string' ? 'string' : 'number';
  return {
    name,
    idName,
    idType: type,
    isIdGenerated: true,
    types: idName === null ? {} : { [idName]: type },
    indexes,
  };
}
