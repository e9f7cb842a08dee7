import type { JsonObject } from '../../lib/json.ts';
import type { SchemaType } from '../schema/schemaTypes.ts';
import { dataTypeIn, plainDefaultOf, sizesIn, sqlDefaultIn, withSize } from './columnSettings.ts';
import type { ColumnSource, ColumnType, Dialect } from './dialect.ts';

/** As loopback-connector-postgresql makes tables (lib/migration.js). */
export const postgresql: Dialect = {
  connector: 'postgresql',
  label: 'PostgreSQL',
  spell: (name) => name.toLowerCase(),
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  quoteText,
  maxBytes: 63,
  longNames: 'cuts',
  columnType,
  defaultOf(source) {
    const written = sqlDefaultIn(source.settings, 'dbDefault');
    if (written !== null) return written;
    const value = plainDefaultOf(source.property);
    if (value === null || value === undefined) return value;
    return typeof value === 'string' ? quoteText(value) : String(value);
  },
  printAutoIncrement: () => 'SERIAL',
  indexName: (table, _model, column) => `${table}_${column}_idx`,
  isUnique: (index, isOfProperty) => index['unique'] === true || isUnique(index, isOfProperty),
  indexedLength: () => null,
  inlineKeys: false,
  hasSchemas: true,
  prologue: (types) =>
    types.some(({ generator }) => generator === uuidGenerator)
      ? ['CREATE EXTENSION IF NOT EXISTS "uuid-ossp";']
      : [],
};

const uuidGenerator = 'DEFAULT uuid_generate_v4()';

/** With standard_conforming_strings, which has been on since version 9.1, a backslash is a character. */
function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function isUnique({ kind, type, options }: JsonObject, isOfProperty: boolean): boolean {
  if (/unique/i.test(String(kind ?? ''))) return true;
  // The connector takes any object of a property for one.
  if (isOfProperty) return !kind && !type;
  return typeof options === 'object' && (options as JsonObject)['unique'] === true;
}

function columnType({ property, settings }: ColumnSource): ColumnType {
  const type = writtenType({ property, settings }) ?? usualType(property.type);
  if (!property.isGenerated) return { type, isAutoIncremented: false };
  if (type === 'UUID') return { type, isAutoIncremented: false, generator: uuidGenerator };
  return { type, isAutoIncremented: type === 'INTEGER' };
}

function writtenType({ property, settings }: Pick<ColumnSource, 'property' | 'settings'>): string | null {
  const given = dataTypeIn(settings);
  if (given === null) return null;
  const type = given === 'CHARACTER VARYING' ? 'VARCHAR' : given;
  const sizes = sizesIn(settings, property.attributes);
  if (!type.startsWith('TIME') || type.includes('(')) return withSize(type, sizes, /CHAR|BIT/);
  const [word = type, ...rest] = type.split(' ');
  const size = sizes.precision !== null && sizes.precision < 6 ? `(${sizes.precision})` : '';
  return [`${word}${size}`, ...rest].join(' ');
}

function usualType(type: SchemaType): string {
  if (type.kind !== 'scalar') return 'TEXT';
  switch (type.name) {
    case 'number':
      return 'INTEGER';
    case 'date':
      return 'TIMESTAMP WITH TIME ZONE';
    case 'geopoint':
      return 'POINT';
    case 'boolean':
      return 'BOOLEAN';
    default:
      return 'TEXT';
  }
}
