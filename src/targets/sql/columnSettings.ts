import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { SchemaProperty } from '../schema/schemaModels.ts';

/** A data type as SQL writes it: words, and sizes or texts in parentheses. What a file says must not end the statement. */
const typePattern =
  /^[A-Z_]\w*(?: \w+)*(?: ?\((?:\d{1,5}|'[^'\\\0]*')(?: ?, ?(?:\d{1,5}|'[^'\\\0]*'))*\))?(?: \w+)*(?:\[\])?$/i;

/** A default as SQL writes it: a number, a text, a word, or the call of a function without arguments or with a text. */
const defaultPattern =
  /^(?:[+-]?\d+(?:\.\d+)?|'[^'\\\0]*'|[A-Z_][\w.]*(?:\((?:'[^'\\\0]*'|\w*)\))?)(?:::\w+(?: \w+)*)?$/i;

/** Returns the data type that a file gives a column, in capitals; null for none, or one that is not a type. */
export function dataTypeIn(settings: JsonObject): string | null {
  const given = getOwn<JsonValue | undefined>(settings, 'dataType');
  return typeof given === 'string' && typePattern.test(given) ? given.toUpperCase() : null;
}

/** Whether a file gives a column a data type that is not one. */
export function hasOddType(settings: JsonObject): boolean {
  return Boolean(getOwn<JsonValue | undefined>(settings, 'dataType')) && dataTypeIn(settings) === null;
}

/** Returns the SQL that a file gives a column as its default; undefined for what is not a default. */
export function sqlDefaultIn(settings: JsonObject, key: 'dbDefault' | 'default'): string | null | undefined {
  const given = getOwn<JsonValue | undefined>(settings, key);
  if (given === undefined || given === null || given === '' || given === false || given === 0) return null;
  const text = String(given);
  return typeof given !== 'object' && defaultPattern.test(text) ? text : undefined;
}

/** Returns the first of these that is a positive whole number. */
function sizeIn(...values: readonly (JsonValue | undefined)[]): number | null {
  return values.map(Number).find((value) => Number.isInteger(value) && value > 0) ?? null;
}

/** The sizes of a column, as far as a file gives them. */
export interface ColumnSizes {
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
}

/** Returns the sizes of a column; its length may also be that of the property. */
export function sizesIn(settings: JsonObject, attributes: JsonObject): ColumnSizes {
  const at = (from: JsonObject, key: string) => getOwn<JsonValue | undefined>(from, key);
  return {
    length: sizeIn(at(settings, 'dataLength'), at(attributes, 'length'), at(attributes, 'limit')),
    precision: sizeIn(at(settings, 'dataPrecision')),
    scale: sizeIn(at(settings, 'dataScale')),
  };
}

/**
 * Writes a type that a file gives with its size, as the connectors do.
 *
 * @param hasLength the types that have a length
 */
export function withSize(type: string, { length, precision, scale }: ColumnSizes, hasLength: RegExp): string {
  if (type.includes('(')) return type;
  if (length !== null && hasLength.test(type)) return `${type}(${length})`;
  if (precision !== null && scale !== null) return `${type}(${precision},${scale})`;
  return precision !== null ? `${type}(${precision})` : type;
}

/**
 * Returns the default of a property as a value of its column; undefined where its
 * column cannot have it, as "$now" in a column of dates.
 */
export function plainDefaultOf({
  type,
  attributes,
}: SchemaProperty): string | number | boolean | null | undefined {
  const value = getOwn<JsonValue | undefined>(attributes, 'default');
  if (value === undefined || value === null || typeof value === 'object') return null;
  if (typeof value === 'string' && value.includes('\0')) return undefined;
  const name = type.kind === 'scalar' ? type.name : 'object';
  if (name === 'number') return Number.isFinite(Number(value)) && value !== '' ? Number(value) : undefined;
  if (name === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (name === 'date') return typeof value === 'string' && isIsoDate(value) ? value : undefined;
  return name === 'geopoint' ? undefined : value;
}

const isIsoDate = (text: string): boolean => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text));
