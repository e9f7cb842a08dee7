import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { dataTypeIn, sizesIn, withSize } from './columnSettings.ts';
import type { ColumnSource, Dialect } from './dialect.ts';

/** As loopback-connector-mysql makes tables (lib/migration.js). */
export const mysql: Dialect = {
  connector: 'mysql',
  label: 'MySQL or MariaDB',
  spell: (name) => name,
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  quoteText,
  maxBytes: 64,
  longNames: 'refuses',
  columnType(source) {
    const type = writtenType(source) ?? usualType(source);
    const isWhole = /^(?:TINYINT|SMALLINT|MEDIUMINT|INT|BIGINT)$/.test(type);
    return { type, isAutoIncremented: source.property.isGenerated && source.isOnlyId && isWhole };
  },
  defaultOf,
  printAutoIncrement: (type) => `${type} NOT NULL AUTO_INCREMENT`,
  indexName: (_table, _model, column) => column,
  isUnique: (index, isOfProperty) =>
    /unique/i.test(String(index['kind'] ?? '')) || isMarkedUnique(index, isOfProperty),
  indexedLength: (type) => (/TEXT|BLOB|JSON/.test(type) ? 255 : null),
  inlineKeys: false,
  hasSchemas: false,
  prologue: () => [],
};

function quoteText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function isMarkedUnique(index: JsonObject, isOfProperty: boolean): boolean {
  const { unique, options } = index;
  if (isOfProperty) return unique === true;
  return typeof options === 'object' && (options as JsonObject)['unique'] === true;
}

const sized = /CHAR|BINARY|BIT|TEXT|INT/;

function writtenType({ property, settings }: ColumnSource): string | null {
  const given = dataTypeIn(settings);
  if (given === null) return null;
  return given === 'ENUM' ? null : withSize(given, sizesIn(settings, property.attributes), sized);
}

function usualType({ property }: ColumnSource): string {
  const { type, attributes, isId } = property;
  const written = dataTypeIn(attributes);
  const { length } = sizesIn({}, attributes);
  if (type.kind !== 'scalar') return written ?? 'TEXT';
  switch (type.name) {
    case 'string': {
      const text = written ?? 'VARCHAR';
      const usual = isId || attributes['index'] ? 255 : 512;
      return /^(?:VAR)?CHAR$/.test(text) ? `${text}(${length ?? (text === 'CHAR' ? 255 : usual)})` : text;
    }
    case 'number':
      return withSigns(written ?? 'INT', attributes);
    case 'date': {
      const precision = Number(attributes['precision']);
      return `${written ?? 'DATETIME'}${precision > 0 && precision <= 6 ? `(${precision})` : ''}`;
    }
    case 'geopoint':
      return 'POINT';
    case 'boolean':
      return 'TINYINT(1)';
    default:
      return written ?? 'TEXT';
  }
}

/** What the connector adds to a type of numbers. */
function withSigns(type: string, { precision, scale, unsigned }: JsonObject): string {
  const [digits, decimals] = [Number(precision), Number(scale)];
  if (/^(?:DECIMAL|NUMERIC)$/.test(type))
    return `${type}(${digits > 0 ? digits : 9},${decimals > 0 ? decimals : 2})`;
  return unsigned && /INT/.test(type) ? `${type} UNSIGNED` : type;
}

/** The connector reads only `mysql.default`, and a TEXT has none. */
function defaultOf(source: ColumnSource): string | null | undefined {
  const { settings, property } = source;
  const value = getOwn<JsonValue | undefined>(settings, 'default');
  if (value === undefined || value === null || value === '' || value === 0) return null;
  const { type } = mysql.columnType(source);
  const isText = /TEXT|BLOB|JSON|POINT/.test(type);
  if (isText || property.type.kind !== 'scalar') return undefined;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.includes('\0')) return undefined;
  if (!/^(?:current_timestamp|now)$/i.test(value)) return quoteText(value);
  // MySQL wants the digits of the column.
  return `CURRENT_TIMESTAMP${/\(\d+\)$/.exec(type)?.[0] ?? ''}`;
}
