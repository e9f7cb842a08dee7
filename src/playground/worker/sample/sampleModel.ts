import type { KeyShape } from '../../designModel.ts';

/** What sample data needs to know about a model. */
export interface SampleModel {
  readonly name: string;
  readonly idName: string | null;
  readonly idType: 'number' | 'string' | 'date';
  /** Everything but the id and the foreign keys. */
  readonly properties: readonly SampleProperty[];
  readonly keys: readonly SampleKey[];
  /** The properties in which its rows hold items of another model. */
  readonly items: readonly SampleItems[];
  /** Whether an instance gives itself an id, by a default. */
  readonly isIdMade: boolean;
}

/** A property in which a relation embeds an item, or a list of them. */
export interface SampleItems {
  readonly property: string;
  readonly isList: boolean;
  /** Returns the model of the items, which may hold items too. */
  model(): SampleModel;
}

export type SampleType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datestring'
  | 'array'
  | 'geopoint'
  | 'object'
  | 'any'
  /** Another model's instance. */
  | 'model'
  | 'other';

export interface SampleProperty {
  readonly name: string;
  readonly type: SampleType;
  /** Of an array. */
  readonly itemType: SampleType;
  readonly isRequired: boolean;
  /** The runtime fills it. */
  readonly hasDefault: boolean;
  /** The values of an `enum` attribute, if there is one. */
  readonly choices: readonly unknown[];
  readonly min: number | null;
  readonly max: number | null;
}

/** The rows that a key can reference. */
export interface SampleTarget {
  readonly model: string;
  /** The property that the key has the value of. */
  readonly property: string;
  /** Each row is referenced once at most (hasOne), though rows of other models may be referenced more often. */
  readonly isUnique?: true;
}

/** A property whose values reference rows of another model, or of the same one. */
export interface SampleKey {
  readonly property: string;
  readonly targets: readonly SampleTarget[];
  /** The property with the name of the target's model, where a key can reference several models. */
  readonly discriminator: string | null;
  readonly shape: KeyShape;
  /** A required key has a value even where there is no row to reference. */
  readonly isRequired: boolean;
  readonly isNumber: boolean;
}

export type SampleRow = Readonly<Record<string, unknown>>;
