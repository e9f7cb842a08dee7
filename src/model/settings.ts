import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { memoByKey } from '../lib/memo.ts';
import { type Dictionary, getOwn } from '../lib/own.ts';
import {
  type ModelDefinition,
  type PropertyDefinition,
  type RelationDefinition,
  relationsSchema,
} from './definition.ts';

/** LoopBack's base for a model that names none. */
export const defaultBase = 'PersistedModel';

/**
 * A setting of a definition. LoopBack folds the members of `options` and the
 * top-level keys into one object, and `options` wins (docs/loopback.md#model-settings).
 */
export function settingOf(definition: ModelDefinition, key: string): JsonValue | undefined {
  const option = getOwn(optionsOf(definition), key);
  return option === undefined ? getOwn<JsonValue | undefined>(definition, key) : option;
}

/** Whether `options` holds the setting, so that a change has to be made there. */
export function isOptionSetting(definition: ModelDefinition, key: string): boolean {
  return getOwn(optionsOf(definition), key) !== undefined;
}

/** A setting that LoopBack reads as text, written out where it is not; undefined where none is given. */
export function textSetting(definition: ModelDefinition, key: string): string | undefined {
  return givenName(settingOf(definition, key)) ?? undefined;
}

/**
 * A name as LoopBack reads it: it asks whether there is a value, and writes
 * one that is not text out as JavaScript does (`["a", "b"]` is `a,b`).
 *
 * @returns null where none is given; the name of an empty list is `""`
 */
export function givenName(value: JsonValue | undefined): string | null {
  return value ? writtenOut(value) : null;
}

function writtenOut(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return isJsonObject(value) ? '[object Object]' : value.map(writtenOut).join(',');
}

export function baseNameOf(definition: ModelDefinition): string {
  return textSetting(definition, 'base') ?? textSetting(definition, 'super') ?? defaultBase;
}

/** Whether a model is named like its base, which then is LoopBack's own. */
export function isSameBase(definition: ModelDefinition): boolean {
  return baseNameOf(definition) === definition.name;
}

export function propertiesOf(definition: ModelDefinition): Dictionary<PropertyDefinition> {
  return dictionaryOf(definition, 'properties') as Dictionary<PropertyDefinition>;
}

/** The key that holds the relations: LoopBack prefers its old alias where a file has it. */
export function relationsKeyOf(definition: ModelDefinition): 'relations' | 'relationships' {
  return isJsonObject(relationsSetting(definition, 'relationships')) ? 'relationships' : 'relations';
}

/** The relations of a file; those in `options` take the place of those at the top level. */
export function relationsIn(definition: ModelDefinition): Dictionary<RelationDefinition> {
  const relations = relationsSetting(definition, relationsKeyOf(definition));
  return dictionaryFrom(relations) as Dictionary<RelationDefinition>;
}

function relationsSetting(definition: ModelDefinition, key: string): JsonValue | undefined {
  const option = getOwn(optionsOf(definition), key);
  if (option === undefined) return getOwn<JsonValue | undefined>(definition, key);
  return areReadable(option) ? option : undefined;
}

/** The schema of the file does not check what is in `options`. */
function areReadable(relations: JsonValue): boolean {
  return typeof relations === 'object' && relations !== null && matchSchema(relations);
}

const matchSchema = memoByKey((relations: object) => relationsSchema.safeParse(relations).success);

/** The definition of a relation by its name, or undefined. */
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

/** LoopBack takes the places of a list for names: `["string"]` is a property "0". */
const objectOfList = memoByKey(
  (list: readonly JsonValue[]): JsonObject =>
    Object.fromEntries(list.map((item, index) => [String(index), item])),
);
