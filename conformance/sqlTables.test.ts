/** Compares the SQL target with the tables that LoopBack's connectors make from the exported application. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAtOnce } from '../src/lib/slices.ts';
import { createExampleProject, findUpdateInSteps, isUsual, type Project } from '../src/model/index.ts';
import { bootOnDatabase } from './testing/bootOnDatabase.ts';
import { type PostgresServer, startPostgres } from './testing/postgres.ts';
import { projectArbitrary } from './testing/randomProject.ts';
import { columnsIn, keysIn, openDump, tablesIn } from './testing/roundCircle.ts';
import { isSound, openSound } from './testing/soundProjects.ts';
import { hostileNames, hostileTables, longName, sqlOf } from './testing/writtenSql.ts';

const require = createRequire(import.meta.url);
const initSqlJs = require('sql.js') as () => Promise<Sqlite>;

interface Sqlite {
  readonly Database: new () => SqliteDatabase;
}

/** The part of sql.js that the tests use. */
interface SqliteDatabase {
  run(sql: string): void;
  exec(sql: string): readonly { readonly values: readonly (readonly unknown[])[] }[];
  close(): void;
}

/** For starting and stopping a server on a busy machine. Milliseconds. */
const patience = 120_000;
let server: PostgresServer | null = null;
let SQL: Sqlite;

beforeAll(async () => {
  SQL = await initSqlJs();
  server = await startPostgres();
}, patience);

afterAll(() => server?.stop(), patience);

const randomProjects = fc.sample(projectArbitrary.filter(isSound), {
  numRuns: Number(process.env['EXPORTED_PROJECTS'] ?? 6),
  seed: 15,
});

const projects: readonly {
  readonly title: string;
  readonly open: () => Promise<Project>;
  readonly isRandom?: true;
}[] = [
  { title: 'the example', open: async () => createExampleProject() },
  ...['shop', 'library', 'loopback-example-relations'].map((name) => ({
    title: `the project ${name}`,
    open: () => openSound(name),
  })),
  ...randomProjects.map((project, index) => ({
    title: `a random project (${index + 1})`,
    open: async () => project,
    isRandom: true,
  })),
];

const columnsQuery = `SELECT table_schema, table_name, column_name, data_type, is_nullable, column_default,
  character_maximum_length, numeric_precision, datetime_precision FROM information_schema.columns
  WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, 3`;
const indexesQuery = `SELECT indexdef FROM pg_indexes WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;

let databases = 0;

describe('the SQL for PostgreSQL', () => {
  it.for(projects)(
    'makes the tables and indexes that LoopBack makes, and their dumps come back as the models: $title',
    async ({ open, isRandom = false }, context) => {
      if (server === null) return context.skip('PostgreSQL is not installed: npm test installs it on Debian');
      databases += 1;
      const project = await open();
      const theirs = await server.createDatabase(`theirs_${databases}`);
      const ours = await server.createDatabase(`ours_${databases}`);
      const app = await bootOnDatabase(project, { connector: 'postgresql', url: theirs, onError: 'ignore' });
      for (const database of app.databases) await database.autoupdate();
      await app.close();
      await server.query(ours, sqlOf(project, { database: 'postgresql' }));
      for (const sql of [columnsQuery, indexesQuery])
        expect(await server.query(ours, sql)).toEqual(await server.query(theirs, sql));
      const [migrated, constrained] = [await openDump(theirs), await openDump(ours)];
      const back = tablesIn(migrated);
      const tables = new Set([...tablesIn(project)].filter((table) => back.has(table)));
      expect([...tables].length).toBeGreaterThan(0);
      expect(columnsIn(migrated, tables)).toEqual(columnsIn(project, tables));
      const keys = keysIn(project, tables);
      expect(keysIn(constrained, tables)).toEqual(keys);
      // LoopBack makes no foreign keys: the others are named otherwise than their tables.
      expect(keysIn(migrated, tables)).toEqual(keys.filter((key) => /\.(\w+)_?id → \1$/.test(key)));
      // The ids of random projects are written in ways that a database does not say.
      if (isRandom) return;
      const files = migrated.models.map(({ path, definition }) => ({
        path,
        definition,
        source: { text: '' },
      }));
      const { lines, models } = runAtOnce(findUpdateInSteps(project, { files, leftOut: [] }));
      expect(models).toHaveLength(tables.size);
      expect(lines.filter((line) => isUsual(line) && line.kind === 'changed')).toEqual([]);
    },
  );
});

it('EX43: the SQL of hostile names loads into PostgreSQL and SQLite', async (context) => {
  const sql = (database: string) => sqlOf(hostileTables(longName), { database });
  const memory = new SQL.Database();
  memory.run(sql('sqlite'));
  const [found] = memory.exec("SELECT count(*) FROM sqlite_master WHERE type = 'table'");
  expect(found?.values).toEqual([[hostileNames.length + 1]]);
  memory.close();
  if (server === null) return context.skip('PostgreSQL is not installed: npm test installs it on Debian');
  const url = await server.createDatabase('hostile');
  await server.query(url, sql('postgresql'));
  const tables = "SELECT count(*)::int AS count FROM information_schema.tables WHERE table_schema = 'public'";
  expect(await server.query(url, tables)).toEqual([{ count: hostileNames.length + 1 }]);
});

describe('the SQL for MySQL', () => {
  it.for(projects)('has the columns that LoopBack’s connector writes: $title', async ({ open }) => {
    const project = await open();
    const app = await bootOnDatabase(project, { connector: 'mysql', lazyConnect: true, database: 'x' });
    const sql = sqlOf(project, { database: 'mysql', indexes: false, foreignKeys: false });
    const { escapeId } = require('mysql2');
    const theirs = app.databases.flatMap(({ connector }) => {
      connector.client = { escapeId };
      return Object.keys(connector._models).map((model) => [
        connector.tableEscaped(model),
        columnLines(connector.buildColumnDefinitions(model)),
      ]);
    });
    await app.close();
    const ours = [...sql.matchAll(/CREATE TABLE (`[^;]*?`) \((.*?)\n\);/gs)].map(([, name, body = '']) => [
      name,
      columnLines(body),
    ]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
  });
});

/** Returns the columns of a statement, sorted, without the key and what MySQL takes for granted. */
function columnLines(sql: string): readonly string[] {
  return sql
    .split(/,\s*\n/)
    .map((line) => line.trim().replace(/ PRIMARY KEY.*$/, ''))
    .map((line) => line.replace(/(?<! NOT) NULL$/, ''))
    .filter((line) => line !== '' && !/^(?:PRIMARY KEY|(?:UNIQUE )?INDEX)/.test(line))
    .toSorted();
}

describe('the SQL for SQLite', () => {
  it.for(projects)('loads, with the columns and keys of the models: $title', async ({ open }) => {
    const project = await open();
    const database = new SQL.Database();
    database.run('PRAGMA foreign_keys = ON');
    database.run(sqlOf(project, { database: 'sqlite' }));
    const [tables] = database.exec("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    expect(tables?.values.length).toBeGreaterThan(0);
    expect(database.exec('PRAGMA foreign_key_check')).toEqual([]);
    database.close();
  });
});
