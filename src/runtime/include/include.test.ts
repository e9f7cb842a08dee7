import { describe, expect, test } from 'vitest';
import type { ModelInstance } from '../index.ts';
import { createShop, idsOf, relation, seed } from '../testing/shop.ts';

const asJson = (instances: readonly ModelInstance[]): unknown => JSON.parse(JSON.stringify(instances));

describe('include', () => {
  test('IN1 puts rows into toJSON and into the cache', async () => {
    const shop = createShop();
    await seed(shop);
    const [customer] = await shop.Customer.find({
      include: { relation: 'orders', scope: { fields: ['id'] } },
    });
    expect(asJson(customer ? [customer] : [])).toMatchObject([{ orders: [{ id: 1 }, { id: 2 }, { id: 4 }] }]);
    expect(customer && idsOf(relation(customer, 'orders')())).toEqual([1, 2, 4]);
    const orders = await shop.Order.find({ include: 'customer', order: 'id DESC', limit: 2 });
    expect(asJson(orders)).toMatchObject([{ id: 5 }, { id: 4, customer: { name: 'Ann' } }]);
    expect(orders[0]?.toJSON()).not.toHaveProperty('customer');
  });

  test('IN1 includes relations of included rows', async () => {
    const shop = createShop();
    await seed(shop);
    const [customer] = await shop.Customer.find({ include: { orders: 'customer' }, limit: 1 });
    expect(asJson(customer ? [customer] : [])).toMatchObject([
      { orders: [{ customer: { name: 'Ann' } }, {}, {}] },
    ]);
  });

  test('IN2 limit applies per parent', async () => {
    const shop = createShop();
    await seed(shop);
    const customers = await shop.Customer.find({
      include: { relation: 'orders', scope: { limit: 1, order: 'id DESC' } },
    });
    expect(asJson(customers)).toMatchObject([{ orders: [{ id: 4 }] }, { orders: [{ id: 3 }] }]);
  });

  test('IN3 an unknown relation fails only if there are rows', async () => {
    const shop = createShop();
    expect(await shop.Customer.find({ include: 'nope' })).toEqual([]);
    await seed(shop);
    await expect(shop.Customer.find({ include: 'nope' })).rejects.toThrow(
      'Relation "nope" is not defined for Customer model',
    );
  });

  test('IN4 only the first key of an object counts', async () => {
    const shop = createShop();
    await seed(shop);
    await shop.Customer.find({ include: { orders: true, nope: true } });
    expect(shop.notices.map(({ code }) => code)).toContain('INCLUDE_FIRST_KEY_ONLY');
  });

  test('IN5 fields without the key of the parent fail', async () => {
    const shop = createShop();
    await seed(shop);
    await expect(shop.Customer.find({ include: 'orders', fields: ['name'] })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  test('DI2 findOrCreate rejects where the include of a found row fails in LoopBack without anybody catching it', async () => {
    const shop = createShop();
    await seed(shop);
    await expect(
      shop.Customer.findOrCreate({ where: { name: 'Ann' }, include: { orders: 'customer' } }, {}),
    ).rejects.toThrow('Object.defineProperty called on non-object');
  });
});
