import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { findModelByName, type Project, typeOf, typeOfLabel } from '../../model/index.ts';

/** The types of LoopBack without a structure of their own, under one name each. */
export type ScalarName =
  | 'string'
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'object'
  | 'any'
  | 'buffer'
  | 'geopoint'
  | 'datestring';

/** The type of a property, as LoopBack reads it. */
export type SchemaType =
  | { readonly kind: 'scalar'; readonly name: ScalarName }
  | { readonly kind: 'list'; readonly items: SchemaType }
  | { readonly kind: 'model'; readonly name: string }
  | { readonly kind: 'object'; readonly members: readonly SchemaMember[] };

/** A member of a nested model without a name. */
export interface SchemaMember {
  readonly name: string;
  readonly type: SchemaType;
  readonly isRequired: boolean;
}

const anything: SchemaType = { kind: 'scalar', name: 'any' };

/** By LoopBack's names, whose case it ignores, and those of ids that databases generate. */
const scalars: Readonly<Record<string, ScalarName>> = {
  string: 'string',
  text: 'text',
  objectid: 'string',
  uuid: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  object: 'object',
  json: 'any',
  any: 'any',
  buffer: 'buffer',
  binary: 'buffer',
  geopoint: 'geopoint',
  datestring: 'datestring',
};

/** Nested models that are deeper are of any type. */
const MAX_DEPTH = 32;

/** Reads the type of a property from its definition. A type that LoopBack does not know is any. */
export function schemaTypeOf(project: Project, property: JsonValue, depth = 0): SchemaType {
  const type = typeOf(property);
  if (depth > MAX_DEPTH) return anything;
  if (typeof type === 'string') return namedType(project, type);
  if (Array.isArray(type)) return listOf(project, type, depth);
  return isJsonObject(type) ? objectOf(project, type, depth) : anything;
}

/** Reads the type with a label: "string", "[Address]". */
export const schemaTypeOfLabel = (project: Project, label: string): SchemaType =>
  schemaTypeOf(project, typeOfLabel(label));

function namedType(project: Project, name: string): SchemaType {
  const scalar = getOwn(scalars, name.toLowerCase());
  if (scalar !== undefined) return { kind: 'scalar', name: scalar };
  if (name.toLowerCase() === 'array') return { kind: 'list', items: anything };
  return findModelByName(project, name) ? { kind: 'model', name } : anything;
}

function listOf(project: Project, [first]: readonly JsonValue[], depth: number): SchemaType {
  // LoopBack treats a list in a list as one list.
  if (Array.isArray(first)) return listOf(project, first, depth + 1);
  return { kind: 'list', items: first === undefined ? anything : schemaTypeOf(project, first, depth + 1) };
}

function objectOf(project: Project, nested: JsonObject, depth: number): SchemaType {
  const members = Object.entries(nested).map(([name, property = null]) => ({
    name,
    type: schemaTypeOf(project, property, depth + 1),
    isRequired: isJsonObject(property) && property['required'] === true,
  }));
  return { kind: 'object', members };
}
