import { describe, expect, it } from 'vitest';
import { type Connector, createMemoryConnector, type ModelClass } from '../../../runtime/index.ts';
import type { SampleRecord } from '../../wire/sampleRecord.ts';
import { loadModels, type RuntimeModels } from '../loadModels.ts';
import { type FillOptions, fillSamples as fillOnce } from './fillSamples.ts';

type Definition = Readonly<Record<string, unknown>> & { readonly name: string };

const customer: Definition = {
  name: 'Customer',
  properties: { name: { type: 'string', required: true }, level: { type: 'string', default: 'basic' } },
  relations: {
    orders: { type: 'hasMany', model: 'Order', foreignKey: '' },
    reviews: { type: 'hasMany', model: 'Review', foreignKey: 'authorId' },
  },
};
const order: Definition = { name: 'Order', properties: { description: 'string', orderDate: 'date' } };
const review: Definition = { name: 'Review', properties: { rating: 'number' } };

function load(connector: Connector, ...definitions: Definition[]): Promise<RuntimeModels> {
  const files = definitions.map((definition) => ({
    name: `${definition.name}.json`,
    text: JSON.stringify(definition),
  }));
  return loadModels(files, connector, () => {});
}

function modelOf(loaded: RuntimeModels, name: string): ModelClass {
  const model = loaded.models.get(name);
  if (model === undefined) throw new Error(`${name} is not loaded`);
  return model;
}

/** What is remembered of the models, by the store that they are in. */
const remembered = new Map<Connector, Map<string, SampleRecord>>();
const recordsOf = ({ connector }: RuntimeModels): Map<string, SampleRecord> => {
  const records = remembered.get(connector) ?? new Map<string, SampleRecord>();
  remembered.set(connector, records);
  return records;
};

/** Fills samples as the page does, which remembers the records and sends them with the next load. */
function fillSamples(loaded: RuntimeModels, seed: string, options: FillOptions = {}) {
  const records = recordsOf(loaded);
  return fillOnce(loaded, seed, {
    ...options,
    records: [...records.values()],
    onRecord: (record) => void records.set(record.model, record),
  });
}

async function forgetSamples(loaded: RuntimeModels): Promise<void> {
  recordsOf(loaded).clear();
  await loaded.connector.automigrate([...loaded.models.keys()]);
}

const find = async (loaded: RuntimeModels, name: string) =>
  (await modelOf(loaded, name).find({})).map((instance) => instance.toJSON());

describe('fillSamples', () => {
  it('makes rows with related rows for every model', async () => {
    const loaded = await load(createMemoryConnector(), customer, order, review);
    expect(await fillSamples(loaded, 'seed')).toEqual([
      { model: 'Customer', rows: 5, isNew: true, properties: [] },
      { model: 'Order', rows: 12, isNew: true, properties: [] },
      { model: 'Review', rows: 12, isNew: true, properties: [] },
    ]);
    const first = await modelOf(loaded, 'Customer').findById(1);
    const accessor = first as unknown as Record<'orders' | 'reviews', (filter: object) => Promise<unknown[]>>;
    expect((await accessor.orders({})).length).toBeGreaterThanOrEqual(3);
    expect((await accessor.reviews({})).length).toBeGreaterThanOrEqual(3);
    const customers = (await find(loaded, 'Customer')).map(({ id }) => id);
    for (const { customerId } of await find(loaded, 'Order')) expect(customers).toContain(customerId);
  });

  it('makes the same rows for the same seed, with defaults and types as the runtime has them', async () => {
    const one = await load(createMemoryConnector(), customer, order, review);
    const two = await load(createMemoryConnector(), customer, order, review);
    await fillSamples(one, 'seed');
    await fillSamples(two, 'seed');
    expect(await find(one, 'Order')).toEqual(await find(two, 'Order'));
    const [row] = await find(one, 'Customer');
    expect(row).toMatchObject({ id: 1, level: 'basic', name: expect.any(String) });
    const [made] = await find(one, 'Order');
    expect(made?.['orderDate']).toBeInstanceOf(Date);
    // The next row that the user creates gets the next id.
    expect(await modelOf(one, 'Order').create({})).toMatchObject({ id: 13 });
  });

  it('fills a model once: deleted rows are not created again, existing ones are left alone', async () => {
    const connector = createMemoryConnector();
    const loaded = await load(connector, customer, order);
    await modelOf(loaded, 'Order').create({ description: 'mine' });
    await fillSamples(loaded, 'seed');
    expect(await find(loaded, 'Order')).toHaveLength(1);
    await modelOf(loaded, 'Customer').destroyAll();
    expect(await fillSamples(await load(connector, customer, order), 'seed')).toEqual([]);
    expect(await find(loaded, 'Customer')).toEqual([]);
  });

  it('fills new properties of sample rows, and leaves the user’s rows', async () => {
    const connector = createMemoryConnector();
    const { relations: _relations, ...loner } = customer;
    const before = await load(connector, loner, order);
    await fillSamples(before, 'seed');
    await modelOf(before, 'Order').create({ description: 'mine' });
    await modelOf(before, 'Order').updateAll({ id: 2 }, { description: 'changed' });

    const after = await load(connector, customer, order, review);
    expect(await fillSamples(after, 'seed')).toEqual([
      { model: 'Order', rows: 5, isNew: false, properties: ['customerId'] },
      { model: 'Review', rows: 12, isNew: true, properties: [] },
    ]);
    const orders = await find(after, 'Order');
    expect(orders.slice(0, 5).every(({ customerId }) => typeof customerId === 'number')).toBe(true);
    expect(orders[1]).toMatchObject({ description: 'changed' });
    expect(orders[5]).toMatchObject({ description: 'mine' });
    expect(orders[5]?.['customerId']).toBeUndefined();
    expect(await fillSamples(after, 'seed')).toEqual([]);
  });

  it('starts again after a reset', async () => {
    const loaded = await load(createMemoryConnector(), customer, order);
    await fillSamples(loaded, 'seed');
    const fresh = await find(loaded, 'Order');
    await modelOf(loaded, 'Order').destroyAll({ id: { gt: 3 } });
    await modelOf(loaded, 'Order').create({ description: 'mine' });
    await forgetSamples(loaded);
    await fillSamples(loaded, 'seed');
    expect(await find(loaded, 'Order')).toEqual(fresh);
    expect(await modelOf(loaded, 'Order').create({})).toMatchObject({ id: 13 });
  });

  it('knows the keys of every kind of relation', async () => {
    const loaded = await load(
      createMemoryConnector(),
      {
        name: 'Physician',
        properties: { name: 'string' },
        relations: { patients: { type: 'hasMany', model: 'Patient', through: 'Appointment' } },
      },
      {
        name: 'Patient',
        properties: { name: 'string' },
        relations: { physicians: { type: 'hasMany', model: 'Physician', through: 'Appointment' } },
      },
      {
        name: 'Appointment',
        properties: { date: 'date' },
        relations: {
          physician: { type: 'belongsTo', model: 'Physician' },
          patient: { type: 'belongsTo', model: 'Patient', foreignKey: '' },
        },
      },
      {
        name: 'Employee',
        properties: {},
        relations: { reports: { type: 'hasMany', model: 'Employee', foreignKey: 'managerId' } },
      },
      {
        name: 'Code',
        idInjection: false,
        properties: { code: { type: 'string', id: true, generated: false } },
        relations: { uses: { type: 'hasMany', model: 'Use', foreignKey: 'codeId' } },
      },
      { name: 'Use', properties: {} },
    );
    await fillSamples(loaded, 'seed');
    for (const { physicianId, patientId } of await find(loaded, 'Appointment')) {
      expect([1, 2, 3, 4, 5]).toContain(physicianId);
      expect([1, 2, 3, 4, 5]).toContain(patientId);
    }
    const [boss, ...others] = await find(loaded, 'Employee');
    expect(boss?.['managerId']).toBeUndefined();
    expect(others.every(({ id, managerId }) => Number(managerId) < Number(id))).toBe(true);
    expect((await find(loaded, 'Use')).map(({ codeId }) => codeId)).toContain('code-1');
  });

  it('links through a join model that LoopBack creates, and creates at most one row for a hasOne target', async () => {
    const loaded = await load(
      createMemoryConnector(),
      { name: 'Book', relations: { authors: { type: 'hasAndBelongsToMany', model: 'Author' } } },
      {
        name: 'Author',
        relations: {
          books: { type: 'hasAndBelongsToMany', model: 'Book' },
          pass: { type: 'hasOne', model: 'Pass' },
        },
      },
      { name: 'Pass', relations: { author: { type: 'belongsTo', model: 'Author' } } },
      { name: 'Address', base: 'Model', properties: { street: 'string' } },
      { name: 'Flat', properties: { address: 'Address' } },
    );
    const filled = await fillSamples(loaded, 'seed');
    expect(filled.map(({ model, rows }) => [model, rows])).toEqual([
      ['Book', 5],
      ['Author', 5],
      ['Pass', 5],
      ['Flat', 5],
      ['AuthorBook', 12],
    ]);
    for (const { bookId, authorId } of await find(loaded, 'AuthorBook')) {
      expect([1, 2, 3, 4, 5]).toContain(bookId);
      expect([1, 2, 3, 4, 5]).toContain(authorId);
    }
    expect((await find(loaded, 'Pass')).map(({ authorId }) => authorId)).toEqual([1, 2, 3, 4, 5]);
  });

  it('fills models and properties with names such as __proto__ and constructor', async () => {
    const odd = JSON.parse('{"name": "constructor", "properties": {"__proto__": "string"}}');
    const loaded = await load(createMemoryConnector(), odd);
    expect(await fillSamples(loaded, 'seed', { counts: {} })).toMatchObject([
      { model: 'constructor', rows: 5 },
    ]);
  });

  it('stores models that extend LoopBack’s Model, except embedded, mail and key-value models', async () => {
    const loaded = await load(
      createMemoryConnector(),
      { name: 'Report', base: 'Model', properties: { title: { type: 'string', required: true } } },
      { name: 'Part', base: 'Model', properties: { code: 'string' } },
      { name: 'Whole', relations: { parts: { type: 'embedsMany', model: 'Part' } } },
      { name: 'Mail', base: 'Email' },
      { name: 'Cached', base: 'KeyValueModel' },
    );
    const filled = await fillSamples(loaded, 'seed');
    expect(filled.map(({ model }) => model)).toEqual(['Report', 'Whole']);
  });

  it('makes the requested number of rows, reports progress, and ends when cancelled', async () => {
    const loaded = await load(createMemoryConnector(), customer, order, review);
    const seen: [number, number][] = [];
    const counts = { Customer: 300, Order: 2_700, Review: 0 };
    await fillSamples(loaded, 'seed', { counts, onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)).toEqual([3000, 3000]);
    expect(seen.length).toBeGreaterThan(3);
    const orders = await find(loaded, 'Order');
    expect(orders).toHaveLength(2700);
    expect(await find(loaded, 'Review')).toHaveLength(0);
    const owners = new Set(orders.map(({ customerId }) => Number(customerId)));
    expect(Math.max(...owners)).toBeLessThanOrEqual(300);
    expect(owners.size).toBeGreaterThan(150);

    await forgetSamples(loaded);
    let asked = 0;
    await fillSamples(loaded, 'seed', { counts, isCancelled: () => ++asked > 2 });
    expect(await find(loaded, 'Customer')).toHaveLength(300);
    expect(await find(loaded, 'Order')).toHaveLength(1000);
  });

  it('makes the next rows while the last ones are stored, a thousand in a call', async () => {
    const inner = createMemoryConnector();
    const sizes: number[] = [];
    let [pending, most] = [0, 0];
    const connector: Connector = {
      ...inner,
      create: async (model, rows, mode) => {
        sizes.push(rows.length);
        pending += 1;
        most = Math.max(most, pending);
        // The store is in another thread.
        await new Promise((resolve) => setTimeout(resolve));
        pending -= 1;
        return inner.create(model, rows, mode);
      },
    };
    const loaded = await load(connector, customer);
    await fillSamples(loaded, 'seed', { counts: { Customer: 3_500 } });
    expect([sizes, most]).toEqual([[1000, 1000, 1000, 500], 2]);
    const ids = (await find(loaded, 'Customer')).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 3_500 }, (_, index) => index + 1));
  });

  it('ends with the error of the store, and stores nothing after it', async () => {
    const inner = createMemoryConnector();
    let calls = 0;
    const connector: Connector = {
      ...inner,
      create: async (model, rows, mode) => {
        calls += 1;
        if (calls === 2) throw new Error('The disk is full.');
        return inner.create(model, rows, mode);
      },
    };
    const loaded = await load(connector, customer);
    await expect(fillSamples(loaded, 'seed', { counts: { Customer: 9_000 } })).rejects.toThrow('full');
    expect(calls).toBeLessThanOrEqual(4);
  });
});
