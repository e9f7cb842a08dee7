import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { memoByKey } from '../lib/memo.ts';
import { type Dictionary, getOwn } from '../lib/own.ts';
import {
  type ModelDefinition,
  type PropertyDefinition,
  type RelationDefinition,
  relationsSchema,
} from './definition.ts';

/** The base of a model that names none. */
export const defaultBase = 'PersistedModel';

/**
 * Returns a setting of a definition. LoopBack merges `options` and the top-level
 * keys into one object, and `options` wins (docs/loopback.md#model-settings).
 */
export function settingOf(definition: ModelDefinition, key: string): JsonValue | undefined {
  const option = getOwn(optionsOf(definition), key);
  return option === undefined ? getOwn<JsonValue | undefined>(definition, key) : option;
}

/** Whether `options` holds the setting, so that a change has to be made there. */
export function isOptionSetting(definition: ModelDefinition, key: string): boolean {
  return getOwn(optionsOf(definition), key) !== undefined;
}

/** Returns a setting as a string, converted as LoopBack does; undefined if there is none. */
export function textSetting(definition: ModelDefinition, key: string): string | undefined {
  return givenName(settingOf(definition, key)) ?? undefined;
}

/**
 * Returns a name as LoopBack reads it: any truthy value, converted to a string as
 * JavaScript does (`["a", "b"]` is `a,b`).
 *
 * @returns null if there is none; `""` for an empty list
 */
export function givenName(value: JsonValue | undefined): string | null {
  return value ? toText(value) : null;
}

function toText(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return isJsonObject(value) ? '[object Object]' : value.map(toText).join(',');
}

export function baseNameOf(definition: ModelDefinition): string {
  return textSetting(definition, 'base') ?? textSetting(definition, 'super') ?? defaultBase;
}

/** Whether a model is named like its base, which then is the built-in model. */
export function isSameBase(definition: ModelDefinition): boolean {
  return baseNameOf(definition) === definition.name;
}

export function propertiesOf(definition: ModelDefinition): Dictionary<PropertyDefinition> {
  return dictionaryOf(definition, 'properties') as Dictionary<PropertyDefinition>;
}

/** Returns the key of the relations. LoopBack prefers the old alias `relationships` where a file has it. */
export function relationsKeyOf(definition: ModelDefinition): 'relations' | 'relationships' {
  return isJsonObject(relationsSetting(definition, 'relationships')) ? 'relationships' : 'relations';
}

/** Returns the relations of a file; those in `options` replace those at the top level. */
export function relationsIn(definition: ModelDefinition): Dictionary<RelationDefinition> {
  const relations = relationsSetting(definition, relationsKeyOf(definition));
  return dictionaryFrom(relations) as Dictionary<RelationDefinition>;
}

function relationsSetting(definition: ModelDefinition, key: string): JsonValue | undefined {
  const option = getOwn(optionsOf(definition), key);
  if (option === undefined) return getOwn<JsonValue | undefined>(definition, key);
  return areReadable(option) ? option : undefined;
}

/** The schema of the file does not check relations in `options`. */
function areReadable(relations: JsonValue): boolean {
  return typeof relations === 'object' && relations !== null && matchSchema(relations);
}

const matchSchema = memoByKey((relations: object) => relationsSchema.safeParse(relations).success);

/** Returns the definition of a relation by its name, or undefined. */
export function relationIn(definition: ModelDefinition, name: string): RelationDefinition | undefined {
  const relation = getOwn(relationsIn(definition), name);
  return isJsonObject(relation) ? relation : undefined;
}

function optionsOf(definition: ModelDefinition): JsonObject | undefined {
  const options = (definition as JsonObject)['options'];
  return isJsonObject(options) ? options : undefined;
}

const empty: JsonObject = Object.freeze({});

function dictionaryOf(definition: JsonObject, key: string): JsonObject {
  return dictionaryFrom(definition[key]);
}

function dictionaryFrom(value: JsonValue | undefined): JsonObject {
  if (Array.isArray(value) && value.length > 0) return objectOfList(value);
  return isJsonObject(value) ? value : empty;
}

/** LoopBack uses the indexes of a list as names: `["string"]` is a property "0". */
const objectOfList = memoByKey(
  (list: readonly JsonValue[]): JsonObject =>
    Object.fromEntries(list.map((item, index) => [String(index), item])),
);
