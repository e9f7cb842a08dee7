import type { Dialect } from '../sql/dialect.ts';
import type { Column, Table, TableForeignKey, TableIndex } from '../sql/tablePlan.ts';

/** Prints tables in the language of dbdiagram.io, one after another, then what refers to what. */
export function* printDbml(tables: readonly Table[], dialect: Dialect, title: string): Generator<string> {
  yield `Project ${quote(title || 'LoopBack models')} {\n  database_type: ${quoteText(dialect.label)}\n}\n`;
  for (const table of tables) yield printTable(table, dialect);
  for (const table of tables) for (const key of table.foreignKeys) yield printReference(table, key);
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** A name and a text may have every character, escaped. */
const escaped = (text: string): string =>
  text.replace(/[\n\r\t\\]/g, (character) => escapes[character] ?? '').replace(/\p{Cc}/gu, ' ');

const quote = (name: string): string => `"${escaped(name).replaceAll('"', '\\"')}"`;

const quoteText = (text: string): string => `'${escaped(text).replaceAll("'", "\\'")}'`;

const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  schema === null ? quote(name) : `${quote(schema)}.${quote(name)}`;

function printTable(table: Table, dialect: Dialect): string {
  const isSimple = table.primaryKey.length === 1;
  const columns = table.columns.map((column) => {
    const isKey = isSimple && table.primaryKey[0] === column.name;
    return `  ${printColumn(column, isKey, dialect)}\n`;
  });
  const keys = table.primaryKey.length > 1 ? [`(${table.primaryKey.map(quote).join(', ')}) [pk]`] : [];
  const indexes = [...keys, ...table.indexes.map(printIndex)].map((line) => `    ${line}\n`);
  const notes = [
    ...(table.name === table.modelName ? [] : [table.modelName]),
    ...(table.description ?? '').split('\n'),
  ];
  const note = notes.filter((line) => line !== '').join('\n');
  return [
    `\nTable ${nameOf(table)} {\n`,
    ...columns,
    ...(indexes.length > 0 ? ['\n  indexes {\n', ...indexes, '  }\n'] : []),
    ...(note === '' ? [] : [`\n  Note: ${quoteText(note)}\n`]),
    '}\n',
  ].join('');
}

function printColumn(column: Column, isKey: boolean, dialect: Dialect): string {
  const { name, type, isNullable, isAutoIncremented, generator, defaultValue, description } = column;
  const settings = [
    ...(isKey ? ['pk'] : []),
    ...(isAutoIncremented ? ['increment'] : []),
    ...(isNullable || isKey ? [] : ['not null']),
    ...(generator === undefined ? [] : [`default: \`${generator.replace(/^DEFAULT /, '')}\``]),
    ...(defaultValue === null ? [] : [`default: ${printDefault(defaultValue, dialect)}`]),
    ...(description === null ? [] : [`note: ${quoteText(description)}`]),
  ];
  const printedType = /^\w+(?:\(\d+(?:,\d+)?\))?$/.test(type)
    ? type.toLowerCase()
    : quote(type.toLowerCase());
  return `${quote(name)} ${printedType}${settings.length > 0 ? ` [${settings.join(', ')}]` : ''}`;
}

/** Numbers, booleans and texts are values; everything else is an expression of the database. */
function printDefault(sql: string, { connector }: Dialect): string {
  if (/^(?:[+-]?\d+(?:\.\d+)?|true|false)$/i.test(sql)) return sql.toLowerCase();
  if (!sql.startsWith("'")) return `\`${sql.replaceAll('`', '')}\``;
  const text = sql.slice(1, -1).replaceAll("''", "'");
  return quoteText(connector === 'mysql' ? text.replaceAll('\\\\', '\\') : text);
}

function printIndex({ name, columns, isUnique, method }: TableIndex): string {
  const settings = [
    ...(isUnique ? ['unique'] : []),
    `name: ${quoteText(name)}`,
    // The language knows two kinds.
    ...(method === 'BTREE' || method === 'HASH' ? [`type: ${method.toLowerCase()}`] : []),
  ];
  return `(${columns.map((column) => quote(column.name)).join(', ')}) [${settings.join(', ')}]`;
}

/** Many rows point at one, or one at one where the key is unique: there the key is on the right side. */
function printReference(table: Table, { name, column, target, targetColumn }: TableForeignKey): string {
  const isUnique = table.indexes.some(
    ({ columns, isUnique: isOne }) => isOne && columns.length === 1 && columns[0]?.name === column,
  );
  const holder = `${nameOf(table)}.${quote(column)}`;
  const pointedAt = `${nameOf(target)}.${quote(targetColumn)}`;
  return `\nRef ${quote(name)}: ${isUnique ? `${pointedAt} - ${holder}` : `${holder} > ${pointedAt}`}\n`;
}
