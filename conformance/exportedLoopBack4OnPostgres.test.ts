/** Migrates, seeds and runs exported LoopBack 4 applications on a PostgreSQL that the test starts. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { clinic } from '../e2e/fixtures/clinic.ts';
import { createExampleProject, type Project } from '../src/model/index.ts';
import { projectOf, type TestDefinition } from '../src/model/testing/projects.ts';
import type { Rows, TargetFile } from '../src/targets/index.ts';
import { target } from '../src/targets/loopback4/target.ts';
import { exampleCalls, exampleRows } from './testing/exampleCalls.ts';
import { type RunningApplication, runScript, startApplication } from './testing/exportedApplication.ts';
import { type PostgresServer, startPostgres } from './testing/postgres.ts';
import { clinicCalls, clinicRows } from './testing/relationCalls.ts';
import { openRest, type RestRequest, send } from './testing/restOverRuntime.ts';
import { type CompiledApplications, compileApplications } from './testing/typescriptPrograms.ts';

const projects = {
  example: createExampleProject(),
  clinic: projectOf(...(clinic as readonly TestDefinition[])),
};

const rowsOf: Readonly<Record<keyof typeof projects, Rows>> = { example: exampleRows, clinic: clinicRows };

let server: PostgresServer | null = null;
let compiled: CompiledApplications | undefined;
let running: RunningApplication | undefined;

/** For starting and stopping servers on a busy machine. Milliseconds. */
const patience = 240_000;

function filesOf(name: keyof typeof projects): Iterable<TargetFile> {
  const made = target.make({ project: projects[name], options: {}, rows: rowsOf[name] });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.files;
}

beforeAll(async () => {
  server = await startPostgres();
  if (server !== null)
    compiled = compileApplications({ example: filesOf('example'), clinic: filesOf('clinic') });
}, patience);

afterAll(async () => {
  compiled?.remove();
  await server?.stop();
}, patience);

beforeEach((context) => {
  context.skip(server === null, 'PostgreSQL is not installed: npm test installs it on Debian');
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
}, patience);

/** Gives an application an empty database. */
async function prepare(name: keyof typeof projects) {
  if (server === null || compiled === undefined) throw new Error('There is no PostgreSQL.');
  const postgres = server;
  const folder = compiled.folderOf(name);
  const url = await postgres.createDatabase(`loopback4_${name}`);
  const env = { DATABASE_URL: url };
  return {
    migrate: (...flags: readonly string[]) => runScript(folder, 'migrate', flags, env, 'dist'),
    seed: () => runScript(folder, 'seed', [], env, 'dist'),
    query: (sql: string) => postgres.query(url, sql),
    start: async (): Promise<string> => {
      running = await startApplication(folder, env, 'dist/index.js');
      return running.root;
    },
  };
}

const nameOf = ({ method, path }: RestRequest): string => `${method} ${decodeURIComponent(path)}`;

/** Values that are missing in memory are null here; the codes of errors are those of LoopBack 4. */
async function compare(
  root: string,
  project: Project,
  rows: Rows,
  requests: readonly RestRequest[],
  different: (name: string) => boolean,
) {
  const ask = await openRest(project, rows);
  for (const request of requests) {
    const ours = await ask(request);
    const answered = await send(root, request);
    const name = nameOf(request);
    if (different(name)) continue;
    expect.soft(answered, name).toMatchObject(ours.status < 400 ? ours : { status: ours.status });
  }
}

it('the example is migrated, seeded and answers as in memory, keeps 12.5 and milliseconds, and drops nothing', async () => {
  const { migrate, seed, query, start } = await prepare('example');
  expect(await migrate()).toMatchObject({ code: 0 });
  expect(await seed()).toMatchObject({ code: 0 });
  expect((await seed()).output).toContain('Customer: has rows already');
  expect(await query('SELECT total FROM "order" ORDER BY id')).toEqual(
    [12.5, 3, 0.25, 7].map((total) => ({ total })),
  );
  const indexes = await query("SELECT indexname FROM pg_indexes WHERE indexname LIKE '%fk' ORDER BY 1");
  expect(indexes).toEqual([{ indexname: 'order_customerid_fk' }, { indexname: 'review_authorid_fk' }]);
  expect((await migrate()).output).toContain('nothing to change');
  await query('ALTER TABLE customer ADD COLUMN note TEXT');
  expect(await migrate()).toMatchObject({
    code: 2,
    output: expect.stringContaining('column note of customer'),
  });
  const root = await start();
  // Of those that MIGRATION.md lists.
  const different = (name: string): boolean =>
    name.includes('upsertWithWhere') || name === 'DELETE /api/Customers/1/orders';
  await compare(root, projects.example, exampleRows, exampleCalls, different);
  expect(await (await fetch(`${root}/health`)).json()).toMatchObject({ status: 'ok' });
  expect(await running?.stop()).toBe(0);
});

it('every kind of relation answers as in memory', async () => {
  const { migrate, seed, start } = await prepare('clinic');
  expect(await migrate()).toMatchObject({ code: 0 });
  expect(await seed()).toMatchObject({ code: 0 });
  expect((await migrate()).output).toContain('nothing to change');
  const root = await start();
  await compare(
    root,
    projects.clinic,
    clinicRows,
    clinicCalls,
    (name) => name.startsWith('PUT') && name.includes('/rel/'),
  );
});

it('a database that does not answer fails a migration, and does not end a server', async () => {
  const folder = compiled?.folderOf('example') ?? '';
  const env = { DATABASE_URL: 'postgres://app@127.0.0.1:1/none' };
  const migrated = await runScript(folder, 'migrate', [], env, 'dist');
  expect(migrated).toMatchObject({ code: 1, output: expect.stringContaining('ECONNREFUSED') });
  running = await startApplication(folder, env, 'dist/index.js');
  const answered = await fetch(`${running.root}/health`);
  expect(answered.status).toBe(503);
  expect(await answered.json()).toMatchObject({ status: 'down' });
  expect(await running.stop()).toBe(0);
});
