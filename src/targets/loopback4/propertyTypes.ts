import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { RawCode, typeLabelOf } from '../../model/index.ts';

/** A type of a property in LoopBack 4. */
export interface TypeCode {
  /** What the decorator says: `{type: 'number'}`. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly typescript: string;
  /** The classes that it names. */
  readonly uses: readonly string[];
  /** What LoopBack 4 does not have, if something. */
  readonly todo?: string;
}

/** What the type of a property may name, and what it may add. */
export interface TypeScope {
  /** Returns the class of a model; null for none. */
  classOf(modelName: string): string | null;
  /** Makes a class for an anonymous nested type, and returns its name. */
  nest(type: JsonObject): string;
}

const named = (type: string, typescript: string, others: object = {}, todo?: string): TypeCode => ({
  attributes: { type, ...others },
  typescript,
  uses: [],
  ...(todo === undefined ? {} : { todo }),
});

const text = { mysql: { dataType: 'text' }, postgresql: { dataType: 'text' } };

/** LoopBack 4 refuses every body with the format that it gives buffers itself. */
const binary = { jsonSchema: { format: 'binary' } };

/** By the name in lower case, as LoopBack 3 reads it. A date comes in as text and is a Date in a row. */
const builtInTypes: Readonly<Record<string, TypeCode>> = {
  string: named('string', 'string'),
  number: named('number', 'number'),
  boolean: named('boolean', 'boolean'),
  date: named('date', 'Date | string'),
  object: named('object', 'object'),
  any: named('any', 'any'),
  array: named('array', 'any[]', { itemType: 'any' }),
  buffer: named('buffer', 'Buffer', binary),
  binary: named('buffer', 'Buffer', binary),
  text: named('string', 'string', text),
  json: named('any', 'any'),
  datestring: named('string', 'string', {}, 'LoopBack 4 has no type DateString: the text is not checked.'),
  geopoint: named(
    'object',
    'object',
    {},
    'LoopBack 4 has no type GeoPoint: the object is not checked, and `near` does not work.',
  ),
  objectid: named('string', 'string', { mongodb: { dataType: 'ObjectID' } }),
  uuid: named('string', 'string'),
};

/** Returns the type in LoopBack 4 of a type in a model file, or of one that a relation gives a key. */
export function typeCodeOf(type: JsonValue | undefined, scope: TypeScope): TypeCode {
  if (Array.isArray(type)) return listOf(type[0], scope);
  if (isJsonObject(type)) {
    const inner = type['type'];
    return inner ? typeCodeOf(inner, scope) : ofClass(scope.nest(type));
  }
  const label = typeLabelOf(type);
  const list = /^\[(.*)\]$/.exec(label)?.[1];
  if (list !== undefined) return listOf(list, scope);
  const builtIn = Object.hasOwn(builtInTypes, label.toLowerCase())
    ? builtInTypes[label.toLowerCase()]
    : undefined;
  if (builtIn !== undefined) return builtIn;
  const className = scope.classOf(label);
  if (className !== null) return ofClass(className);
  return named('any', 'any', {}, `The type ${JSON.stringify(label)} is not part of the application.`);
}

/** A function, because model files import each other in circles. */
const ofClass = (className: string): TypeCode => ({
  attributes: { type: new RawCode(`() => ${className}`) },
  typescript: className,
  uses: [className],
});

/** LoopBack treats a list in a list as one list. */
function listOf(item: JsonValue | undefined, scope: TypeScope): TypeCode {
  const inner = item === undefined || item === '' ? builtInTypes['any'] : typeCodeOf(item, scope);
  if (inner === undefined || inner.attributes['type'] === 'array') return inner ?? named('any', 'any');
  const { typescript, uses, todo } = inner;
  return {
    attributes: { type: 'array', itemType: inner.attributes['type'] },
    typescript: typescript.includes(' ') ? `(${typescript})[]` : `${typescript}[]`,
    uses,
    ...(todo === undefined ? {} : { todo }),
  };
}
