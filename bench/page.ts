/** Measures in the page; the driver calls these functions. Times are milliseconds. */

import { openIndexedDbConnector } from '../src/storage/indexedDbConnector.ts';
import { getOrder, getOrders, openBare, putAll } from './bare.ts';
import { createShop, defineShop, makeOrders } from './models.ts';
import { openSandbox } from './sandbox.ts';
import { competingTasks } from './slices.ts';
import { inTurn, time } from './timing.ts';

interface Juggler {
  readonly memory: unknown;
  readonly DataSource: new (
    settings: object,
  ) => {
    define(name: string, properties: object): unknown;
    readonly connector: { readonly cache: Record<string, Record<string, string>> };
  };
}

const scope = globalThis as unknown as { juggler: Juggler; bench: object };

const calls = 50;
let databases = 0;

const openConnector = () => openIndexedDbConnector(`bench-${databases++}`);

function check(condition: boolean, what: string): void {
  if (!condition) throw new Error(`The benchmark measures nothing: ${what}`);
}

/** Measures one `customer.orders({})` that returns 20 of `size` orders. */
async function relation(size: number) {
  const customers = size / 20;
  const rows = makeOrders(size, customers);
  const connector = await openConnector();
  const shop = createShop(connector);
  await shop.Customer.create({ name: 'any' });
  await shop.Order.count();
  await connector.create(
    'Customer',
    Array.from({ length: calls }, () => ({ name: 'any' })),
  );
  await connector.create('Order', rows);
  const bare = await openBare();
  await putAll(bare, rows);
  const picked = await Promise.all(
    Array.from({ length: calls }, (_, index) => shop.Customer.findById(index + 1)),
  );
  const last = await picked[calls - 1]?.orders({});
  check(last?.length === 20, `${last?.length} orders instead of 20`);
  const ours = () =>
    time(async () => {
      for (const customer of picked) await customer.orders({});
    });
  const byHand = () =>
    time(async () => {
      for (let id = 1; id <= calls; id++) await getOrders(bare, id);
    });
  await inTurn(3, { ours, byHand });
  const times = await inTurn(40, { ours, byHand });
  await connector.disconnect();
  bare.close();
  return { ours: times.ours / calls, byHand: times.byHand / calls, juggler: await jugglerRelation(rows) };
}

async function jugglerRelation(rows: readonly object[]): Promise<number> {
  const source = new scope.juggler.DataSource({ connector: scope.juggler.memory });
  const shop = defineShop(source);
  const customer = await shop.Customer.create({ name: 'any' });
  // Creating the rows one by one would take minutes; this is how its create stores them.
  source.connector.cache['Order'] = Object.fromEntries(
    rows.map((row, index) => [index + 1, JSON.stringify({ ...row, id: index + 1 })]),
  );
  const found = await customer.orders({});
  check(found.length === 20, `juggler found ${found.length} orders instead of 20`);
  const { juggler } = await inTurn(5, { juggler: () => time(() => customer.orders({})) });
  return juggler;
}

/** Measures `create` of many rows in one call: bare puts, the runtime in the page, and behind the sandbox's port. */
async function create(size: number, workerCode: string) {
  const rows = makeOrders(size, size / 20);
  return inTurn(5, {
    byHand: async () => {
      const bare = await openBare();
      const elapsed = await time(() => putAll(bare, rows));
      bare.close();
      return elapsed;
    },
    ours: async () => {
      const connector = await openConnector();
      const { Order } = createShop(connector);
      await Order.count();
      const given = makeOrders(size, size / 20);
      const elapsed = await time(() => Order.create(given));
      check((await Order.count()) === size, 'rows are missing');
      await connector.disconnect();
      return elapsed;
    },
    throughPort: async () => {
      const sandbox = await openSandbox(workerCode);
      await sandbox.run({ kind: 'findById', count: 1 });
      const elapsed = await sandbox.run({ kind: 'create', size });
      await sandbox.close();
      return elapsed;
    },
  });
}

/** Measures single calls in sequence: `findById` through the port, bare gets in the page, a bare echo over a port. */
async function singleCalls(count: number, workerCode: string) {
  const bare = await openBare();
  await putAll(bare, makeOrders(count, count / 20));
  const sandbox = await openSandbox(workerCode);
  await sandbox.run({ kind: 'create', size: count });
  const works = {
    throughPort: () => sandbox.run({ kind: 'findById', count }),
    gets: () =>
      time(async () => {
        for (let id = 1; id <= count; id++) await getOrder(bare, id);
      }),
    echo: () => sandbox.run({ kind: 'echo', count }),
  };
  await inTurn(1, works);
  const times = await inTurn(7, works);
  await sandbox.close();
  bare.close();
  return times;
}

scope.bench = { relation, create, singleCalls, competingTasks };
