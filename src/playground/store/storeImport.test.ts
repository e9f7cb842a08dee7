import { describe, expect, it } from 'vitest';
import type { Connector, Row } from '../../runtime/connector.ts';
import { createMemoryConnector } from '../../runtime/memoryConnector.ts';
import type { ModelPlan } from '../wire/importing.ts';
import { createImportBuffer } from './importBuffer.ts';
import { renewIds } from './renewIds.ts';
import { storeImport, surveyImport } from './storeImport.ts';
import { designModel, hasMany, schemaOf } from './testing/designs.ts';

const design = [
  designModel('c', 'Customer', ['id', 'name'], { relations: [hasMany('orders', 'Order', 'customerId')] }),
  designModel('o', 'Order', ['id', 'total', 'customerId', 'friendIds'], {
    relations: [
      { ...hasMany('friends', 'Customer', 'friendIds'), type: 'referencesMany', keyHolder: 'Order' },
    ],
  }),
];
const never = new AbortController().signal;

async function open(file: Readonly<Record<string, readonly Row[]>>) {
  const connector = createMemoryConnector();
  await connector.define(design.map((model) => schemaOf(model)));
  await connector.create('Customer', [{ name: 'Ada' }, { name: 'Bob' }]);
  await connector.create('Order', [{ total: 1, customerId: 1 }]);
  const buffer = createImportBuffer(
    { rows: new Map(Object.entries(file)), unknown: [], skipped: 0 },
    () => 'id',
  );
  const store = (...models: readonly ModelPlan[]) =>
    storeImport(connector, buffer, { withRefused: false, models }, design, never, () => {});
  const rows = (model: string) => connector.find(model, {});
  return { connector, buffer, store, rows };
}

const customers = [{ id: 2, name: 'Cy' }, { id: 3, name: 'Di' }, { name: 'Ed' }, { id: 3, name: 'Flo' }];
const append = (model: string, taken: ModelPlan['taken']): ModelPlan => ({ model, way: 'append', taken });

describe('the rows of a file', () => {
  it('are counted beside those that are stored', async () => {
    const { connector, buffer } = await open({ Customer: customers, Order: [{ id: 7 }] });
    const order = { model: 'Order', existing: 1, taken: 0, takenFitting: 0 };
    expect(await surveyImport(connector, buffer, design, never)).toEqual([
      { model: 'Customer', existing: 2, taken: 1, takenFitting: 1 },
      order,
    ]);
    buffer.applyChecked('Customer', 0, [{ row: null, refused: 'no', lost: [] }]);
    expect(await surveyImport(connector, buffer, design, never)).toEqual([
      { model: 'Customer', existing: 2, taken: 1, takenFitting: 0 },
      order,
    ]);
  });

  it('are stored a thousand in a call, the next ones while the last are written', async () => {
    const rows = Array.from({ length: 3_500 }, (_, index) => ({ id: index + 10 }));
    const { connector, buffer } = await open({ Order: rows });
    const sizes: number[] = [];
    let [pending, most] = [0, 0];
    const slow: Connector = {
      ...connector,
      create: async (model, some) => {
        sizes.push(some.length);
        pending += 1;
        most = Math.max(most, pending);
        // Writing takes turns of its own.
        await new Promise((resolve) => setTimeout(resolve));
        pending -= 1;
        return connector.create(model, some);
      },
    };
    const store = async (taken: ModelPlan['taken']) => {
      const plan = { withRefused: false, models: [append('Order', taken)] };
      const [stored] = await storeImport(slow, buffer, plan, design, never, () => {});
      return stored;
    };
    expect(await store('skip')).toEqual({ model: 'Order', added: 3_500, replaced: 0, skipped: 0 });
    expect([sizes, most]).toEqual([[1000, 1000, 1000, 500], 2]);
    // One after the other: the next rows may have an id of the last ones.
    most = 0;
    expect(await store('replace')).toMatchObject({ added: 0, replaced: 3_500 });
    expect(most).toBe(1);
  });

  it('are added, except those with a stored id', async () => {
    const { store, rows } = await open({ Customer: customers });
    expect(await store(append('Customer', 'skip'))).toEqual([
      { model: 'Customer', added: 2, replaced: 0, skipped: 2 },
    ]);
    expect((await rows('Customer')).map(({ name }) => name)).toEqual(['Ada', 'Bob', 'Di', 'Ed']);
  });

  it('are added, and replace stored rows with the same id, but not rows of the same file', async () => {
    const { store, rows } = await open({ Customer: customers });
    expect(await store(append('Customer', 'replace'))).toEqual([
      { model: 'Customer', added: 2, replaced: 1, skipped: 1 },
    ]);
    expect((await rows('Customer')).map(({ name }) => name)).toEqual(['Ada', 'Cy', 'Di', 'Ed']);
  });

  it('replace a stored row once, also where the id occurs again in the file', async () => {
    const many = Array.from({ length: 600 }, (_, index) => ({ id: 1_000 + index }));
    const file = [{ id: 2, name: 'Cy' }, ...many, { id: 2, name: 'late' }, { id: 1_000, name: 'late' }];
    const { store, rows } = await open({ Customer: file });
    expect(await store(append('Customer', 'replace'))).toEqual([
      { model: 'Customer', added: 600, replaced: 1, skipped: 2 },
    ]);
    expect((await rows('Customer')).map(({ name }) => name)).not.toContain('late');
  });

  it('get new ids, and keys in the file that reference them are updated', async () => {
    const { connector, buffer, store, rows } = await open({
      Customer: customers,
      Order: [
        { id: 1, total: 2, customerId: 2, friendIds: [2, 3] },
        { id: 5, total: 3, customerId: 3 },
        { total: 4, customerId: 1 },
      ],
    });
    expect(await renewIds(connector, buffer, ['Customer', 'Order'], design)).toBe(2);
    await store(append('Customer', 'renew'), append('Order', 'renew'));
    expect((await rows('Customer')).map(({ id, name }) => [id, name])).toEqual([
      [1, 'Ada'],
      [2, 'Bob'],
      [3, 'Di'],
      [4, 'Cy'],
      // The given id has moved the counter past it, as in LoopBack.
      [6, 'Ed'],
    ]);
    const orders = await rows('Order');
    expect(orders.map(({ total, customerId }) => [total, customerId])).toEqual([
      [1, 1],
      [3, 3],
      [2, 4],
      [4, 1],
    ]);
    expect(orders.find(({ total }) => total === 2)?.['friendIds']).toEqual([4, 3]);
  });

  it('are stored only for the models that are wanted', async () => {
    const { store, rows } = await open({ Customer: customers, Order: [{ id: 9 }] });
    const result = await store({ model: 'Customer', way: 'leave', taken: 'skip' }, append('Order', 'skip'));
    expect(result).toEqual([{ model: 'Order', added: 1, replaced: 0, skipped: 0 }]);
    expect(await rows('Customer')).toHaveLength(2);
  });
});

describe('the preview of a file', () => {
  it('shows its first rows as short texts under all of its columns', () => {
    const rows: readonly Row[] = [
      { id: 1, name: 'a'.repeat(100) },
      ...Array.from({ length: 9 }, () => ({ born: { year: 1815 }, name: null })),
      { late: true },
    ];
    const buffer = createImportBuffer(
      { rows: new Map([['Customer', rows]]), unknown: [], skipped: 0 },
      () => 'id',
    );
    buffer.applyChecked('Customer', 0, [{ row: { id: 1, name: 'a', age: 3 }, refused: null, lost: [] }]);
    const [summary] = buffer.summary().models;
    expect(summary?.preview.columns).toEqual(['id', 'name', 'born', 'late']);
    expect(summary?.preview.rows).toHaveLength(5);
    expect(summary?.preview.rows[0]).toEqual(['1', `${'a'.repeat(59)}…`, null, null]);
    expect(summary?.preview.rows[1]).toEqual([null, null, '{"year":1815}', null]);
    expect(summary?.kept).toEqual(['id', 'name', 'age']);
  });
});
