import type { ColumnType, DialectId } from '../../sql/schema.ts';
import type { Attribute, Field } from './readField.ts';

/** The columns that Prisma makes for its types where the schema names no other. */
const usualTypes: Readonly<Record<DialectId, ReadonlyMap<string, string>>> = {
  postgresql: new Map(
    Object.entries({
      ...{ String: 'text', Boolean: 'boolean', Int: 'integer', BigInt: 'bigint', Float: 'double precision' },
      ...{ Decimal: 'decimal(65,30)', DateTime: 'timestamp(3)', Json: 'jsonb', Bytes: 'bytea' },
    }),
  ),
  mysql: new Map(
    Object.entries({
      ...{ String: 'varchar(191)', Boolean: 'tinyint(1)', Int: 'int', BigInt: 'bigint', Float: 'double' },
      ...{ Decimal: 'decimal(65,30)', DateTime: 'datetime(3)', Json: 'json', Bytes: 'longblob' },
    }),
  ),
  sqlite3: new Map(
    Object.entries({
      ...{ String: 'text', Boolean: 'boolean', Int: 'integer', BigInt: 'bigint', Float: 'real' },
      ...{ Decimal: 'decimal', DateTime: 'datetime', Json: 'jsonb', Bytes: 'blob' },
    }),
  ),
  mssql: new Map(
    Object.entries({
      ...{ String: 'nvarchar(1000)', Boolean: 'bit', Int: 'int', BigInt: 'bigint', Float: 'float' },
      ...{ Decimal: 'decimal(32,16)', DateTime: 'datetime2', Json: 'json', Bytes: 'varbinary' },
    }),
  ),
  mongodb: new Map(
    Object.entries({
      ...{ String: 'string', Boolean: 'bool', Int: 'int', BigInt: 'bigint', Float: 'double' },
      ...{ Decimal: 'decimal', DateTime: 'date', Json: 'json', Bytes: 'binary' },
    }),
  ),
};

/** The schema of enums, so that one called Text is not taken for the type text. */
export const ENUM_SCHEMA = 'prisma enum';

/** What has a name in the schema. */
export interface NamedTypes {
  readonly dialect: DialectId;
  /** The values of each enum as the database has them. */
  readonly enums: ReadonlyMap<
    string,
    { readonly storedName: string; readonly values: ReadonlyMap<string, string> }
  >;
  /** The composite types of MongoDB. */
  readonly composites: ReadonlySet<string>;
}

/** Returns the type of a field's column; null if no type has that name. */
export function columnTypeOf(field: Field, named: NamedTypes): ColumnType | null {
  const isArray = field.isList;
  if (field.unsupported !== null) return { ...writtenType(field.unsupported), isArray };
  const native = field.attributes.find(({ name }) => name.startsWith('db.'));
  if (native !== undefined) return { ...nativeType(native), isArray };
  const usual = usualTypes[named.dialect].get(field.type);
  if (usual !== undefined) return { ...writtenType(usual), isArray };
  if (named.composites.has(field.type)) return { name: 'json', schema: null, args: [], isArray };
  const found = named.enums.get(field.type);
  if (found === undefined) return null;
  if (named.dialect === 'mysql')
    return { name: 'enum', schema: null, args: [...found.values.values()], isArray };
  return { name: found.storedName.toLowerCase(), schema: ENUM_SCHEMA, args: [], isArray };
}

/** "decimal(65,30)" */
function writtenType(text: string): Omit<ColumnType, 'isArray'> {
  const [, name = text, args] = /^([^()]*)(?:\(([^()]*)\))?/.exec(text) ?? [];
  return {
    name: name.trim().toLowerCase(),
    schema: null,
    args: args === undefined ? [] : args.split(',').map((each) => each.trim()),
  };
}

/** `@db.VarChar(30)`; the names are those of the database, written as one word. */
function nativeType({ name, args }: Attribute): Omit<ColumnType, 'isArray'> {
  const word = name.slice('db.'.length);
  const plain = word.toLowerCase();
  const unsigned = /^unsigned(.+)$/.exec(plain)?.[1];
  const written =
    plain === 'doubleprecision' ? 'double precision' : plain === 'varbit' ? 'bit varying' : plain;
  return {
    name: unsigned === undefined ? written : `${unsigned} unsigned`,
    schema: null,
    args: args.flatMap(({ value }) => (value.kind === 'number' ? [value.text] : [])),
  };
}
