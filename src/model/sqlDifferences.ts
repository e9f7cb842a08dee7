import type { SqlDatabase } from './application/databases.ts';

/** What a SQL database does differently from memory, where the playground keeps its rows. Code is between backticks. */
export interface SqlDifference {
  /** The code of the playground's notice; null where it has none, because it can't be seen in a call. */
  readonly notice: string | null;
  readonly what: string;
  readonly inMemory: string;
  readonly sql: string;
  /** What to write instead; null where there is nothing to do. */
  readonly instead: string | null;
  /** The databases that do it; missing for all. */
  readonly databases?: readonly SqlDatabase[];
  /** Whether rows may be lost by it. */
  readonly isDangerous?: true;
  /** Whether an exported application makes up for it. */
  readonly isSolvedByExport?: true;
  /** Whether LoopBack 4 answers alike, whatever the database. */
  readonly isLoopBack3Only?: true;
}

/**
 * The home of these facts: the notices of the playground, the README of an exported
 * application and docs/loopback.md#sql-databases show them.
 */
export const sqlDifferences = [
  {
    notice: 'SQL_DROPS_CONDITION',
    what: 'a `where` with an unknown property',
    inMemory: 'finds nothing',
    sql: 'the condition is dropped: `destroyAll({nope: 1})` deletes every row',
    instead: 'Check the name of the property, or declare it.',
    isDangerous: true,
  },
  {
    notice: 'SQL_READS_NO_PATH',
    what: 'a condition inside an embedded value',
    inMemory: 'works',
    sql: 'PostgreSQL fails, MySQL drops the condition',
    instead: 'Keep what is searched for in a property of its own.',
    isDangerous: true,
  },
  {
    notice: null,
    what: 'a property without a value',
    inMemory: 'is absent',
    sql: 'is `null`',
    instead: null,
  },
  {
    notice: 'SQL_STORES_DECLARED',
    what: 'a property that the model does not declare',
    inMemory: 'is stored',
    sql: 'is not stored',
    instead: 'Declare the property, or set `strict`.',
  },
  {
    notice: 'SQL_SKIPS_NULLS',
    what: '`neq`, `nin`',
    inMemory: 'find rows without a value',
    sql: 'do not',
    instead: 'Add the rows without a value: {or: [{city: {neq: "x"}}, {city: null}]}.',
  },
  {
    notice: 'SQL_REFUSES_ORDER',
    what: '`order` by an unknown property',
    inMemory: 'is ignored',
    sql: 'fails',
    instead: 'Check the name of the property.',
  },
  {
    notice: 'SQL_ORDERS_NULLS',
    what: '`order` with nulls',
    inMemory: 'first',
    sql: 'PostgreSQL: last',
    instead: 'Make the property required, or leave rows without a value out.',
    databases: ['postgresql'],
  },
  {
    notice: null,
    what: '`upsertWithWhere`',
    inMemory: 'validates the whole row',
    sql: 'validates what is given',
    instead: null,
    isLoopBack3Only: true,
  },
  {
    notice: 'SQL_REFUSES_ID',
    what: 'an id that is not a number',
    inMemory: '404',
    sql: 'PostgreSQL: 500',
    instead: 'Check the id before it is used.',
    databases: ['postgresql'],
    isLoopBack3Only: true,
  },
  {
    notice: 'SQL_READS_WILDCARDS',
    what: '`like`',
    inMemory: 'a regular expression',
    sql: '`%` and `_`',
    instead: 'Write the pattern for the database: "A%" for what begins with A.',
  },
  {
    notice: 'SQL_IGNORES_CASE',
    what: 'upper and lower case in `where` and `order`',
    inMemory: 'differ',
    sql: 'MySQL: are equal',
    instead: 'Expect rows that differ in case only, or give the column a collation that ends with _bin.',
    databases: ['mysql'],
  },
  {
    notice: 'SQL_REFUSES_OPERATOR',
    what: '`ilike`',
    inMemory: 'works',
    sql: 'MySQL: fails',
    instead: 'Use like, which ignores case in MySQL.',
    databases: ['mysql'],
  },
  {
    notice: 'SQL_REFUSES_REGEXP',
    what: '`regexp`',
    inMemory: 'works',
    sql: 'MariaDB: fails',
    instead: 'Use like, or MySQL 8.',
    databases: ['mysql'],
  },
  {
    notice: 'SQL_LOSES_MILLISECONDS',
    what: 'the milliseconds of a date',
    inMemory: 'are kept',
    sql: 'MySQL: are lost',
    instead: 'Declare "mysql": {"dataType": "datetime", "dataPrecision": 3}.',
    databases: ['mysql'],
    isSolvedByExport: true,
  },
  {
    notice: null,
    what: 'a `number` with a fraction',
    inMemory: 'is kept',
    sql: 'PostgreSQL refuses it, MySQL rounds it',
    instead: 'Declare the type of the column.',
    isSolvedByExport: true,
  },
  {
    notice: null,
    what: 'rows of `create([…])`',
    inMemory: 'ids in the order of the list',
    sql: 'ids in any order',
    instead: null,
  },
] as const satisfies readonly SqlDifference[];

/** The codes of the playground's notices about SQL databases. */
export type SqlNoticeCode = Exclude<(typeof sqlDifferences)[number]['notice'], null>;

/** Returns the difference that a notice is about; null for any other notice. */
export function sqlDifferenceOf(code: string): SqlDifference | null {
  return sqlDifferences.find(({ notice }) => notice === code) ?? null;
}

/** Prints the table of the differences in Markdown. */
export function printSqlDifferences(differences: readonly SqlDifference[]): string {
  const strong = (text: string, { isDangerous }: SqlDifference): string =>
    isDangerous ? `**${text}**` : text;
  return [
    '| what | in memory | SQL |',
    '|---|---|---|',
    ...differences.map(
      (each) => `| ${strong(each.what, each)} | ${each.inMemory} | ${strong(each.sql, each)} |`,
    ),
  ].join('\n');
}
