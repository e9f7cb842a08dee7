import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import { attributesOf, isIdProperty, typeLabelOf, typeOf } from '../propertyType.ts';
import { propertiesOf } from '../settings.ts';
import { fixProperty } from './fixes.ts';
import type { ProblemFix } from './problem.ts';
import { definitionRule, type Finding } from './rules.ts';

/**
 * A default that does not match the type of its property. LoopBack uses defaults
 * as they are written, without the conversion of values that a caller passes, so
 * a row is refused or holds a value of another type.
 */
export const refusedDefault = definitionRule('refused-default', (definition, modelId) =>
  Object.entries(propertiesOf(definition)).flatMap(([property, value]) => {
    const attributes = attributesOf(value);
    if (!attributes || (isIdProperty(value) && attributes['generated'])) return [];
    const found = { title: `${definition.name}.${property}`, modelId, property, attributes };
    return findRefusal(found) ?? [];
  }),
);

interface FoundProperty {
  readonly title: string;
  readonly modelId: ModelId;
  readonly property: string;
  readonly attributes: JsonObject;
}

type Verdict = { readonly isRefused: boolean; readonly text: string } | null;

function findRefusal(found: FoundProperty): Finding | null {
  const { attributes } = found;
  const type = typeOf(attributes);
  const value = getOwn<JsonValue | undefined>(attributes, 'default');
  if (value !== undefined) {
    const isApplied =
      attributes['applyDefaultOnWrites'] !== false && attributes['persistDefaultValues'] !== false;
    const verdict = isApplied && value !== null ? judgeDefault(type, value) : null;
    return verdict && createFinding(found, 'default', value, verdict);
  }
  const name = attributes['defaultFn'];
  const verdict = typeof name === 'string' ? judgeFunction(type, name) : null;
  return verdict && createFinding(found, 'defaultFn', name ?? null, verdict);
}

const refused = (text: string): Verdict => ({ isRefused: true, text });
const stored = (text: string): Verdict => ({ isRefused: false, text });

/** Says what LoopBack does with a default for this type (run on 3.28 with the memory connector). */
function judgeDefault(type: JsonValue | undefined, value: JsonValue): Verdict {
  if (isList(type)) return isListValue(value) ? null : refused('is not a list');
  switch (typeNameOf(type)) {
    case 'date':
      return judgeDate(value);
    case 'number':
      if (typeof value === 'number') return null;
      return Number.isNaN(Number(value))
        ? stored('is not a number: LoopBack stores it unchanged, and the memory connector reads it as null')
        : stored('is not written as a number: LoopBack puts it into the new row unchanged');
    case 'boolean':
      if (typeof value === 'boolean') return null;
      return stored(
        `is not written as true or false: LoopBack stores it unchanged, and the memory connector reads it as ${String(Boolean(value))}`,
      );
    case 'string':
      return typeof value === 'string' ? null : stored('is not text: LoopBack stores it unchanged');
    case 'geopoint':
      return isPoint(value) ? null : stored('is not a point {"lat", "lng"}: LoopBack stores it unchanged');
    default:
      return null;
  }
}

function judgeDate(value: JsonValue): Verdict {
  // The only text that LoopBack reads as the time of the call.
  if (value === '$now') return null;
  if (typeof value === 'string') return Number.isNaN(Date.parse(value)) ? refused('is not a date') : null;
  if (typeof value === 'number' && !Number.isNaN(new Date(value).getTime()))
    return stored(
      'is not written as a date: LoopBack stores the number, and the memory connector does not read it as that time',
    );
  return typeof value === 'boolean'
    ? stored('is not a date: LoopBack stores it unchanged, and the memory connector reads it as null')
    : refused('is not a date');
}

/** Says what LoopBack does with the result of a function: `now` returns a Date, every other one text. */
function judgeFunction(type: JsonValue | undefined, name: string): Verdict {
  const isText = /^(guid|uuid|uuidv4|shortid)$/.test(name);
  if (!isText && name !== 'now') return null;
  const effect = isText ? 'returns text' : 'returns a date';
  if (isList(type)) return refused(`${effect}, which is not a list`);
  const typeName = typeNameOf(type);
  if (typeName === 'date') return isText ? refused(`${effect}, which is not a date`) : null;
  if (typeName === 'number') return stored(`${effect}, which is not a number`);
  if (typeName === 'boolean') return stored(`${effect}, which is not true or false`);
  return typeName === 'geopoint' ? stored(`${effect}, which is not a point`) : null;
}

function createFinding(
  { title, modelId, property, attributes }: FoundProperty,
  key: 'default' | 'defaultFn',
  value: JsonValue,
  { isRefused, text }: NonNullable<Verdict>,
): Finding {
  const type = typeLabelOf(typeOf(attributes));
  return {
    severity: isRefused ? 'error' : 'warning',
    place: { modelId, property, key },
    message: `The ${key} of ${title} (${type}), ${shortened(value)}, ${text}.`,
    why: isRefused
      ? 'LoopBack does not convert defaults: it refuses every new row without a value.'
      : 'LoopBack does not convert defaults, unlike the values that a caller passes.',
    advice: adviceFor(typeNameOf(typeOf(attributes)), key),
    fix: fixFor(modelId, property, attributes, key, value),
  };
}

function adviceFor(type: string, key: string): string {
  if (type === 'date')
    return 'Write "defaultFn": "now" for the time of the call, or a date such as "2020-01-31".';
  return key === 'default'
    ? 'Write a value of the type of the property.'
    : 'Choose a type that takes its values.';
}

/** Returns a fix that rewrites a default with one clear meaning, or removes any other. */
function fixFor(
  modelId: ModelId,
  property: string,
  attributes: JsonObject,
  key: 'default' | 'defaultFn',
  value: JsonValue,
): ProblemFix {
  const type = typeNameOf(typeOf(attributes));
  const write = (intended: JsonValue) =>
    fixProperty(`Write ${JSON.stringify(intended)}`, modelId, property, key, intended);
  if (key === 'default' && !isList(typeOf(attributes))) {
    if (type === 'date' && /^\$?now(\(\))?$/i.test(String(value))) return write('$now');
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    if (type === 'number' && Number.isFinite(number)) return write(number);
    if (type === 'boolean' && /^(true|false)$/i.test(String(value)))
      return write(/^true$/i.test(String(value)));
    if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
      return write(String(value));
  }
  return fixProperty(`Remove "${key}"`, modelId, property, key, undefined);
}

const isList = (type: JsonValue | undefined): boolean => Array.isArray(type) || typeNameOf(type) === 'array';

const typeNameOf = (type: JsonValue | undefined): string =>
  typeof type === 'string' ? type.toLowerCase() : '';

/** Returns whether LoopBack reads a value as a list: a list, text that contains one, or 0 and false as an empty one. */
function isListValue(value: JsonValue): boolean {
  if (typeof value !== 'string') return Array.isArray(value) || value === 0 || value === false;
  try {
    return Array.isArray(JSON.parse(value));
  } catch {
    // Text that is not JSON is not a list either.
    return false;
  }
}

function isPoint(value: JsonValue): boolean {
  return isJsonObject(value) && typeof value['lat'] === 'number' && typeof value['lng'] === 'number';
}

function shortened(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
