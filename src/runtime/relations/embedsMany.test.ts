import { describe, expect, test } from 'vitest';
import { defineModels, type ModelInstance } from '../index.ts';
import { modelOf, relation } from '../testing/shop.ts';

/** A customer with two embedded addresses. */
async function createCustomer(options: Record<string, unknown> = {}) {
  const dataSource = defineModels(
    [
      {
        name: 'Customer',
        relations: {
          addresses: { type: 'embedsMany', model: 'Address', property: 'places', options },
        },
      },
      {
        name: 'Address',
        properties: { id: { type: 'number', id: true }, city: { type: 'string', required: true } },
      },
    ],
    'memory',
  );
  const Customer = modelOf(dataSource, 'Customer');
  const customer = await Customer.create({});
  const addresses = relation(customer, 'addresses');
  await addresses.create({ city: 'Rome' });
  await addresses.create({ city: 'Oslo' });
  const stored = async () =>
    JSON.parse(JSON.stringify(await Customer.findById(customer['id']))) as { places: unknown };
  return { customer, addresses, stored };
}

type Embedded = Record<
  'value' | 'at' | 'exists' | 'findById' | 'updateById' | 'destroy' | 'destroyAll',
  (...args: unknown[]) => unknown
>;
const embedded = (addresses: unknown): Embedded => addresses as Embedded;
const resultOf = (call: (callback: (error: unknown, result?: unknown) => void) => unknown) =>
  new Promise<unknown>((resolve, reject) => {
    call((error, result) => (error ? reject(error) : resolve(result)));
  });

describe('the list of an embedsMany relation', () => {
  test('EM1 is stored in the parent, and its numeric ids count up', async () => {
    const { stored } = await createCustomer();
    expect((await stored()).places).toEqual([
      { id: 1, city: 'Rome' },
      { id: 2, city: 'Oslo' },
    ]);
  });

  test('EM1 finds items synchronously by id and by index', async () => {
    const { addresses } = await createCustomer();
    const list = embedded(addresses);
    expect((list.at(1) as ModelInstance)['city']).toBe('Oslo');
    expect((list.findById(1) as ModelInstance)['city']).toBe('Rome');
    expect([list.at(7), list.findById(7), list.exists(2), list.exists(7)]).toEqual([null, null, true, false]);
    expect(await resultOf((callback) => list.exists(2, callback))).toBe(true);
    expect((list.value() as unknown[]).length).toBe(2);
  });

  test('EM1 filters by where, and puts new items first with the option prepend', async () => {
    const { addresses } = await createCustomer({ prepend: true });
    const cities = (items: unknown) => (items as ModelInstance[]).map((item) => item['city']);
    expect(cities(embedded(addresses).value())).toEqual(['Oslo', 'Rome']);
    expect(cities(await addresses({ where: { city: 'Rome' } }))).toEqual(['Rome']);
  });

  test('EM1 saves a change by id only with a callback, and refuses an invalid one', async () => {
    const { addresses, stored } = await createCustomer();
    const list = embedded(addresses);
    list.updateById(1, { city: 'Bonn' });
    expect((await stored()).places).toMatchObject([{ city: 'Rome' }, { city: 'Oslo' }]);
    await resultOf((callback) => list.updateById(1, { city: 'Paris' }, callback));
    expect((await stored()).places).toMatchObject([{ city: 'Paris' }, { city: 'Oslo' }]);
    await expect(resultOf((callback) => list.updateById(2, { city: null }, callback))).rejects.toMatchObject({
      name: 'ValidationError',
    });
    expect(await resultOf((callback) => list.updateById(7, { city: 'x' }, callback))).toBeNull();
  });

  test('EM3 removes one item by id and all that match, and stores the rest', async () => {
    const { addresses, stored } = await createCustomer();
    const list = embedded(addresses);
    await resultOf((callback) => list.destroy(1, callback));
    expect((await stored()).places).toEqual([{ id: 2, city: 'Oslo' }]);
    await addresses.create({ city: 'Rome' });
    expect(await resultOf((callback) => list.destroyAll({ city: 'Oslo' }, callback))).toBeUndefined();
    expect((await stored()).places).toMatchObject([{ city: 'Rome' }]);
    await resultOf((callback) => list.destroyAll(callback));
    expect((await stored()).places).toEqual([]);
  });
});
