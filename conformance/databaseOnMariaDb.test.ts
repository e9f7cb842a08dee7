/**
 * A MariaDB's own dump, read by the designer and compared with what the server says. Starting one
 * takes some 15 seconds, so that it is run by hand, with MARIADB=1; the dump that it wrote then is
 * read at every run.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OpenedFiles } from '../src/sources/index.ts';
import { startMariaDb } from './testing/mariadb.ts';
import { openSql } from './testing/openSql.ts';
import { columnsOf, relationsOf } from './testing/readColumns.ts';

const dumps = join(import.meta.dirname, 'testing/dumps');

/** What the server says of each column: table, name, type, size, whether it may be empty, key, numbering. */
const columns = `SELECT concat(table_name, '.', column_name), data_type, column_type,
  ifnull(if(data_type IN ('char', 'varchar'), character_maximum_length, NULL), 'null'),
  ifnull(if(data_type = 'decimal', numeric_precision, NULL), 'null'),
  is_nullable = 'YES', column_key = 'PRI', extra LIKE '%auto_increment%'
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE table_schema = 'shop' AND table_type = 'BASE TABLE'`;

const foreignKeys = `SELECT concat(table_name, '.', column_name, ' → ', referenced_table_name)
  FROM information_schema.key_column_usage WHERE table_schema = 'shop' AND referenced_table_name IS NOT NULL`;

const linesOf = (text: string): readonly string[] => text.trim().split('\n').toSorted();

function ownColumns(opened: OpenedFiles): readonly string[] {
  return columnsOf(opened, 'mysql').map(({ column, type, length, precision, nullable, id, numbered }) =>
    [
      column,
      type,
      length ?? 'null',
      precision ?? 'null',
      Number(nullable === 'Y'),
      Number(id),
      Number(numbered),
    ].join('\t'),
  );
}

/** Without what the name of the type says as well. */
const serverColumns = (text: string): readonly string[] =>
  linesOf(text).map((line) => {
    const [column, name, full = '', ...rest] = line.split('\t');
    const isListed = name === 'enum' || name === 'set';
    const type = isListed ? full : `${name}${full.includes('unsigned') ? ' unsigned' : ''}`;
    return [column, type, ...rest].join('\t');
  });

it('SO1: the dump that a MariaDB wrote is read without a problem', async () => {
  const opened = await openSql(readFileSync(join(dumps, 'shop.mariadb-dump.sql'), 'utf8'));
  const script = await openSql(readFileSync(join(dumps, 'shop.mysql.sql'), 'utf8'));
  expect([opened.problems, script.problems]).toEqual([[], []]);
  expect(opened.models.length).toBe(5);
  expect(
    relationsOf(opened, 'mysql', 'belongsTo')
      .map(({ column }) => column)
      .toSorted(),
  ).toEqual(
    relationsOf(script, 'mysql', 'belongsTo')
      .map(({ column }) => column)
      .toSorted(),
  );
});

if (process.env['MARIADB'])
  it('SO4: a MariaDB of now says the same of its columns and keys as we read in its dump', async () => {
    const server = await startMariaDb();
    if (server === null) throw new Error('MariaDB is not installed: apt-get install mariadb-server');
    try {
      server.run('', 'CREATE DATABASE shop');
      server.run('shop', readFileSync(join(dumps, 'shop.mysql.sql'), 'utf8'));
      const opened = await openSql(server.dump('shop'));
      expect(opened.problems).toEqual([]);
      expect(ownColumns(opened).toSorted()).toEqual(serverColumns(server.run('shop', columns)).toSorted());
      const keys = relationsOf(opened, 'mysql', 'belongsTo').map(
        ({ column, target }) => `${column} → ${target}`,
      );
      expect(keys.toSorted()).toEqual(linesOf(server.run('shop', foreignKeys)));
      if (process.env['MARIADB'] === 'write') {
        const { writeFileSync } = await import('node:fs');
        writeFileSync(join(dumps, 'shop.mariadb-dump.sql'), server.dump('shop'));
      }
    } finally {
      await server.stop();
    }
  });
