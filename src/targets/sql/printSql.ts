import type { Dialect } from './dialect.ts';
import type { Column, Table, TableIndex } from './tablePlan.ts';

/** Prints the statements that make the tables, one table after another. */
export function* printSql(tables: readonly Table[], dialect: Dialect, title: string): Generator<string> {
  yield `-- ${inline(title)}: tables for ${dialect.label}\n`;
  for (const line of dialect.prologue(tables.flatMap(({ columns }) => columns))) yield `\n${line}\n`;
  const schemas = new Set(tables.flatMap(({ schema }) => schema ?? []));
  for (const schema of schemas) yield `\nCREATE SCHEMA IF NOT EXISTS ${dialect.quote(schema)};\n`;
  for (const table of tables) yield printTable(table, dialect);
  if (!dialect.inlineKeys) for (const table of tables) yield printKeys(table, dialect);
}

/** A comment ends with its line. */
const inline = (text: string): string => text.replace(/[\s\0\p{Cc}\u2028\u2029]+/gu, ' ').trim();

function printTable(table: Table, dialect: Dialect): string {
  const { quote } = dialect;
  const lines = [
    ...table.columns.map((column) => printColumn(column, dialect)),
    ...(table.primaryKey.length > 0 ? [`PRIMARY KEY (${table.primaryKey.map(quote).join(', ')})`] : []),
    ...(dialect.inlineKeys ? table.foreignKeys.map((key) => printKey(key, dialect)) : []),
  ];
  const name = nameOf(table, dialect);
  const body = lines.length === 0 ? '()' : `(\n  ${lines.join(',\n  ')}\n)`;
  const indexes = table.indexes.map((index) => printIndex(index, table, dialect));
  const comment = inline(table.modelName) === table.name ? '' : `-- ${inline(table.modelName)}\n`;
  return `\n${comment}CREATE TABLE ${name} ${body};\n${indexes.join('')}`;
}

function nameOf({ schema, name }: Pick<Table, 'schema' | 'name'>, { quote }: Dialect): string {
  return schema === null ? quote(name) : `${quote(schema)}.${quote(name)}`;
}

function printColumn(column: Column, dialect: Dialect): string {
  const { name, type, isNullable, isAutoIncremented, generator, defaultValue } = column;
  if (isAutoIncremented) return `${dialect.quote(name)} ${dialect.printAutoIncrement(type)}`;
  return [
    dialect.quote(name),
    type,
    ...(isNullable ? [] : ['NOT NULL']),
    ...(generator === undefined ? [] : [generator]),
    ...(defaultValue === null ? [] : [`DEFAULT ${defaultValue}`]),
  ].join(' ');
}

function printIndex({ name, columns, isUnique, method }: TableIndex, table: Table, dialect: Dialect): string {
  const list = columns.map((each) => {
    const length = each.length === undefined ? '' : `(${each.length})`;
    return `${dialect.quote(each.name)}${length}${each.isDescending ? ' DESC' : ''}`;
  });
  const unique = isUnique ? 'UNIQUE ' : '';
  const using = method === null ? '' : ` USING ${method}`;
  const place = `${nameOf(table, dialect)}${dialect.connector === 'postgresql' ? using : ''}`;
  const ending = dialect.connector === 'mysql' ? using : '';
  return `CREATE ${unique}INDEX ${dialect.quote(name)} ON ${place} (${list.join(', ')})${ending};\n`;
}

function printKey(
  { name, column, target, targetColumn }: Table['foreignKeys'][number],
  dialect: Dialect,
): string {
  const { quote } = dialect;
  return `CONSTRAINT ${quote(name)} FOREIGN KEY (${quote(column)}) REFERENCES ${nameOf(target, dialect)} (${quote(targetColumn)})`;
}

function printKeys(table: Table, dialect: Dialect): string {
  const name = nameOf(table, dialect);
  return table.foreignKeys.map((key) => `\nALTER TABLE ${name} ADD ${printKey(key, dialect)};\n`).join('');
}
