import type { SchemaBuilder } from '../../sql/reading/schemaBuilder.ts';
import type { Column, Table } from '../../sql/schema.ts';
import { columnTypeOf, type NamedTypes } from './columnTypes.ts';
import type { Declared } from './declared.ts';
import { type Attribute, argumentOf, type Field, textOf, type Value, wordsOf } from './readField.ts';

/** What is counted while columns are read, to be said once. */
export interface Counts {
  ignoredFields: number;
  ignoredModels: number;
  updatedAt: number;
  /** Defaults that Prisma's client makes: cuid(). */
  clientDefaults: Map<string, number>;
}

const attributeOf = ({ attributes }: Field, name: string): Attribute | undefined =>
  attributes.find((each) => each.name === name);

const storedNameOf = (field: Field): string => {
  const map = attributeOf(field, 'map');
  return (map && textOf(argumentOf(map, 'name'))) ?? field.name;
};

/** Adds the columns of a model's fields; those that are relations have none. */
export function addColumns(
  { table, fields, attributes }: Declared,
  named: NamedTypes & { readonly models: ReadonlySet<string> },
  builder: SchemaBuilder,
  counts: Counts,
): void {
  for (const field of fields) {
    if (named.models.has(field.type)) continue;
    if (attributeOf(field, 'ignore') !== undefined) {
      counts.ignoredFields += 1;
      continue;
    }
    const type = columnTypeOf(field, named);
    if (type === null)
      builder.report({
        line: field.line,
        expected: 'a type of Prisma, an enum or a model',
        found: JSON.stringify(field.type.slice(0, 80)),
      });
    else addColumn({ field, type, table }, named, builder, counts);
  }
  for (const attribute of attributes) addBlockKey(attribute, table, fields);
}

interface Place {
  readonly field: Field;
  readonly type: Column['type'];
  readonly table: Table;
}

function addColumn(
  { field, type, table }: Place,
  named: NamedTypes,
  builder: SchemaBuilder,
  counts: Counts,
): void {
  const name = storedNameOf(field);
  const written = attributeOf(field, 'default');
  const value = written && argumentOf(written, 'value');
  const isNumbered = value?.kind === 'call' && /^(autoincrement|auto|sequence)$/.test(value.text);
  const updated = attributeOf(field, 'updatedAt') !== undefined && value === undefined;
  if (updated) counts.updatedAt += 1;
  const column: Column = {
    ...{ name, givenName: field.name, type, isNumbered, isComputed: false, comment: field.comment },
    // An empty list is a list, too.
    isRequired: !field.isOptional && !field.isList,
    default: updated ? 'now()' : isNumbered ? null : writeDefault(value, field, named, counts),
  };
  if (!builder.addColumn(table, column, field.line)) return;
  if (attributeOf(field, 'id') !== undefined) table.primaryKey = [name];
  if (attributeOf(field, 'unique') !== undefined) table.uniques.push([name]);
}

/** Adds `@@id([a, b])` and `@@unique([a, b])`. */
function addBlockKey(attribute: Attribute, table: Table, fields: readonly Field[]): void {
  if (attribute.name !== 'id' && attribute.name !== 'unique') return;
  const columns = storedNames(wordsOf(argumentOf(attribute, 'fields')), fields);
  if (columns.length === 0) return;
  if (attribute.name === 'id') table.primaryKey = columns;
  else table.uniques.push(columns);
}

/** The columns of the fields with these names, in their order. */
export function storedNames(names: readonly string[], fields: readonly Field[]): readonly string[] {
  return names.flatMap((name) => {
    const field = fields.find((each) => each.name === name);
    return field === undefined ? [] : [storedNameOf(field)];
  });
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Writes a default as a database does; null where there is none that works without Prisma. */
function writeDefault(
  value: Value | undefined,
  field: Field,
  { enums }: NamedTypes,
  { clientDefaults }: Counts,
): string | null {
  if (value === undefined) return null;
  if (value.kind === 'text') return quoted(value.text);
  if (value.kind === 'number') return value.text;
  if (value.kind === 'list') return '{}';
  if (value.kind === 'word') {
    const stored = enums.get(field.type)?.values.get(value.text);
    return stored === undefined ? value.text : quoted(stored);
  }
  if (value.kind !== 'call') return null;
  if (value.text === 'dbgenerated') return textOf(value.args[0]?.value) ?? 'dbgenerated()';
  if (value.text === 'uuid') return 'gen_random_uuid()';
  if (value.text === 'now') return 'now()';
  clientDefaults.set(value.text, (clientDefaults.get(value.text) ?? 0) + 1);
  return null;
}
