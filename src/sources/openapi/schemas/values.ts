import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import { attributesOfSchema, withFitDefault } from './attributes.ts';
import { type ApiReading, type PlacedSchema, partsOf } from './reading.ts';
import { type DeclaredProperty, shapeOf } from './shape.ts';
import {
  anything,
  impliedType,
  isDateString,
  isNull,
  isPoint,
  kindOf,
  type Member,
  placeName,
  plain,
  typeOfFormat,
  type ValueFacts,
  type ValueType,
} from './valueTypes.ts';

/** Schemas in schemas are followed this far. */
const DEEPEST = 24;
/** More than the nested type of one property has. */
const MOST_IN_PROPERTY = 500;
/** Objects in objects become nested types this far. */
const DEEPEST_MEMBERS = 8;

interface Place {
  /** The schemas that are being read: a schema in itself ends there. */
  readonly inside: ReadonlySet<JsonValue>;
  readonly depth: number;
  readonly members: number;
  /** How many schemas may still be read for the same property. */
  readonly room: { left: number };
}

const outermost = (): Place => ({
  inside: new Set(),
  depth: 0,
  members: 0,
  room: { left: MOST_IN_PROPERTY },
});

/** Reads what a schema says about a value. References to models stay references, so that circles end. */
export function readValue(
  reading: ApiReading,
  declared: DeclaredProperty,
  place: Place = outermost(),
): ValueFacts {
  const { schema } = declared;
  place.room.left -= 1;
  const isTooDeep = place.room.left < 0 || place.depth > DEEPEST || place.inside.has(schema);
  if (!isJsonObject(schema) || isTooDeep || !reading.spend()) return anything;
  const inner = { ...place, inside: new Set([...place.inside, schema]), depth: place.depth + 1 };
  const placed = { ...declared, schema };
  const ref = getOwn<JsonValue | undefined>(schema, '$ref');
  const facts =
    ref === undefined ? readPlain(reading, placed, inner) : readReference(reading, placed, ref, inner);
  return withOwn(facts, schema);
}

/** Adds what a schema says beside its type: it counts more than what it refers to. */
function withOwn(facts: ValueFacts, schema: JsonObject): ValueFacts {
  const is = (key: string): boolean => getOwn<JsonValue | undefined>(schema, key) === true;
  const kind = kindOf(facts.type);
  const types = getOwn<JsonValue | undefined>(schema, 'type');
  const isNull = types === 'null' || (Array.isArray(types) && types.includes('null'));
  return {
    ...facts,
    isNullable: facts.isNullable || isNull || is('nullable') || is('x-nullable'),
    isReadOnly: facts.isReadOnly || is('readOnly'),
    isWriteOnly: facts.isWriteOnly || is('writeOnly'),
    attributes: withFitDefault({ ...facts.attributes, ...attributesOfSchema(schema, kind) }, kind),
  };
}

function readReference(reading: ApiReading, placed: PlacedSchema, ref: JsonValue, place: Place): ValueFacts {
  const { document, at } = placed;
  const found = reading.resolve(document, ref);
  if (found.kind === 'problem') {
    reading.addProblem(document, { at: [...at, '$ref'], expected: found.expected, found: found.found });
    return anything;
  }
  if (found.kind === 'inline')
    return readValue(reading, { document, at: found.at, schema: found.schema }, place);
  const { named } = found;
  if (reading.isModel(named)) return { ...anything, type: { kind: 'model', named } };
  const facts = readValue(reading, named, place);
  // The schema describes its values, not the property.
  const { description: _, ...attributes } = facts.attributes;
  return { ...facts, attributes };
}

function readPlain(reading: ApiReading, placed: PlacedSchema, place: Place): ValueFacts {
  const { schema } = placed;
  const parts = partsOf(schema);
  if (parts.length > 0) return readParts(reading, placed, place);
  for (const key of ['oneOf', 'anyOf'] as const)
    if (partsOf(schema, key).length > 0) return readChoices(reading, placed, key, place);
  return readByType(reading, placed, place);
}

/** `allOf` at a value: often one reference, with a description beside it. */
function readParts(reading: ApiReading, placed: PlacedSchema, place: Place): ValueFacts {
  const { document, at, schema } = placed;
  const parts = partsOf(schema).map((part, index) =>
    readValue(reading, { document, at: [...at, 'allOf', String(index)], schema: part }, place),
  );
  const merged = Object.assign({}, ...parts.map(({ attributes }) => attributes)) as JsonObject;
  const typed = parts.filter(({ type }) => kindOf(type) !== 'any');
  const objects = typed.filter(({ type }) => type.kind === 'object' || type.kind === 'model');
  const [first] = typed;
  const isMixed = objects.length > 1 || (objects.length === 1 && isJsonObject(schema['properties']));
  const type = isMixed
    ? objectType(reading, placed, place)
    : (first?.type ?? readByType(reading, placed, place).type);
  return {
    type,
    isNullable: parts.some(({ isNullable }) => isNullable),
    isReadOnly: parts.some(({ isReadOnly }) => isReadOnly),
    isWriteOnly: parts.some(({ isWriteOnly }) => isWriteOnly),
    attributes: merged,
  };
}

/** One of several: null beside a type makes it nullable, choices of one plain type have that type, others any. */
function readChoices(
  reading: ApiReading,
  placed: PlacedSchema,
  key: 'oneOf' | 'anyOf',
  place: Place,
): ValueFacts {
  const { document, at, schema } = placed;
  const all = partsOf(schema, key);
  const others = all.filter((part) => !isNull(part));
  const choices = others.map((part) =>
    readValue(reading, { document, at: [...at, key, String(all.indexOf(part))], schema: part }, place),
  );
  const isNullable = others.length < all.length || choices.some((choice) => choice.isNullable);
  const [first, ...rest] = choices;
  if (first === undefined) return { ...anything, isNullable };
  if (rest.length === 0) return { ...first, isNullable };
  const isSame = rest.every(({ type }) => type.kind === 'plain' && kindOf(type) === kindOf(first.type));
  const values = choices.map(({ attributes }) => attributes['enum']);
  const isEnum = isSame && values.every((each) => Array.isArray(each));
  const kinds = new Set(choices.map(({ type }) => type.kind));
  const areObjects = [...kinds].every((kind) => kind === 'object' || kind === 'model');
  const type = isSame ? first.type : plain(areObjects ? 'object' : 'any');
  if (!isSame)
    reading.addNote(`${placeName(at)} can be of several types (${key}): it is read as ${kindOf(type)}.`);
  return {
    ...anything,
    type,
    isNullable,
    attributes: isEnum ? { enum: [...new Set(values.flat())] as JsonValue[] } : {},
  };
}

function readByType(reading: ApiReading, placed: PlacedSchema, place: Place): ValueFacts {
  const { schema } = placed;
  const given = getOwn<JsonValue | undefined>(schema, 'type');
  const types = (Array.isArray(given) ? given : [given]).filter((type) => typeof type === 'string');
  const [first = impliedType(schema), ...others] = types.filter((type) => type !== 'null');
  if (others.length > 0)
    return { ...anything, type: plain(isDateString(schema, types) ? 'DateString' : 'any') };
  return { ...anything, type: typeNamed(reading, first, placed, place) };
}

function typeNamed(reading: ApiReading, name: string, placed: PlacedSchema, place: Place): ValueType {
  const { schema } = placed;
  if (name === 'integer' || name === 'number') return plain('number');
  if (name === 'string') return plain(typeOfFormat(schema['format']));
  if (name === 'boolean') return plain('boolean');
  if (name === 'file') return plain('buffer');
  if (name === 'array') return listOf(reading, placed, place);
  return name === 'object' ? objectType(reading, placed, place) : plain('any');
}

function listOf(reading: ApiReading, { document, at, schema }: PlacedSchema, place: Place): ValueType {
  const items = getOwn<JsonValue | undefined>(schema, 'items');
  if (!isJsonObject(items)) return plain('array');
  const { type } = readValue(reading, { document, at: [...at, 'items'], schema: items }, place);
  // LoopBack treats a list in a list as one list.
  if (type.kind === 'list' || kindOf(type) === 'array' || kindOf(type) === 'any') return plain('array');
  return { kind: 'list', items: type };
}

/** An object without a name: a point of a map, a nested type, or any object. */
function objectType(reading: ApiReading, placed: PlacedSchema, place: Place): ValueType {
  const { properties, required } = shapeOf(reading, placed, () => false);
  if (properties.size === 0 || place.members >= DEEPEST_MEMBERS) return plain('object');
  const inner = { ...place, members: place.members + 1 };
  const members = [...properties].map(
    ([name, declared]): Member => ({
      ...{ name, facts: readValue(reading, declared, inner), isRequired: required.has(name) },
    }),
  );
  return isPoint(members) ? plain('geopoint') : { kind: 'object', members };
}
