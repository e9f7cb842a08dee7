/**
 * Measures an exported application on a PostgreSQL that it starts: a read of a relation
 * with the index that the application makes and without it, at growing sizes, and writes
 * through two instances at once.
 */

import {
  runScript,
  startApplication,
  writeApplication,
} from '../../conformance/testing/exportedApplication.ts';
import { type PostgresServer, startPostgres } from '../../conformance/testing/postgres.ts';
import { createExampleProject } from '../../src/model/index.ts';

/** Milliseconds of the fastest `GET /api/Customers/:id/orders`. */
export interface Reads {
  readonly indexed: Readonly<Record<number, number>>;
  readonly unindexed: number;
}

/** What happened to the rows of parallel writers. */
export interface Writes {
  readonly sent: number;
  readonly stored: number;
  readonly distinct: number;
  readonly milliseconds: number;
}

const ordersEach = 20;
const sizes = [10_000, 100_000, 1_000_000] as const;
const largest = 1_000_000;
const writers = 20;
const rowsEach = 50;

export async function measureDatabase(
  reportProgress: (what: string) => void,
): Promise<{ readonly reads: Reads; readonly writes: Writes }> {
  const server = await startPostgres();
  if (server === null) throw new Error('This needs a PostgreSQL: npm test installs one on Debian.');
  const app = writeApplication(createExampleProject());
  try {
    const indexed: Record<number, number> = {};
    let unindexed = Number.NaN;
    for (const size of sizes) {
      reportProgress(`${size.toLocaleString('en')} orders`);
      const url = await prepare(server, app.folder, `orders${size}`);
      await fill(server, url, size);
      indexed[size] = await timeReads(app.folder, url, size, 200);
      if (size !== largest) continue;
      await server.query(url, 'DROP INDEX order_customerid_fk');
      reportProgress('the same without the index');
      unindexed = await timeReads(app.folder, url, size, 10);
    }
    reportProgress('two instances, parallel writers');
    return { reads: { indexed, unindexed }, writes: await writeAtOnce(server, app.folder) };
  } finally {
    app.remove();
    await server.stop();
  }
}

async function prepare(server: PostgresServer, folder: string, name: string): Promise<string> {
  const url = await server.createDatabase(name);
  const { code, output } = await runScript(folder, 'migrate', [], { DATABASE_URL: url });
  if (code !== 0) throw new Error(output);
  return url;
}

async function fill(server: PostgresServer, url: string, size: number): Promise<void> {
  const customers = size / ordersEach;
  await server.query(
    url,
    `INSERT INTO customer (name) SELECT 'Customer ' || number FROM generate_series(1, ${customers}) AS number`,
  );
  // The orders of a customer are far apart, as in a shop.
  await server.query(
    url,
    `INSERT INTO "order" (description, total, customerid) SELECT 'Order ' || number, number / 4.0, number % ${customers} + 1 FROM generate_series(1, ${size}) AS number`,
  );
  await server.query(url, 'ANALYZE');
}

/** The fastest read of the orders of customers far apart: other programs only make one slower. Milliseconds. */
async function timeReads(folder: string, url: string, size: number, count: number): Promise<number> {
  const running = await startApplication(folder, { DATABASE_URL: url });
  try {
    const read = async (index: number): Promise<number> => {
      const customer = ((index * 7_919) % (size / ordersEach)) + 1;
      const start = performance.now();
      const answer = await fetch(`${running.root}/api/Customers/${customer}/orders`);
      const rows: unknown = await answer.json();
      const time = performance.now() - start;
      if (!Array.isArray(rows) || rows.length !== ordersEach)
        throw new Error(`Customer ${customer} has ${JSON.stringify(rows).slice(0, 200)}`);
      return time;
    };
    for (let index = 0; index < Math.min(20, count); index += 1) await read(index);
    const times: number[] = [];
    for (let index = 0; index < count; index += 1) times.push(await read(index + 20));
    return Math.min(...times);
  } finally {
    await running.stop();
  }
}

/** Writes through two instances of the application at once, with a text of its own in each row. */
async function writeAtOnce(server: PostgresServer, folder: string): Promise<Writes> {
  const url = await prepare(server, folder, 'writers');
  await server.query(url, "INSERT INTO customer (name) SELECT 'Customer' FROM generate_series(1, 5)");
  const env = { DATABASE_URL: url };
  const instances = await Promise.all([startApplication(folder, env), startApplication(folder, env)]);
  try {
    const start = performance.now();
    const write = async (writer: number): Promise<void> => {
      for (let row = 0; row < rowsEach; row += 1) {
        const root = instances[(writer + row) % instances.length]?.root ?? '';
        const answer = await fetch(`${root}/api/Customers/${(row % 5) + 1}/orders`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ description: `${writer} ${row}` }),
        });
        if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
        await answer.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    const milliseconds = performance.now() - start;
    const [counted] = await server.query(
      url,
      'SELECT count(*)::int AS stored, count(DISTINCT description)::int AS distinct FROM "order"',
    );
    return {
      sent: writers * rowsEach,
      stored: Number(counted?.['stored']),
      distinct: Number(counted?.['distinct']),
      milliseconds,
    };
  } finally {
    for (const instance of instances) await instance.stop();
  }
}
