/** Databases as their own tools dump them, read by the designer, and compared with what the server itself says. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installedPostgres } from '../scripts/postgres.js';
import { addFiles, createProject } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import type { OpenedFiles } from '../src/sources/index.ts';
import { connect, defineAll, discover } from './testing/discovery.ts';
import { openSql } from './testing/openSql.ts';
import { type PostgresServer, startPostgres } from './testing/postgres.ts';
import { columnsOf, type ReadColumn, relationsOf } from './testing/readColumns.ts';

const require = createRequire(import.meta.url);
const dumps = join(import.meta.dirname, 'testing/dumps');

/** For starting and stopping servers on a busy machine. Milliseconds. */
const patience = 120_000;

describe('a PostgreSQL', () => {
  let server: PostgresServer | null = null;
  let url = '';
  let opened: OpenedFiles;

  beforeAll(async () => {
    server = await startPostgres();
    const programs = installedPostgres();
    if (server === null || programs === null) return;
    url = await server.createDatabase('shop');
    await server.query(url, readFileSync(join(dumps, 'shop.postgresql.sql'), 'utf8'));
    const dumped = spawnSync(join(programs, 'pg_dump'), [url], { encoding: 'utf8' });
    if (dumped.status !== 0) throw new Error(dumped.stderr);
    opened = await openSql(dumped.stdout);
  }, patience);

  afterAll(() => server?.stop(), patience);

  beforeEach((context) => {
    context.skip(server === null, 'PostgreSQL is not installed: npm test installs it on Debian');
  });

  const query = async (sql: string) => (await server?.query(url, sql)) ?? [];

  it('SO2: its dump is read without a problem, and names the tables that are part of others', () => {
    expect(opened.problems).toEqual([]);
    const left = opened.report?.parts.filter(({ model }) => model === null);
    expect(left?.map(({ id, facts }) => [id, facts.at(-1)])).toEqual([
      ['public.capital', 'inherits from city'],
      ['public.event_2020', 'is a partition of event'],
    ]);
  });

  it('SO4: its columns have the names, types, sizes and defaults that the server says', async () => {
    const rows = await query(`
      SELECT c.table_schema || '.' || c.table_name || '.' || c.column_name AS column,
        CASE data_type WHEN 'ARRAY' THEN (SELECT format_type(atttypid, NULL) FROM pg_attribute
            WHERE attrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass AND attname = column_name)
          WHEN 'USER-DEFINED' THEN udt_name ELSE data_type END AS type,
        character_maximum_length AS length,
        CASE WHEN data_type = 'numeric' THEN numeric_precision END AS precision,
        CASE WHEN data_type = 'numeric' THEN numeric_scale END AS scale,
        c.is_nullable AS nullable,
        (is_identity = 'YES' OR coalesce(column_default, '') LIKE 'nextval%') AS numbered,
        is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER' AS required
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema IN ('public', 'sales') AND table_type = 'BASE TABLE'
        AND table_name NOT IN ('capital', 'event_2020')`);
    const server = rows as unknown as readonly ReadColumn[];
    const byName = (one: { readonly column: string }, other: { readonly column: string }): number =>
      one.column < other.column ? -1 : 1;
    const ours = columnsOf(opened, 'postgresql').map(({ id: _id, ...column }) => column);
    expect(server.length).toBeGreaterThan(50);
    expect(ours.toSorted(byName)).toEqual(server.toSorted(byName));
  });

  it('SO5: its keys are the primary keys and the foreign keys of one column that the server says', async () => {
    const primary = await query(`
      SELECT n.nspname || '.' || r.relname || '.' || a.attname AS key FROM pg_constraint c
      JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
      JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = ANY (c.conkey)
      WHERE c.contype = 'p' AND n.nspname <> 'pg_catalog' AND r.relname <> 'event_2020'`);
    const ids = columnsOf(opened, 'postgresql').filter(({ id }) => id);
    expect(ids.map(({ column }) => column).toSorted()).toEqual(
      primary.map(({ key }) => String(key)).toSorted(),
    );
    const foreign = await query(`
      SELECT n.nspname || '.' || r.relname || '.' || a.attname || ' → ' || m.nspname || '.' || t.relname AS key
      FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
      JOIN pg_class t ON t.oid = c.confrelid JOIN pg_namespace m ON m.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = c.conkey[1]
      WHERE c.contype = 'f' AND array_length(c.conkey, 1) = 1`);
    const ours = relationsOf(opened, 'postgresql', 'belongsTo').map(
      ({ column, target }) => `${column} → ${target}`,
    );
    expect(ours.toSorted()).toEqual(foreign.map(({ key }) => String(key)).toSorted());
  });

  it('SO5: its belongsTo relations are those of LoopBack’s own discovery, but for what that gets wrong', async () => {
    const discovered = await discover(connect(url), 'public');
    const ours = relationsOf(opened, 'postgresql', 'belongsTo');
    const inPublic = ours.filter(({ column }) => column.startsWith('public.'));
    const written = inPublic.map(
      ({ model, property, targetModel }) => `${model}.${property} → ${targetModel}`,
    );
    const missing = discovered.filter((each) => !written.includes(each));
    const more = written.filter((each) => !discovered.includes(each));
    expect({ missing, more }).toEqual(discoveryDifferences);
  });

  it('SO5: LoopBack finds, creates and relates the rows of the database with what is opened', async () => {
    const source = connect(url);
    try {
      const { Customer, Order, Product } = defineAll(source, opened);
      if (!Customer || !Order || !Product) throw new Error('A model is missing.');
      const [first] = await Customer.find({ where: { mail: 'a@b' }, include: ['orders', 'products'] });
      expect(first?.fullName).toContain('CREATE TABLE x (');
      const made = await Customer.create({ fullName: 'Ann', mail: 'ann@b', settings: { a: [1] } });
      const found = await Customer.findById(made.id);
      expect([found.isAdmin, found.credit, found.settings, found.createdAt instanceof Date]).toEqual([
        ...[false, '12.50', { a: [1] }, true],
      ]);
      const order = await made.orders.create({ total: 3 });
      expect((await Order.findById(order.id)).status).toBe('in transit');
      const [product] = await Product.find();
      if (product === undefined) throw new Error('There is no product.');
      await order.products.add(product);
      expect((await order.products.find()).map(({ name }) => name)).toEqual(['A "thing"']);
      expect((await order.customer.get()).mail).toBe('ann@b');
    } finally {
      await source.disconnect();
    }
  });

  it('SO4: what is opened boots: no problem but those of the tables themselves', () => {
    const project = addFiles(createProject('shop'), {
      ...{ files: opened.models, ids: opened.models.map(({ path }) => path), positions: [] },
    });
    const codes = findProblems(project).map(({ code }) => code);
    expect([...new Set(codes)].toSorted()).toEqual([...['composite-id', 'idle-constraint', 'lost-id']]);
  });
});

describe('a SQLite', () => {
  it('SO4: its script is read as SQLite itself reads it: tables, columns, types and keys', async () => {
    const text = readFileSync(join(dumps, 'shop.sqlite.sql'), 'utf8');
    const database = new (await openSqlite()).Database();
    database.run(text);
    const rows = (sql: string): readonly (readonly unknown[])[] => database.exec(sql)[0]?.values ?? [];
    const tables = rows(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    ).flat();
    const columns = tables.flatMap((table) =>
      rows(`PRAGMA table_xinfo("${table}")`).map(
        ([, name, type, , , key]) => `${table}.${name} ${type} ${key !== 0}`,
      ),
    );
    const keys = tables.flatMap((table) =>
      rows(`PRAGMA foreign_key_list("${table}")`).map(([, , target, from]) =>
        `${table}.${from} → ${target}`.toLowerCase(),
      ),
    );
    const opened = await openSql(text);
    expect(opened.problems).toEqual([]);
    const written = ({ type, length, precision, scale }: ReadColumn): string =>
      type.toUpperCase() +
      (length === null ? '' : `(${length})`) +
      (precision === null ? '' : `(${precision}, ${scale})`);
    expect(
      columnsOf(opened, 'sqlite3').map(
        (column) => `${column.column} ${column.type === 'undefined' ? '' : written(column)} ${column.id}`,
      ),
    ).toEqual(
      columns.map((column) =>
        column.replace(
          / (\w*(?:\(.*\))?) (\w+)$/,
          (_, type: string, key: string) => ` ${type.toUpperCase()} ${key}`,
        ),
      ),
    );
    const ours = relationsOf(opened, 'sqlite3', 'belongsTo').map(({ column, target }) =>
      `${column} → ${target}`.toLowerCase(),
    );
    expect(ours.toSorted()).toEqual(keys.toSorted());
    expect(keys.length).toBe(5);
  });
});

function openSqlite(): Promise<{ readonly Database: new () => SqliteDatabase }> {
  return (require('sql.js') as () => Promise<{ readonly Database: new () => SqliteDatabase }>)();
}

interface SqliteDatabase {
  run(sql: string): void;
  exec(sql: string): readonly { readonly values: readonly (readonly unknown[])[] }[];
}

/** What LoopBack's discovery makes of the same database and we do not, and the other way round. */
const discoveryDifferences = {
  missing: [
    // Two tables have a constraint of the same name: it takes the columns of one for the other.
    'DocA.org → Employee',
    // A key of two columns, of which it takes the last and compares it with the first.
    'Shipment.lNo → Line',
  ],
  more: ['DocA.cust → Customer'],
};
