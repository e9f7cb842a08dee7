import type { JsonValue } from '../../../lib/json.ts';
import { type Column, type ColumnType, type DialectId, type Domain, keyOf, type Schema } from '../schema.ts';

/** What a column holds, in LoopBack's words. */
export interface TypeFacts {
  /** The type of the property. */
  readonly type: JsonValue;
  /** The values of an enum. */
  readonly values: readonly string[] | null;
  /** The type as the server writes it, for the connector. */
  readonly dataType: string;
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
  /** Whether the type is unknown here, so that "string" is a guess. */
  readonly isGuess: boolean;
}

/** The words of PostgreSQL's catalogue for the other names of its types. */
const postgresNames: Readonly<Record<string, string>> = {
  ...{ int: 'integer', int4: 'integer', serial: 'integer', serial4: 'integer', int8: 'bigint' },
  ...{
    bigserial: 'bigint',
    serial8: 'bigint',
    int2: 'smallint',
    smallserial: 'smallint',
    serial2: 'smallint',
  },
  ...{
    varchar: 'character varying',
    'char varying': 'character varying',
    char: 'character',
    bpchar: 'character',
  },
  ...{ bool: 'boolean', float8: 'double precision', float: 'double precision', float4: 'real' },
  ...{ decimal: 'numeric', dec: 'numeric', timestamp: 'timestamp without time zone' },
  ...{
    timestamptz: 'timestamp with time zone',
    time: 'time without time zone',
    timetz: 'time with time zone',
  },
};

const kinds: readonly (readonly [type: string, names: RegExp])[] = [
  ['boolean', /^bool(ean)?$/],
  ['string', /^(time|timetz|time with(out)? time zone|interval.*|year to month)$/],
  ['date', /^(date|datetime|datetime2|smalldatetime|datetimeoffset|timestamp.*)$/],
  [
    'number',
    /^((tiny|small|medium|big)?int(eger)?|int[248]|(big|small)?serial[248]?|dec(imal)?|numeric|number|fixed|float[48]?|double|double precision|real|year|smallmoney)$/,
  ],
  ['buffer', /^(bytea|(tiny|medium|long)?blob|(var)?binary|binary varying|image|rowversion|blob .*)$/],
  ['object', /^jsonb?$/],
  ['geopoint', /^point$/],
  [
    'string',
    /^((tiny|medium|long|n)?text|(var|n|nvar|bp)?char(acter)?|n?varchar2?|(national )?(char(acter)?)( varying)?|clob|nclob|citext|name|enum|set|uuid|uniqueidentifier|xml|inet|cidr|macaddr8?|bit|bit varying|varbit|money|tsvector|sysname|hstore|ltree|"char"|sql_variant|oid)$/,
  ],
];

/** What a type holds in one database and not in others. */
const own: Readonly<Record<DialectId, (type: ColumnType) => string | null>> = {
  postgresql: () => null,
  // The connector reads and writes them as such, with its usual settings.
  mysql: ({ name, args: [size = '1'] }) => {
    if (name === 'bit') return size === '1' ? 'boolean' : 'buffer';
    return name === 'tinyint' && size === '1' ? 'boolean' : null;
  },
  sqlite3: ({ name }) => sqliteKind(name),
  mongodb: ({ name }) => (/^(objectid|string)$/.test(name) ? 'string' : null),
  mssql: ({ name }) =>
    name === 'bit' ? 'boolean' : name === 'timestamp' ? 'buffer' : name === 'money' ? 'number' : null,
};

/** SQLite takes any word for a type; a part of it says what it holds. */
function sqliteKind(name: string): string | null {
  if (name === '') return 'any';
  if (/^bool/.test(name)) return 'boolean';
  if (/^(date|timestamp)/.test(name)) return 'date';
  if (/int/.test(name)) return 'number';
  if (/char|clob|text/.test(name)) return /blob/.test(name) ? 'buffer' : 'string';
  if (/blob/.test(name)) return 'buffer';
  return /real|floa|doub|num|dec/.test(name) ? 'number' : null;
}

/** Returns a column's type with what a domain adds to it. */
export function resolveDomain(
  column: Column,
  schema: Schema,
): { readonly type: ColumnType; readonly domain: Domain | null } {
  let { type } = column;
  let domain: Domain | null = null;
  // A domain of a domain; a circle of them ends.
  for (let depth = 0; depth < 10; depth += 1) {
    const next = schema.domains.get(keyOf(type));
    if (next === undefined) break;
    domain ??= next;
    type = { ...next.type, isArray: type.isArray || next.type.isArray };
  }
  return { type, domain };
}

/** Tells what a column of a type holds (docs/loopback.md says what the connectors make of it). */
export function typeFactsOf(type: ColumnType, schema: Schema): TypeFacts {
  const { dialect } = schema;
  const name = type.name.replace(/ (unsigned|signed|zerofill)\b/g, '');
  const values = name === 'enum' ? type.args : (schema.enums.get(keyOf(type)) ?? null);
  const found =
    values === null
      ? (own[dialect]({ ...type, name }) ?? kinds.find(([, names]) => names.test(name))?.[0])
      : 'string';
  const single = found ?? (name === '' ? 'any' : 'string');
  const [first, second] = type.args.map(Number);
  const hasSize = values === null && first !== undefined && Number.isSafeInteger(first);
  const sized = single === 'buffer' ? /binary/ : /char|text|bit/;
  const isText = hasSize && (single === 'string' || single === 'buffer') && sized.test(name);
  const isExact = hasSize && /^(dec|numeric|number|fixed)/.test(name);
  return {
    type: type.isArray ? [single] : single,
    values,
    dataType: writeDataType(type, name, dialect),
    length: isText ? (first ?? null) : null,
    precision: isExact ? (first ?? null) : null,
    scale: isExact ? (second ?? 0) : null,
    isGuess: found === undefined && name !== '',
  };
}

function writeDataType(type: ColumnType, name: string, dialect: DialectId): string {
  if (name === 'enum' || name === 'set') {
    return `${name}(${type.args.map((value) => `'${value.replaceAll("'", "''")}'`).join(',')})`;
  }
  const plain = dialect === 'postgresql' ? (postgresNames[name] ?? name) : type.name;
  return type.isArray ? `${plain}[]` : plain;
}
