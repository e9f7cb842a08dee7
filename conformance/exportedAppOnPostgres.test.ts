/** Migrates, seeds and runs exported LoopBack 3 applications on a PostgreSQL that the test starts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createExampleProject } from '../src/model/index.ts';
import { exampleCalls, exampleRows } from './testing/exampleCalls.ts';
import {
  type ExportedApplication,
  type RunningApplication,
  runScript,
  startApplication,
  writeApplication,
} from './testing/exportedApplication.ts';
import { type PostgresServer, startPostgres } from './testing/postgres.ts';
import { openRest, type RestRequest, send } from './testing/restOverRuntime.ts';
import { openSound } from './testing/soundProjects.ts';
import { sqlDifferences } from './testing/sqlDifferences.ts';

let server: PostgresServer | null = null;
let app: ExportedApplication | undefined;
let running: RunningApplication | undefined;

/** For starting and stopping servers on a busy machine. Milliseconds. */
const patience = 120_000;

beforeAll(async () => {
  server = await startPostgres();
}, patience);

afterAll(() => server?.stop(), patience);

beforeEach((context) => {
  context.skip(server === null, 'PostgreSQL is not installed: npm test installs it on Debian');
});

afterEach(async () => {
  await running?.stop();
  app?.remove();
  app = undefined;
  running = undefined;
}, patience);

const rowsWithGaps = {
  ...exampleRows,
  Customer: [...(exampleRows['Customer'] ?? []), { id: 4, name: 'Without' }],
};

/** Exports a project and gives it an empty database. */
async function prepare(name: string, ...args: Parameters<typeof writeApplication>) {
  const postgres = server;
  if (postgres === null) throw new Error('There is no PostgreSQL.');
  const url = await postgres.createDatabase(name);
  const written = writeApplication(...args);
  app = written;
  const { folder } = written;
  const env = { DATABASE_URL: url };
  return {
    folder,
    migrate: (...flags: readonly string[]) => runScript(folder, 'migrate', flags, env),
    seed: () => runScript(folder, 'seed', [], env),
    start: async (): Promise<string> => {
      running = await startApplication(folder, env);
      return running.root;
    },
    query: (sql: string) => postgres.query(url, sql),
    /** Every column and index, with what PostgreSQL knows them by: one made again differs. */
    schema: async () => [
      await postgres.query(
        url,
        "SELECT attrelid, attnum, attname, atttypid FROM pg_attribute WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) ORDER BY 1, 2",
      ),
      await postgres.query(
        url,
        "SELECT oid, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1",
      ),
    ],
  };
}

const nameOf = ({ method, path }: RestRequest): string => `${method} ${decodeURIComponent(path)}`;

describe('the exported example on PostgreSQL', () => {
  it('answers what the playground answers, keeps 12.5 and milliseconds, and goes on with new ids', async () => {
    const project = createExampleProject();
    const { migrate, seed, start, query } = await prepare('example', project, { rows: exampleRows });
    expect(await migrate()).toMatchObject({ code: 0 });
    expect(await seed()).toMatchObject({ code: 0 });
    expect((await seed()).output).toContain('Customer: has rows already');
    expect(await query('SELECT total FROM "order" ORDER BY id')).toEqual(
      [12.5, 3, 0.25, 7].map((total) => ({ total })),
    );
    const root = await start();
    const ask = await openRest(project, exampleRows);
    for (const request of exampleCalls) {
      const ours = await ask(request);
      // In sqlDifferences.
      const expected = request.path.includes('upsertWithWhere') ? { status: 200 } : ours;
      expect.soft(await send(root, request), nameOf(request)).toMatchObject(expected);
    }
    expect(await (await fetch(`${root}/health`)).json()).toMatchObject({ status: 'ok' });
    expect(await running?.stop()).toBe(0);
  });

  it('differs from memory as its README says', async () => {
    const { migrate, seed, start } = await prepare('gaps', createExampleProject(), {
      rows: rowsWithGaps,
    });
    await migrate();
    await seed();
    const roots = { onPostgres: await start(), inMemory: '' };
    const inMemory = await startApplication(app?.folder ?? '');
    roots.inMemory = inMemory.root;
    try {
      for (const difference of sqlDifferences)
        for (const where of ['inMemory', 'onPostgres'] as const) {
          const { status, body } = await send(roots[where], difference.request);
          expect
            .soft([status, difference.see(body)], `${difference.what}, ${where}`)
            .toEqual(difference[where]);
        }
    } finally {
      await inMemory.stop();
    }
  });

  it('gives every foreign key an index, and drops nothing before it is told to', async () => {
    const { folder, migrate, seed, query, schema } = await prepare('drops', createExampleProject(), {
      rows: exampleRows,
    });
    await migrate();
    await seed();
    const indexes = await query("SELECT indexname FROM pg_indexes WHERE indexname LIKE '%fk' ORDER BY 1");
    expect(indexes).toEqual([{ indexname: 'order_customerid_fk' }, { indexname: 'review_authorid_fk' }]);
    const before = await schema();
    const file = join(folder, 'common/models/customer.json');
    const { city: _city, ...properties } = JSON.parse(readFileSync(file, 'utf8')).properties;
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), properties }));
    const refused = await migrate();
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.output).toContain('column city of customer');
    expect(await schema()).toEqual(before);
    expect(await query('SELECT city FROM customer WHERE id = 1')).toEqual([{ city: 'London' }]);
    expect(await migrate('--yes')).toMatchObject({ code: 0 });
    expect(await schema()).not.toEqual(before);
    expect(await query('SELECT count(*)::int AS count FROM customer')).toEqual([{ count: 3 }]);
    expect(await migrate('--nonsense')).toMatchObject({ code: 1 });
  });
});

it.each(['loopback-example-relations', 'shop'])(
  'the exported project %s is migrated twice, the second time without a change, and boots',
  { timeout: 120_000 },
  async (name) => {
    const { migrate, start, schema } = await prepare(name, await openSound(name));
    expect(await migrate()).toMatchObject({ code: 0 });
    const before = await schema();
    expect((await migrate()).output).toContain('nothing to change');
    expect(await schema()).toEqual(before);
    const root = await start();
    expect(await (await fetch(`${root}/health`)).json()).toMatchObject({ status: 'ok' });
  },
);
