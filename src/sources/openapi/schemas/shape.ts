import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import type { NamedSchema } from './namedSchemas.ts';
import { type ApiReading, type PlacedSchema, partsOf } from './reading.ts';

/** A property as a schema declares it. */
export interface DeclaredProperty extends Omit<PlacedSchema, 'schema'> {
  readonly schema: JsonValue;
}

/** What an object has, with what its parts add. */
export interface ObjectShape {
  /** The one model that it extends. */
  base: NamedSchema | null;
  readonly properties: Map<string, DeclaredProperty>;
  readonly required: Set<string>;
  /** Whether it allows no other properties. */
  isClosed: boolean;
  description: string | null;
  /** Keywords that a model cannot say. */
  readonly unsaid: Set<string>;
}

/** What a model cannot say about its rows. */
const unsaidKeywords = [
  'not',
  'if',
  'dependentSchemas',
  'dependentRequired',
  'dependencies',
  'patternProperties',
];
const DEEPEST = 16;

/**
 * Puts together what an object consists of: `allOf` with one reference to a model
 * extends it, with several has the properties of all.
 *
 * @param canExtend whether a model can be the base; otherwise its properties are copied
 */
export function shapeOf(
  reading: ApiReading,
  placed: PlacedSchema,
  canExtend: (named: NamedSchema) => boolean,
): ObjectShape {
  const shape = emptyShape();
  const refs: NamedSchema[] = [];
  collect(reading, placed, shape, refs, 0);
  const [only, ...others] = [...new Set(refs)];
  if (only === undefined) return shape;
  if (others.length === 0 && canExtend(only)) shape.base = only;
  else for (const named of [only, ...others]) copyOf(reading, named, shape, new Set());
  return shape;
}

const emptyShape = (): ObjectShape => ({
  ...{ base: null, properties: new Map(), required: new Set() },
  ...{ isClosed: false, description: null, unsaid: new Set() },
});

/** Adds the properties of a model, and of those that it consists of; its own count more than theirs. */
function copyOf(reading: ApiReading, named: NamedSchema, into: ObjectShape, seen: Set<NamedSchema>): void {
  if (seen.has(named) || !reading.spend()) return;
  seen.add(named);
  const shape = emptyShape();
  const refs: NamedSchema[] = [];
  collect(reading, named, shape, refs, 0);
  for (const [name, property] of shape.properties)
    if (!into.properties.has(name)) into.properties.set(name, property);
  for (const name of shape.required) into.required.add(name);
  for (const ref of refs) copyOf(reading, ref, into, seen);
}

/** Adds what a schema says itself and in its parts; references to models are collected. */
function collect(
  reading: ApiReading,
  { document, at, schema }: PlacedSchema,
  shape: ObjectShape,
  refs: NamedSchema[],
  depth: number,
): void {
  if (depth > DEEPEST || !reading.spend()) return;
  addOwn(schema, shape, { document, at });
  for (const [index, part] of partsOf(schema).entries()) {
    if (!isJsonObject(part)) continue;
    const place = [...at, 'allOf', String(index)];
    const ref = getOwn<JsonValue | undefined>(part, '$ref');
    if (ref === undefined) {
      collect(reading, { document, at: place, schema: part }, shape, refs, depth + 1);
      continue;
    }
    // What is beside a reference counts too.
    addOwn(part, shape, { document, at: place });
    const found = reading.resolve(document, ref);
    if (found.kind === 'problem')
      reading.addProblem(document, { at: [...place, '$ref'], expected: found.expected, found: found.found });
    else if (found.kind === 'inline')
      collect(reading, { document, at: found.at, schema: found.schema }, shape, refs, depth + 1);
    else if (reading.isModel(found.named)) refs.push(found.named);
    else collect(reading, found.named, shape, refs, depth + 1);
  }
}

function addOwn(
  schema: JsonObject,
  shape: ObjectShape,
  { document, at }: Omit<PlacedSchema, 'schema'>,
): void {
  const read = (key: string): JsonValue | undefined => getOwn<JsonValue | undefined>(schema, key);
  const properties = read('properties');
  if (isJsonObject(properties))
    for (const [name, property = {}] of Object.entries(properties))
      shape.properties.set(name, { document, at: [...at, 'properties', name], schema: property });
  const required = read('required');
  if (Array.isArray(required))
    for (const name of required) if (typeof name === 'string') shape.required.add(name);
  if (read('additionalProperties') === false || read('unevaluatedProperties') === false)
    shape.isClosed = true;
  const description = read('description');
  if (typeof description === 'string' && description !== '') shape.description ??= description;
  for (const key of unsaidKeywords) if (read(key) !== undefined) shape.unsaid.add(key);
  for (const key of ['oneOf', 'anyOf'] as const) if (partsOf(schema, key).length > 0) shape.unsaid.add(key);
}
