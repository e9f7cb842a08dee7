import type { Connector, ModelSchema, Row } from '../../runtime/connector.ts';
import { type DesignModel, keysOf } from '../designModel.ts';

/** What the store remembers of a model of the design: by its id it is known again under another name. */
export interface KnownModel {
  readonly id: string;
  readonly name: string;
  readonly idName: string | null;
  readonly idType: string;
  readonly properties: readonly string[];
  /** By what the key is about, its property. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Where the store remembers the design that its rows are of. */
export const designName = 'playground/design';

export const knownSchema: ModelSchema = {
  name: designName,
  idName: 'id',
  idType: 'string',
  isIdGenerated: false,
  types: { id: 'string', name: 'string' },
  indexes: [],
};

/** Where `fillSamples` remembers which models have had sample data; its rows are called like the models. */
export const samplesName = 'playground/samples';

export const samplesSchema: ModelSchema = { ...knownSchema, name: samplesName };

export function describeKnown(design: readonly DesignModel[]): readonly KnownModel[] {
  const idOf = (name: string): string => design.find((model) => model.name === name)?.id ?? name;
  const keys = keysOf(design);
  return design
    .filter(({ isStored }) => isStored)
    .map((model) => {
      const own = keys.filter(({ holder }) => holder === model.name);
      const about: Record<string, string> = {};
      for (const key of own) {
        const target = idOf(key.target);
        let number = 1;
        while (`${target}/${number}` in about) number += 1;
        about[`${target}/${number}`] = key.property;
      }
      return {
        id: model.id,
        name: model.name,
        idName: model.idName,
        idType: model.idType,
        properties: model.properties.map(({ name }) => name),
        keys: about,
      };
    });
}

/** As much of a schema as moving rows needs; the sandbox defines the whole one. */
export function toSchema({ name, idName, idType, keys }: KnownModel): ModelSchema {
  const type = idType === 'number' || idType === 'string' ? idType : 'any';
  return {
    name,
    idName,
    idType: type,
    isIdGenerated: true,
    types: idName === null ? {} : { [idName]: type },
    indexes: [...new Set(Object.values(keys))],
  };
}

export async function writeKnown(connector: Connector, model: KnownModel): Promise<void> {
  const row: Row = { ...model, properties: [...model.properties], keys: { ...model.keys } };
  await connector.write(knownSchema.name, model.id, row, { existing: 'replace', missing: 'insert' });
}

export function readKnown(row: Row): KnownModel | null {
  const { id, name, idName, idType, properties, keys } = row;
  if (typeof id !== 'string' || typeof name !== 'string' || !Array.isArray(properties)) return null;
  const pairs = typeof keys === 'object' && keys !== null && !Array.isArray(keys) ? Object.entries(keys) : [];
  return {
    id,
    name,
    idName: typeof idName === 'string' ? idName : null,
    idType: typeof idType === 'string' ? idType : 'any',
    properties: properties.filter((property): property is string => typeof property === 'string'),
    keys: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
  };
}
