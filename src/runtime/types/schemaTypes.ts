import { BufferType } from './bytes.ts';
import { DateString } from './dateString.ts';
import { GeoPoint } from './geoPoint.ts';
import type { TypeFunction } from './typeFunction.ts';

const passThrough = (name: string): TypeFunction => {
  const type = function type(value: unknown): unknown {
    return value;
  };
  Object.defineProperty(type, 'name', { value: name });
  return type;
};

const TextType = passThrough('Text');
const JsonType = passThrough('JSON');
const AnyType = passThrough('Any');

const types: Readonly<Record<string, TypeFunction>> = {
  string: String,
  number: Number,
  boolean: Boolean,
  date: Date as unknown as TypeFunction,
  datestring: DateString as unknown as TypeFunction,
  object: Object,
  array: Array,
  any: AnyType,
  json: JsonType,
  text: TextType,
  buffer: BufferType as TypeFunction,
  binary: BufferType as TypeFunction,
  geopoint: GeoPoint as unknown as TypeFunction,
};

/** Finds a type by its name in any case; undefined for names of models and unknown names. */
export function findSchemaType(name: string): TypeFunction | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(types, key) ? types[key] : undefined;
}
