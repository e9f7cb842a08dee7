import type { ModelSchema, Row } from '../../runtime/connector.ts';
import { type DesignModel, keysOf } from '../designModel.ts';

/** What the store remembers of a model of the design. Its id identifies it after a rename. */
export interface KnownModel {
  readonly id: string;
  readonly name: string;
  readonly idName: string | null;
  readonly idType: string;
  readonly properties: readonly string[];
  /** The property of each key, by the model that it references: `<model id>/<number>`. */
  readonly keys: Readonly<Record<string, string>>;
  /** Properties that hold the name of the model that a polymorphic key references, or did so before. */
  readonly discriminators: readonly string[];
  /** Ids of removed models whose rows it took over, because it has their name. */
  readonly formerIds: readonly string[];
}

/** Where the store remembers the design of its rows. */
export const designName = 'playground/design';

export const knownSchema: ModelSchema = {
  name: designName,
  idName: 'id',
  idType: 'string',
  isIdGenerated: false,
  types: { id: 'string', name: 'string' },
  indexes: [],
};

/** Where the store remembers which models have had sample rows; the ids are the models' names. */
export const samplesName = 'playground/samples';

export const samplesSchema: ModelSchema = { ...knownSchema, name: samplesName };

export function describeKnown(design: readonly DesignModel[]): readonly KnownModel[] {
  const idOf = (name: string): string => design.find((model) => model.name === name)?.id ?? name;
  const keys = keysOf(design);
  return design
    .filter(({ isStored }) => isStored)
    .map((model) => {
      const own = keys.filter(({ holder }) => holder === model.name);
      const about = new Map<string, string>();
      for (const key of own) {
        const target = idOf(key.target);
        let number = 1;
        while (about.has(`${target}/${number}`)) number += 1;
        about.set(`${target}/${number}`, key.property);
      }
      return {
        id: model.id,
        name: model.name,
        idName: model.idName,
        idType: model.idType,
        properties: model.properties.map(({ name }) => name),
        keys: Object.fromEntries(about),
        discriminators: [...new Set(own.map(({ discriminator }) => discriminator).filter(isText))],
        formerIds: [],
      };
    });
}

/** The id of the model that a key references. */
export function targetOf(about: string): string {
  return about.slice(0, about.lastIndexOf('/'));
}

/** What a store needs to know of a model's ids. */
export function idsOf({ idName, idType }: KnownModel): Pick<ModelSchema, 'idName' | 'idType'> {
  return { idName, idType: idType === 'number' || idType === 'string' ? idType : 'any' };
}

export function toKnownRow(model: KnownModel): Row {
  const { properties, keys, discriminators, formerIds } = model;
  return {
    ...model,
    properties: [...properties],
    keys: { ...keys },
    discriminators: [...discriminators],
    formerIds: [...formerIds],
  };
}

export function readKnown(row: Row): KnownModel | null {
  const { id, name, idName, idType, properties, keys, discriminators, formerIds } = row;
  if (typeof id !== 'string' || typeof name !== 'string' || !Array.isArray(properties)) return null;
  const pairs = typeof keys === 'object' && keys !== null && !Array.isArray(keys) ? Object.entries(keys) : [];
  return {
    id,
    name,
    idName: typeof idName === 'string' ? idName : null,
    idType: typeof idType === 'string' ? idType : 'any',
    properties: readTexts(properties),
    keys: Object.fromEntries(pairs.filter((pair): pair is [string, string] => isText(pair[1]))),
    // Earlier versions did not write these two.
    discriminators: readTexts(discriminators),
    formerIds: readTexts(formerIds),
  };
}

function readTexts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter(isText) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
