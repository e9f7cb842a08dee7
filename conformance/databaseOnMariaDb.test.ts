/**
 * A MariaDB's own dump, read by the designer and compared with what the server says.
 * MARIADB=write keeps the dump, which is read where there is no MariaDB, too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createExampleProject } from '../src/model/index.ts';
import type { OpenedFiles } from '../src/sources/index.ts';
import { bootOnDatabase } from './testing/bootOnDatabase.ts';
import { connectToSocket, defineAll, discover } from './testing/discovery.ts';
import { type MariaDb, startMariaDb } from './testing/mariadb.ts';
import { openSql } from './testing/openSql.ts';
import { columnsOf, relationsOf } from './testing/readColumns.ts';
import { openSound } from './testing/soundProjects.ts';
import { hostileNames, hostileTables, sqlOf } from './testing/writtenSql.ts';

/** For starting and stopping servers on a busy machine. Milliseconds. */
const patience = 120_000;

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

/** The columns and indexes of a database. */
const tablesOf = (database: string): string => `
  SELECT 'column', table_name, column_name, column_type, is_nullable, ifnull(column_default, '-'), extra
    FROM information_schema.columns WHERE table_schema = '${database}'
  UNION SELECT 'index', table_name, index_name, column_name, seq_in_index, non_unique, ifnull(sub_part, '-')
    FROM information_schema.statistics WHERE table_schema = '${database}'`;

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

describe('a MariaDB', () => {
  let server: MariaDb | null = null;
  let opened: OpenedFiles;

  beforeAll(async () => {
    server = await startMariaDb();
    if (server === null) return;
    server.run('', 'CREATE DATABASE shop');
    server.run('shop', readFileSync(join(dumps, 'shop.mysql.sql'), 'utf8'));
    const dump = server.dump('shop');
    if (process.env['MARIADB'] === 'write') writeFileSync(join(dumps, 'shop.mariadb-dump.sql'), dump);
    opened = await openSql(dump);
  }, patience);

  afterAll(() => server?.stop(), patience);

  beforeEach((context) => {
    context.skip(server === null, 'MariaDB is not installed: npm test installs it on Debian');
  });

  const query = (sql: string): string => server?.run('shop', sql) ?? '';

  it('SO4: says the same of its columns and keys as we read in its dump', () => {
    expect(opened.problems).toEqual([]);
    expect(ownColumns(opened).toSorted()).toEqual(serverColumns(query(columns)).toSorted());
    const keys = relationsOf(opened, 'mysql', 'belongsTo').map(
      ({ column, target }) => `${column} → ${target}`,
    );
    expect(keys.toSorted()).toEqual(linesOf(query(foreignKeys)));
  });

  it('SO5: has the belongsTo relations of LoopBack’s own discovery, but for what that gets wrong', async () => {
    const discovered = await discover(connectToSocket(server?.socket ?? '', 'shop'), 'shop');
    const written = relationsOf(opened, 'mysql', 'belongsTo').map(
      ({ model, property, targetModel }) => `${model}.${property} → ${targetModel}`,
    );
    expect({
      missing: discovered.filter((each) => !written.includes(each)),
      more: written.filter((each) => !discovered.includes(each)),
    }).toEqual({ missing: [], more: [] });
  });

  it('SO5: holds the rows that LoopBack finds, creates and relates with what is opened', async () => {
    const source = connectToSocket(server?.socket ?? '', 'shop');
    try {
      const { Customer, Order, Product } = defineAll(source, opened);
      if (!Customer || !Order || !Product) throw new Error('A model is missing.');
      const [first] = await Customer.find({ include: ['orders', 'profile'] });
      expect(first?.fullName).toBe("a;b'c");
      const made = await Customer.create({ fullName: 'Ann' });
      const found = await Customer.findById(made.id);
      expect([found.isAdmin, Number(found.credit), found.createdAt instanceof Date]).toEqual([
        ...[false, 12.5, true],
      ]);
      const order = await Order.create({ customerId: made.id });
      const product = await Product.create({ sku: 'X1' });
      await order.products.add(product);
      expect((await order.products.find()).map(({ sku }) => sku)).toEqual(['X1']);
      expect((await order.customer.get()).fullName).toBe('Ann');
    } finally {
      await source.disconnect();
    }
  });

  it.each([
    ['the example', async () => createExampleProject()],
    ['the project shop', () => openSound('shop')],
    ['the project library', () => openSound('library')],
  ])('EX41: makes of our SQL the tables and indexes that LoopBack makes: %s', async (title, open) => {
    const project = await open();
    const [ours, theirs] = [`ours of ${title}`, `theirs of ${title}`];
    for (const name of [ours, theirs]) server?.run('', `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
    const settings = { connector: 'mysql', socketPath: server?.socket, user: 'root', database: theirs };
    const app = await bootOnDatabase(project, settings);
    for (const database of app.databases) await database.autoupdate();
    await app.close();
    server?.run(ours, sqlOf(project, { database: 'mysql', foreignKeys: false }));
    const [found, wanted] = [ours, theirs].map((name) => linesOf(query(tablesOf(name))));
    expect(wanted?.length).toBeGreaterThan(5);
    expect(found).toEqual(wanted);
  });

  it('EX43: takes our SQL of hostile names', () => {
    server?.run('', 'CREATE DATABASE hostile');
    server?.run('hostile', sqlOf(hostileTables(), { database: 'mysql' }));
    const tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'hostile'";
    expect(query(tables).trim()).toBe(String(hostileNames.length));
  });
});
