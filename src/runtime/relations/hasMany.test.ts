import { describe, expect, test } from 'vitest';
import { callbackArguments, createShop, idsOf, relation, seed } from '../testing/shop.ts';

describe('hasMany', () => {
  test('HM1 reads the cache, fills it, and does not cache what a filter found', async () => {
    const shop = createShop();
    const [customer] = await seed(shop);
    const orders = relation(customer, 'orders');
    expect(orders()).toBeUndefined();
    expect(idsOf(await orders({ where: { qty: 2 } }))).toEqual([2]);
    expect(orders()).toBeUndefined();
    const [error, found] = await callbackArguments((callback) => orders(callback));
    expect([error, idsOf(found)]).toEqual([null, [1, 2, 4]]);
    expect(orders()).toBe(found);
    await shop.Order.destroyAll();
    expect(await orders.find()).toBe(found);
    expect(await orders.find({})).toEqual([]);
    expect(orders()).toBe(found);
    expect(await orders(true)).toEqual([]);
    expect(orders()).toEqual([]);
  });

  test('HM1 combines the filter with the foreign key, so that it finds only children of the parent', async () => {
    const shop = createShop();
    const orders = relation((await seed(shop))[0], 'orders');
    expect(idsOf(await orders({ where: { or: [{ customerId: 2 }, { qty: 4 }] } }))).toEqual([4]);
    expect(idsOf(await orders({ order: 'qty DESC', limit: 2 }))).toEqual([4, 2]);
  });

  test('HM2 create and build write the foreign key into the given data', async () => {
    const shop = createShop();
    const [customer] = await seed(shop);
    const data = { description: 'mine', customerId: 2 };
    expect(await relation(customer, 'orders').create(data)).toMatchObject({ customerId: 1 });
    expect(data.customerId).toBe(1);
    const built = relation(customer, 'orders').build({ description: 'not stored', customerId: 2 });
    expect([built['customerId'], built.isNewRecord(), await shop.Order.count()]).toEqual([1, true, 6]);
    expect(shop.notices.map(({ code }) => code)).toContain('KEY_OVERWRITTEN');
  });

  test('HM3 create starts the cache with only the new child', async () => {
    const shop = createShop();
    const [customer] = await seed(shop);
    const orders = relation(customer, 'orders');
    const child = await orders.create({ description: 'new' });
    expect(await orders.find()).toEqual([child]);
    expect(idsOf(await orders.find({}))).toEqual([1, 2, 4, 6]);
    expect(shop.notices.map(({ code }) => code)).toContain('CACHE_HOLDS_ONLY_CREATED');
  });

  test('HM4 findById fails with 404 for a missing child and that of another parent, and finds the first for undefined', async () => {
    const orders = relation((await seed(createShop()))[0], 'orders');
    expect(await orders.findById('2')).toMatchObject({ id: 2 });
    await expect(orders.findById(3)).rejects.toMatchObject({
      message: 'No instance with id 3 found for Order',
      statusCode: 404,
    });
    await expect(orders.findById(99)).rejects.toMatchObject({ statusCode: 404 });
    expect(await orders.findById(undefined)).toMatchObject({ id: 1 });
  });

  test('HM5 exists rejects instead of returning false', async () => {
    const orders = relation((await seed(createShop()))[0], 'orders');
    expect(await orders.exists(1)).toBe(true);
    await expect(orders.exists(3)).rejects.toMatchObject({ statusCode: 404 });
  });

  test('HM6 updateById protects the foreign key', async () => {
    const orders = relation((await seed(createShop()))[0], 'orders');
    expect(await orders.updateById(1, { qty: '7', customerId: '1' })).toMatchObject({ qty: 7 });
    const failure: unknown = await orders.updateById(1, { customerId: 2 }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: 'Cannot override foreign key customerId from 1 to 2' });
    expect(failure).not.toHaveProperty('statusCode');
    await expect(orders.updateById(1, { id: 7 })).rejects.toMatchObject({ statusCode: 400 });
  });

  test('HM7 updateAll and destroyAll take conditions', async () => {
    const shop = createShop();
    const orders = relation((await seed(shop))[0], 'orders');
    expect(await orders.destroyAll({ where: { qty: 1 } })).toEqual({ count: 0 });
    expect(await orders.destroyAll({ qty: 1 })).toEqual({ count: 1 });
    expect(await orders.updateAll({ qty: 2 }, { customerId: 2 })).toEqual({ count: 1 });
    expect(await orders.updateAll({ qty: 9 })).toEqual({ count: 0 });
    expect(await orders.count()).toBe(1);
    expect(shop.notices.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['FILTER_GIVEN_AS_WHERE', 'KEY_MOVED', 'DATA_TAKEN_AS_WHERE']),
    );
  });

  test('HM8 destroy(id) removes the child from the cache, destroyAll does not', async () => {
    const orders = relation((await seed(createShop()))[0], 'orders');
    await orders(true);
    expect(await orders.destroy(1)).toEqual({ count: 1 });
    expect(idsOf(orders())).toEqual([2, 4]);
    await orders.destroyAll();
    expect(idsOf(orders())).toEqual([2, 4]);
  });

  test('HM9 an unsaved parent reads and empties the whole table', async () => {
    const shop = createShop();
    await seed(shop);
    const orders = relation(new shop.Customer({ name: 'unsaved' }), 'orders');
    expect(await orders.count()).toBe(5);
    expect(await orders.findById(1)).toBeUndefined();
    expect(await orders.exists(1)).toBe(false);
    expect((await orders.create({ description: 'orphan' }))['customerId']).toBeUndefined();
    expect(await orders.destroyAll()).toEqual({ count: 6 });
    expect(shop.notices.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['UNSAVED_PARENT', 'ORPHAN_CREATED', 'UNDEFINED_IN_WHERE']),
    );
  });

  test('HM10 the scope of a relation limits reads and is not written into children', async () => {
    const shop = createShop({ scope: { where: { qty: { gt: 1 } }, order: 'qty DESC', limit: 1 } });
    const [customer] = await seed(shop);
    const orders = relation(customer, 'orders');
    expect(idsOf(await orders({ limit: 9 }))).toEqual([4]);
    expect(idsOf(await orders({ order: 'qty' }))).toEqual([2]);
    await expect(orders.findById(1)).rejects.toMatchObject({ statusCode: 404 });
    const hidden = await orders.create({ description: 'hidden', qty: 0 });
    await expect(orders.findById(hidden['id'])).rejects.toMatchObject({ statusCode: 404 });
    expect(await orders.count()).toBe(2);
  });

  test('HM11 properties are copied to the child', async () => {
    const shop = createShop({ properties: { name: 'description' } });
    const [customer] = await seed(shop);
    expect(await relation(customer, 'orders').create({ description: 'own' })).toMatchObject({
      description: 'Ann',
    });
    expect(relation(customer, 'orders').build()).toMatchObject({ description: 'Ann' });
  });

  test("HM12 the relation function has LoopBack's keys and is a new one at each read", async () => {
    const [customer] = await seed(createShop());
    expect(Object.keys(relation(customer, 'orders')).sort()).toEqual(
      [
        ...[
          '_receiver',
          '_scope',
          '_targetClass',
          'build',
          'count',
          'create',
          'destroy',
          'destroyAll',
          'exists',
        ],
        ...['find', 'findById', 'findOne', 'getAsync', 'updateAll', 'updateById'],
      ].sort(),
    );
    expect(customer['orders']).not.toBe(customer['orders']);
  });

  test('DA1 a list is created row by row, and failures are reported as a sparse array', async () => {
    const shop = createShop();
    const orders = relation(await shop.Customer.create({}), 'orders');
    const failure: unknown = await orders
      .create([{ description: 'good' }, {}, { description: 'too' }])
      .catch((error: unknown) => error);
    expect(Object.keys(failure as object)).toEqual(['1']);
    expect((failure as unknown[])[1]).toMatchObject({ name: 'ValidationError', statusCode: 422 });
    expect(await orders.count()).toBe(2);
    expect(orders()).toBeUndefined();
  });
});
