import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import type { Path } from '../reading/places.ts';
import { enumOf } from './attributes.ts';
import type { NamedSchema } from './namedSchemas.ts';

/** The type of a value, as LoopBack can say it. */
export type ValueType =
  | { readonly kind: 'plain'; readonly name: string }
  | { readonly kind: 'list'; readonly items: ValueType }
  | { readonly kind: 'model'; readonly named: NamedSchema }
  | { readonly kind: 'object'; readonly members: readonly Member[] };

/** A member of an object without a name. */
export interface Member {
  readonly name: string;
  readonly facts: ValueFacts;
  readonly isRequired: boolean;
}

/** What a schema says about a value. */
export interface ValueFacts {
  readonly type: ValueType;
  readonly isNullable: boolean;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  /** What the property of a model says besides its type. */
  readonly attributes: JsonObject;
}

export const plain = (name: string): ValueType => ({ kind: 'plain', name });

export const anything: ValueFacts = {
  ...{ type: plain('any'), isNullable: false, isReadOnly: false, isWriteOnly: false, attributes: {} },
};

/** The name of a plain type; else its kind. */
export const kindOf = (type: ValueType): string => (type.kind === 'plain' ? type.name : type.kind);

/** Keys of a document that people do not call a place by. */
const betweenNames = /^(?:properties|items|allOf|oneOf|anyOf|components|schemas|definitions|\$defs|\d+)$/;

/** Calls a place as people do: "Order.lines" of components.schemas.Order.properties.lines.items. */
export const placeName = (at: Path): string =>
  at.filter((key) => !betweenNames.test(key)).join('.') || 'The schema';

/** Whether a schema allows null alone. */
export const isNull = (schema: JsonValue): boolean =>
  isJsonObject(schema) && (schema['type'] === 'null' || schema['const'] === null);

/** As our own documents describe it: an object with `when`, or that as text. */
export function isDateString({ properties }: JsonObject, types: readonly JsonValue[]): boolean {
  return (
    types.includes('string') &&
    types.includes('object') &&
    isJsonObject(properties) &&
    hasOnly(properties, ['when'])
  );
}

const hasOnly = (object: JsonObject, keys: readonly string[]): boolean =>
  Object.keys(object).length === keys.length && keys.every((key) => Object.hasOwn(object, key));

/** The type of a schema that names none. */
export function impliedType(schema: JsonObject): string {
  if (isJsonObject(schema['properties'])) return 'object';
  if (schema['items'] !== undefined || schema['prefixItems'] !== undefined) return 'array';
  const kinds = new Set((enumOf(schema) ?? []).map((value) => typeof value));
  return kinds.size === 1 ? String([...kinds][0]) : 'any';
}

/** The type of a text with a format. */
export function typeOfFormat(format: JsonValue | undefined): string {
  if (format === 'date' || format === 'date-time') return 'date';
  return format === 'byte' || format === 'binary' ? 'buffer' : 'string';
}

/** Whether an object is a point on a map, as LoopBack describes it. */
export function isPoint(members: readonly Member[]): boolean {
  const names = members.map(({ name, facts: { type } }) => `${name} ${kindOf(type)}`).toSorted();
  return names.join() === 'lat number,lng number';
}
