import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { dataTypeIn, sizesIn, withSize } from './columnSettings.ts';
import type { ColumnSource, Dialect } from './dialect.ts';

/** As loopback-connector-sqlite3 makes tables (lib/sqlite3.js). */
export const sqlite: Dialect = {
  connector: 'sqlite3',
  label: 'SQLite',
  spell: (name) => name.toLowerCase(),
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  quoteText,
  maxBytes: Number.MAX_SAFE_INTEGER,
  longNames: 'keeps',
  columnType(source) {
    const type = typeOfColumn(source);
    // SQLite generates the values of an INTEGER PRIMARY KEY.
    return { type, isAutoIncremented: source.isOnlyId && source.property.isGenerated && type === 'INTEGER' };
  },
  defaultOf,
  printAutoIncrement: (type) => `${type} NOT NULL`,
  indexName: (_table, modelName, column) => `${modelName}_${column}`.toLowerCase(),
  isUnique: ({ kind, options, unique }) =>
    unique === true ||
    /unique/i.test(String(kind ?? '')) ||
    (typeof options === 'object' && (options as JsonObject | null)?.['unique'] === true),
  indexedLength: () => null,
  inlineKeys: true,
  hasSchemas: false,
  prologue: () => [],
};

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function typeOfColumn({ property, settings }: ColumnSource): string {
  const { type, attributes, isId } = property;
  const sizes = sizesIn(settings, attributes);
  const given = dataTypeIn(settings);
  // The connector reads a data type only with its length.
  if (given !== null && sizes.length !== null) return withSize(given, sizes, /./);
  if (type.kind !== 'scalar') return 'TEXT';
  if (type.name === 'number') return isId ? 'INTEGER' : 'REAL';
  return type.name === 'boolean' || type.name === 'date' ? 'INTEGER' : 'TEXT';
}

/** The connector reads only `sqlite3.dbDefault`. Booleans are 0 and 1, dates milliseconds. */
function defaultOf({ property, settings }: ColumnSource): string | null | undefined {
  const value = getOwn<JsonValue | undefined>(settings, 'dbDefault');
  if (value === undefined || value === null || value === '') return null;
  const name = property.type.kind === 'scalar' ? property.type.name : 'object';
  if (name === 'date' && value === 'now') return "(CAST(STRFTIME('%s', 'now') AS INTEGER)*1000)";
  if (name === 'number' || name === 'date')
    return Number.isFinite(Number(value)) ? String(Number(value)) : undefined;
  if (name === 'boolean') return /^(?:true|t|y|1)$/i.test(String(value)) ? '1' : '0';
  return name === 'string' && typeof value === 'string' && !value.includes('\0')
    ? quoteText(value)
    : undefined;
}
