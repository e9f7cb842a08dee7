import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';

/** What is copied as it is: more is not a default or a choice that a person wrote. */
const MOST_VALUES = 1000;
/** Of a default. */
const MOST_IN_DEFAULT = 200;
const DEEPEST_VALUE = 16;
const LONGEST_TEXT = 10_000;

/** Formats that become types of LoopBack. */
const typeFormats = new Set<unknown>(['date', 'date-time', 'byte', 'binary']);

/**
 * Returns what the property of a model says besides its type, in the keys that
 * LoopBack's explorer and its connectors read.
 *
 * @param type the name of the property's type, or `list`, `object`, `model`
 */
export function attributesOfSchema(schema: JsonObject, type: string): JsonObject {
  const at = (key: string): JsonValue | undefined => getOwn<JsonValue | undefined>(schema, key);
  const take = (key: string, as: string, isFit: (value: JsonValue | undefined) => boolean): JsonObject => {
    const value = at(key);
    return isFit(value) && value !== undefined ? { [as]: value } : {};
  };
  const isText = type === 'string';
  const isNumber = type === 'number';
  const isList = type === 'list' || type === 'array';
  const values = enumOf(schema);
  const fallback = copyOf(at('default'));
  return {
    ...(isText
      ? { ...take('maxLength', 'length', isCount), ...take('minLength', 'minLength', isCount) }
      : {}),
    ...(isText ? take('pattern', 'pattern', isShortText) : {}),
    ...(isText ? take('format', 'format', (value) => isShortText(value) && !typeFormats.has(value)) : {}),
    ...(isNumber
      ? { ...take('minimum', 'minimum', isNumeric), ...take('maximum', 'maximum', isNumeric) }
      : {}),
    ...(isList ? { ...take('minItems', 'minItems', isCount), ...take('maxItems', 'maxItems', isCount) } : {}),
    ...(isList ? take('uniqueItems', 'uniqueItems', (value) => value === true) : {}),
    ...(values === null || values.length === 0 ? {} : { enum: values }),
    ...(fallback !== undefined && isOfType(fallback, type) ? { default: fallback } : {}),
    ...take('description', 'description', isShortText),
  };
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isNumeric = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isShortText = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT;

/** Leaves out a default that LoopBack refuses for a property of a type. */
export function withFitDefault(attributes: JsonObject, type: string): JsonObject {
  const { default: fallback, ...others } = attributes;
  return fallback === undefined || isOfType(fallback, type) ? attributes : others;
}

function isOfType(value: JsonValue, type: string): boolean {
  if (value === null) return false;
  if (type === 'any') return true;
  if (type === 'date')
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));
  if (type === 'list' || type === 'array') return Array.isArray(value);
  if (type === 'object' || type === 'model') return isJsonObject(value);
  return typeof value === type;
}

/** The values that a schema allows, without null; null if it allows more than a few plain ones. */
export function enumOf(schema: JsonObject): readonly JsonValue[] | null {
  const constant = getOwn<JsonValue | undefined>(schema, 'const');
  const given =
    getOwn<JsonValue | undefined>(schema, 'enum') ?? (constant === undefined ? undefined : [constant]);
  if (!Array.isArray(given) || given.length > MOST_VALUES) return null;
  const values = (given as readonly JsonValue[]).filter((value) => value !== null);
  return values.every((value) => typeof value !== 'object' && copyOf(value) !== undefined) ? values : null;
}

/** Copies a value of a document; undefined if it is too large, or not JSON, such as YAML's `.inf`. */
function copyOf(value: JsonValue | undefined): JsonValue | undefined {
  let room = MOST_IN_DEFAULT;
  const copy = (each: JsonValue | undefined, depth: number): JsonValue | undefined => {
    room -= 1;
    if (room < 0 || depth > DEEPEST_VALUE) return undefined;
    if (typeof each === 'number') return Number.isFinite(each) ? each : undefined;
    if (typeof each === 'string') return each.length <= LONGEST_TEXT ? each : undefined;
    if (Array.isArray(each)) {
      const items = (each as readonly JsonValue[]).slice(0, MOST_VALUES).map((item) => copy(item, depth + 1));
      return items.some((item) => item === undefined) ? undefined : (items as JsonValue[]);
    }
    if (!isJsonObject(each)) return each;
    const entries: (readonly [string, JsonValue])[] = [];
    for (const [key, member] of Object.entries(each)) {
      const copied = copy(member, depth + 1);
      if (copied === undefined) return undefined;
      entries.push([key, copied]);
    }
    return Object.fromEntries(entries);
  };
  return copy(value, 0);
}
