import { describe, expect, it } from 'vitest';
import type { Key } from '../../runtime/connector.ts';
import { type Connector, createMemoryConnector } from '../../runtime/index.ts';
import type { DesignModel } from '../designModel.ts';
import type { RowQuery } from '../wire/store.ts';
import { listIds } from './listIds.ts';

const model: DesignModel = {
  id: 'm1',
  name: 'Order',
  path: 'Orders',
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  isStored: true,
  properties: [
    { name: 'id', type: 'number', isRequired: false, isId: true },
    { name: 'total', type: 'number', isRequired: false, isId: false },
    { name: 'customerId', type: 'number', isRequired: false, isId: false },
  ],
  relations: [],
};

const count = 3_456;
const total = (id: number): number => (id * 7919) % 101;

async function fill() {
  const memory = createMemoryConnector();
  const types = { id: 'number', total: 'number', customerId: 'number' } as const;
  await memory.define([
    { name: 'Order', idName: 'id', idType: 'number', isIdGenerated: true, types, indexes: ['customerId'] },
  ]);
  const rows = Array.from({ length: count }, (_, index) => ({
    total: total(index + 1),
    customerId: index % 3 === 0 ? 1 : index % 1000,
  }));
  await memory.create('Order', rows);
  let most = 0;
  const connector: Connector = {
    ...memory,
    find: async (name, filter) => {
      const found = await memory.find(name, filter);
      most = Math.max(most, found.length);
      return found;
    },
  };
  const list = (query: Partial<RowQuery>) =>
    listIds(connector, { model, within: {}, where: {}, order: null, ...query }, new AbortController().signal);
  return { connector, list, most: () => most };
}

const ids = Array.from({ length: count }, (_, index) => index + 1);

describe('listIds', () => {
  it('lists keys instead of reading rows where the store can, the first of them early', async () => {
    const { connector, most } = await fill();
    const limits: number[] = [];
    const keyed = {
      ...connector,
      listKeys: async (_model: string, after: Key | null, limit: number) => {
        limits.push(limit);
        const start = Number(after ?? 0);
        return ids.slice(start, start + limit);
      },
    };
    const never = new AbortController().signal;
    const query = { model, within: {}, where: {}, order: null };
    const early: number[] = [];
    expect(await listIds(keyed, query, never, (some) => early.push(some.length))).toEqual(ids);
    const descending = { ...query, order: { property: 'id', isDescending: true } };
    expect(await listIds(keyed, descending, never)).toEqual([...ids].reverse());
    expect([early, most()]).toEqual([[500], 0]);
    expect(limits.length).toBeLessThanOrEqual(6);
    // Of a part of the rows, and in another order, the rows decide.
    const paid = { ...query, where: { total: { gt: 50 } } };
    const expected = ids.filter((id) => total(id) > 50);
    expect(await listIds(keyed, paid, never)).toEqual(expected);
    expect(limits.length).toBeLessThanOrEqual(6);
  });

  it('lists all ids, ascending and descending, without holding all rows at once', async () => {
    const { list, most } = await fill();
    expect(await list({})).toEqual(ids);
    expect(await list({ order: { property: 'id', isDescending: true } })).toEqual([...ids].reverse());
    expect(most()).toBeLessThanOrEqual(1_000);
  });

  it.each([false, true])(
    'sorts as LoopBack does, equal rows in the order of their ids (downwards: %s)',
    async (isDescending) => {
      const { list, most } = await fill();
      const sign = isDescending ? -1 : 1;
      const wanted = [...ids].sort((left, right) => sign * (total(left) - total(right)));
      expect(await list({ order: { property: 'total', isDescending } })).toEqual(wanted);
      expect(most()).toBeLessThanOrEqual(1_000);
    },
  );

  it('filters, and reads by index where that matches few rows', async () => {
    const { list, most } = await fill();
    expect(await list({ where: { total: { gt: 98 } } })).toEqual(ids.filter((id) => total(id) > 98));
    const few = ids.filter((id) => (id - 1) % 3 !== 0 && (id - 1) % 1000 === 5);
    expect(few.length).toBeGreaterThan(0);
    expect(await list({ within: { customerId: 5 } })).toEqual(few);
    expect(await list({ within: { customerId: 5 }, where: { id: { gt: 1000 } } })).toEqual(
      few.filter((id) => id > 1000),
    );
    expect(await list({ within: { customerId: 1 }, where: { id: { lt: 10 } } })).toEqual([1, 2, 4, 7]);
    expect(most()).toBeLessThanOrEqual(1_000);
  });

  it('returns the first ids at once, and stops when aborted', async () => {
    const { connector } = await fill();
    const controller = new AbortController();
    const heard: number[] = [];
    const listed = listIds(
      connector,
      { model, within: {}, where: {}, order: null },
      controller.signal,
      (first) => {
        heard.push(first.length);
        controller.abort();
      },
    );
    expect(await listed).toEqual([]);
    expect(heard).toEqual([500]);
  });
});
