import type { Row } from '../../../runtime/connector.ts';
import type { ContractHooks } from '../../../runtime/testing/connectorContract.ts';
import { deleteIndexedDb, openIndexedDbConnector } from '../../../storage/indexedDbConnector.ts';
import { dumpDatabase } from '../../../storage/testing/dumpDatabase.ts';
import { endAtStep } from '../../../storage/testing/endAtStep.ts';
import type { DesignModel } from '../../designModel.ts';
import { migrateRows } from '../migrateRows.ts';
import { createRowBackup } from '../rowBackup.ts';
import { designModel, hasMany, schemaOf } from './designs.ts';

/** The rows of some models, and the next id of each. */
type State = Readonly<Record<string, { readonly rows: readonly Row[]; readonly next: string | number }>>;

type Work = (store: Awaited<ReturnType<typeof openIndexedDbConnector>>) => Promise<unknown>;

const customer = designModel('c', 'Customer', ['id', 'name'], {
  relations: [hasMany('orders', 'Order', 'customerId'), hasMany('photos', 'Photo', 'ownerId', 'ownerType')],
});
const order = designModel('o', 'Order', ['id', 'total', 'customerId'], {
  relations: [hasMany('photos', 'Photo', 'ownerId', 'ownerType')],
});
const tag = designModel('t', 'Tag', ['label', 'text'], { idName: 'label', idType: 'string' });
const photo = designModel('p', 'Photo', ['id', 'ownerId', 'ownerType']);
const before = [customer, order, tag, photo];

const rows = {
  Customer: [{ name: 'Ada' }, { name: 'Bob' }],
  Order: [{ total: 1, customerId: 2 }, { total: 2, customerId: 1 }, { total: 3 }],
  Tag: [
    { label: 'red', text: 'a' },
    { label: 'blue', text: 'a' },
  ],
  Photo: [
    { ownerId: 1, ownerType: 'Customer' },
    { ownerId: 1, ownerType: 'Order' },
  ],
} as const;

interface Scenario {
  readonly design: readonly DesignModel[];
  readonly renames?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly after: State;
}

const customers = [
  { id: 1, name: 'Ada' },
  { id: 2, name: 'Bob' },
];
const orders = [
  { id: 1, total: 1, customerId: 2 },
  { id: 2, total: 2, customerId: 1 },
  { id: 3, total: 3 },
];
const tags = [
  { label: 'blue', text: 'a' },
  { label: 'red', text: 'a' },
];

/** The counters are past a removed row. */
const next = { Customer: 4, Order: 5 };

const scenarios: Readonly<Record<string, Scenario>> = {
  'two models swap their names, with their key, a property and an id': {
    design: [
      designModel('c', 'Order', ['number', 'name'], {
        idName: 'number',
        relations: [
          { ...hasMany('orders', 'Customer', 'orderId'), pointsAt: 'number' },
          hasMany('photos', 'Photo', 'ownerId', 'ownerType'),
        ],
      }),
      designModel('o', 'Customer', ['id', 'amount', 'orderId'], {
        relations: [hasMany('photos', 'Photo', 'ownerId', 'ownerType')],
      }),
      tag,
      photo,
    ],
    renames: { c: [['id', 'number']], o: [['total', 'amount']] },
    after: {
      Order: {
        rows: [
          { number: 1, name: 'Ada' },
          { number: 2, name: 'Bob' },
        ],
        next: next.Customer,
      },
      Customer: {
        rows: [
          { id: 1, amount: 1, orderId: 2 },
          { id: 2, amount: 2, orderId: 1 },
          { id: 3, amount: 3 },
        ],
        next: next.Order,
      },
      Photo: {
        rows: [
          { id: 1, ownerId: 1, ownerType: 'Order' },
          { id: 2, ownerId: 1, ownerType: 'Customer' },
        ],
        next: 3,
      },
    },
  },
  'names are handed on': {
    design: [
      designModel('c', 'Tmp', ['id', 'name']),
      designModel('o', 'Customer', ['id', 'total', 'customerId']),
      tag,
      photo,
    ],
    after: { Tmp: { rows: customers, next: next.Customer }, Customer: { rows: orders, next: next.Order } },
  },
  'three models take the names of each other, one with ids that are texts': {
    design: [
      designModel('c', 'Order', ['id', 'name']),
      designModel('o', 'Tag', ['id', 'total', 'customerId']),
      { ...tag, name: 'Customer' },
      photo,
    ],
    after: {
      Order: { rows: customers, next: next.Customer },
      Tag: { rows: orders, next: next.Order },
      Customer: { rows: tags, next: '3' },
    },
  },
  'other properties become ids, and some rows have no value for them': {
    design: [
      designModel('c', 'Tag', ['id', 'name'], { idName: 'name', idType: 'string' }),
      designModel('o', 'Order', ['id', 'total', 'customerId'], { idName: 'customerId' }),
      { ...tag, name: 'Customer', idName: 'text' },
      photo,
    ],
    after: {
      Tag: { rows: customers, next: '4' },
      Order: { rows: [orders[1] ?? {}, orders[0] ?? {}, { id: 3, total: 3, customerId: 3 }], next: 5 },
      Customer: {
        rows: [
          { label: 'blue', text: 'a' },
          { label: 'red', text: 'a (red)' },
        ],
        next: '3',
      },
    },
  },
  'a model is removed and another one gets its name': {
    design: [designModel('c', 'Order', ['id', 'name']), tag, photo],
    after: {
      Order: { rows: customers, next: next.Customer },
      'playground/kept/o': { rows: orders, next: next.Order },
    },
  },
};

/** What has to hold wherever the page ends: in Node with a fake, and in a real browser. */
export function interruptedRows({ describe, it, expect }: ContractHooks): void {
  let databases = 0;
  /** Ends the work at each step, from the first on, until it is done; in between nothing has changed. */
  const endEverywhere = async (name: string, work: Work): Promise<number> => {
    const start = await dumpDatabase(name);
    for (let step = 1; ; step += 1) {
      const store = await openIndexedDbConnector(name);
      const isDone = await endAtStep(step, () => work(store));
      await store.disconnect();
      if (isDone) return step;
      expect(await dumpDatabase(name)).toEqual(start);
    }
  };
  const test = (title: string, body: (name: string) => Promise<void>): void =>
    it(title, async () => {
      const name = `interrupted-${databases++}`;
      await fill(name);
      try {
        await body(name);
      } finally {
        await deleteIndexedDb(name);
      }
    });

  describe('ST11 rows that follow the design, ended at every step', () => {
    for (const [title, { design, renames, after }] of Object.entries(scenarios)) {
      const renamesOf = (id: string) => new Map(renames?.[id] ?? []);
      test(title, async (name) => {
        const steps = await endEverywhere(name, (store) => migrateRows(store, design, renamesOf));
        expect(steps > 20).toEqual(true);
        expect(await readState(name, design, after)).toEqual(after);
        const backwards = (id: string) =>
          new Map((renames?.[id] ?? []).map(([from, to]) => [to, from] as const));
        // And back, as undo does.
        await endEverywhere(name, (store) => migrateRows(store, before, backwards));
        const texts = await readState(name, before, { Customer: after, Order: after, Photo: after });
        expect(texts['Customer']?.rows.map((row) => row['name'])).toEqual(['Ada', 'Bob']);
        expect(texts['Order']?.rows.map((row) => row['total'])).toEqual([1, 2, 3]);
        expect(texts['Photo']?.rows.map((row) => row['ownerType'])).toEqual(['Customer', 'Order']);
      });
    }
  });

  describe('ST12 rows that are undone, ended at every step', () => {
    test('a run over several models', async (name) => {
      const changes = [
        { model: 'Order', rows: [{ id: 1, expected: orders[0] ?? {}, wanted: null }] },
        { model: 'Tag', rows: [{ id: 'red', expected: tags[1] ?? {}, wanted: { label: 'red' } }] },
        { model: 'Customer', rows: [{ id: 9, expected: null, wanted: { id: 9, name: 'Cy' } }] },
      ];
      await endEverywhere(name, async (store) => {
        await define(store, before);
        expect(await store.exchange(changes)).toEqual([]);
      });
      const after = {
        Order: { rows: orders.slice(1), next: next.Order },
        Tag: { rows: [{ label: 'blue', text: 'a' }, { label: 'red' }], next: '3' },
        Customer: { rows: [...customers, { id: 9, name: 'Cy' }], next: 10 },
      };
      expect(await readState(name, before, after)).toEqual(after);
    });
  });

  describe('rows that are backed up and restored, ended at every step', () => {
    test('a reset and its undo', async (name) => {
      const names = before.map((model) => model.name);
      await endEverywhere(name, async (store) => {
        await define(store, before);
        return createRowBackup(store).backUp('Reset data', names);
      });
      const empty = { Customer: { rows: [], next: 1 }, Order: { rows: [], next: 1 } };
      expect(await readState(name, before, empty)).toEqual(empty);
      await endEverywhere(name, (store) => createRowBackup(store).swap());
      expect((await readState(name, before, { Order: empty }))['Order']?.rows).toEqual(orders);
    });

    test('an import that adds rows, after which models are renamed', async (name) => {
      await endEverywhere(name, (store) => createRowBackup(store).backUp('Import', [], ['Order']));
      const renamed = [
        designModel('c', 'Order', ['id', 'name']),
        designModel('o', 'Customer', ['id', 'total', 'customerId']),
        tag,
        photo,
      ];
      await endEverywhere(name, (store) => migrateRows(store, renamed));
      await endEverywhere(name, (store) => createRowBackup(store).swap());
      const after = {
        Order: { rows: customers, next: next.Customer },
        Customer: { rows: orders, next: next.Order },
      };
      expect(await readState(name, renamed, after)).toEqual(after);
    });
  });
}

async function define(
  store: Awaited<ReturnType<typeof openIndexedDbConnector>>,
  design: readonly DesignModel[],
): Promise<void> {
  await store.define(design.map((model) => schemaOf(model, model.id === 'o' ? ['customerId'] : [])));
}

async function fill(name: string): Promise<void> {
  const store = await openIndexedDbConnector(name);
  await migrateRows(store, before);
  await define(store, before);
  for (const [model, list] of Object.entries(rows)) await store.create(model, list);
  await store.create('Customer', [{ name: 'gone' }]);
  await store.destroy('Customer', { name: 'gone' });
  await store.create('Order', [{ total: 9 }]);
  await store.destroy('Order', { total: 9 });
  // Stores that a page creates when it first needs them.
  await createRowBackup(store).read();
  await store.disconnect();
}

/** The rows of the models, and the next id of each. */
async function readState(
  name: string,
  design: readonly DesignModel[],
  wanted: Readonly<Record<string, unknown>>,
): Promise<State> {
  const store = await openIndexedDbConnector(name);
  const state: Record<string, { rows: readonly Row[]; next: string | number }> = {};
  for (const model of Object.keys(wanted)) {
    const known = design.find((one) => one.name === model) ?? designModel('', model, []);
    await store.define([schemaOf(known)]);
    const found = await store.find(model, {});
    const idName = known.idName ?? '';
    for (const row of found) {
      const [same] = await store.find(model, { where: { [idName]: row[idName] } });
      if (JSON.stringify(same) !== JSON.stringify(row))
        throw new Error(`${model} ${row[idName]} is not found.`);
    }
    const [made] = await store.create(model, [{}]);
    const id = made !== undefined && 'id' in made ? made.id : '';
    await store.destroy(model, { [idName]: id });
    state[model] = { rows: found, next: id };
  }
  await store.disconnect();
  return state;
}
