import { describe, expect, test } from 'vitest';
import { createMemoryConnector, DataSource, type ModelClass } from '../index.ts';
import { callbackArguments, createShop, idsOf } from '../testing/shop.ts';

const define = (settings: Record<string, unknown> = {}): ModelClass =>
  new DataSource('memory').define('Item', { name: String, qty: Number }, settings);

describe('reads and writes', () => {
  test('CA1 CA2 a callback gets its results later, and a call without one returns a promise', async () => {
    const Item = define();
    let isLater = false;
    const result = callbackArguments((callback) =>
      expect(Item.create({ name: 'a' }, callback)).toBeUndefined(),
    );
    isLater = true;
    expect(await result).toEqual([null, expect.objectContaining({ name: 'a' })]);
    expect(isLater).toBe(true);
    expect(Item.find()).toBeInstanceOf(Promise);
  });

  test('CA3 arguments of the wrong type throw at once', () => {
    const Item = define();
    for (const call of [
      () => Item.find('x'),
      () => Item.create('x'),
      () => Item.count('x'),
      () => Item.findById(),
    ])
      expect(call).toThrow(expect.objectContaining({ name: 'AssertionError', code: 'ERR_ASSERTION' }));
    expect(() => Item.find('x')).toThrow('The query argument must be an object');
  });

  test('DA2 a duplicate id is 409, and the callback gets the instance', async () => {
    const Item = define({ forceId: false });
    await Item.create({ id: 1 });
    const [error, instance] = await callbackArguments((callback) => Item.create({ id: 1 }, callback));
    expect(error).toMatchObject({ message: 'Duplicate entry for Item.id', statusCode: 409 });
    expect(instance).toBeInstanceOf(Item);
  });

  test('DA3 findById coerces the id, resolves null for a missing row, and refuses a missing id', async () => {
    const Item = define();
    await Item.create({});
    expect(await Item.findById('1')).toMatchObject({ id: 1 });
    expect(await Item.findById(99)).toBeNull();
    for (const id of [undefined, null, ''])
      await expect(Item.findById(id)).rejects.toThrow('Model::findById requires the id argument');
  });

  test('DA4 findByIds keeps the order of the ids', async () => {
    const Item = define();
    await Item.create([{}, {}, {}]);
    const findByIds = Item['findByIds'] as (ids: number[]) => Promise<unknown>;
    expect(idsOf(await findByIds.call(Item, [3, 1, 9, 3]))).toEqual([3, 1]);
  });

  test('DA5 findOrCreate reports whether it created the row', async () => {
    const Item = define();
    expect(await Item.findOrCreate({ where: { name: 'a' } }, { name: 'a' })).toMatchObject([{ id: 1 }, true]);
    const results = await callbackArguments((callback) =>
      Item.findOrCreate({ where: { name: 'a' } }, { name: 'a' }, callback),
    );
    expect(results).toMatchObject([null, { id: 1 }, false]);
  });

  test('DA6 updateOrCreate patches, inserts or fails with 404', async () => {
    const upsert = (model: ModelClass, data: unknown): Promise<unknown> =>
      (model['updateOrCreate'] as (data: unknown) => Promise<unknown>).call(model, data);
    await expect(upsert(define(), { id: 9 })).rejects.toMatchObject({
      message: 'Could not update attributes. Object with id 9 does not exist!',
      statusCode: 404,
    });
    const Item = define({ forceId: false });
    expect(await upsert(Item, { id: 9, name: 'a' })).toMatchObject({ id: 9, name: 'a' });
    expect(await upsert(Item, { id: 9, qty: '2' })).toMatchObject({ id: 9, name: 'a', qty: 2 });
  });

  test('DA7 upsertWithWhere creates, patches one match or refuses several', async () => {
    const Item = define();
    const upsert = (where: unknown, data: unknown): Promise<unknown> =>
      (Item['upsertWithWhere'] as (...args: unknown[]) => Promise<unknown>).call(Item, where, data);
    expect(await upsert({ name: 'a' }, { name: 'a' })).toMatchObject({ id: 1 });
    expect(await upsert({ name: 'a' }, { qty: 1 })).toMatchObject({ id: 1, name: 'a', qty: 1 });
    await Item.create({ name: 'a' });
    await expect(upsert({ name: 'a' }, { qty: 2 })).rejects.toMatchObject({ statusCode: 400 });
    await expect(upsert({}, {})).rejects.toThrow('data object cannot be empty!');
  });

  test('DA8 replaceById removes all other values and refuses a different id', async () => {
    const Item = define();
    await Item.create({ name: 'a', qty: 1 });
    await Item.replaceById(1, { name: 'b' });
    expect(await Item.findById(1)).toMatchObject({ name: 'b', qty: undefined });
    await expect(Item.replaceById(1, { id: 2 })).rejects.toThrow(
      'id property (id) cannot be updated from 1 to 2',
    );
    await expect(Item.replaceById(9, {})).rejects.toMatchObject({ statusCode: 404 });
  });

  test('DA9 updateAll and destroyAll drop undefined conditions', async () => {
    const Item = define();
    await Item.create([{ name: 'a' }, { name: 'b' }]);
    expect(await Item.updateAll({ name: 'a' }, { qty: '5' })).toEqual({ count: 1 });
    expect(await Item.updateAll({ name: undefined }, { qty: 6 })).toEqual({ count: 2 });
    expect(await Item.destroyAll({ name: undefined })).toEqual({ count: 2 });
  });

  test('DA10 DA12 save after destroy writes the row again', async () => {
    const shop = createShop();
    const customer = await shop.Customer.create({ name: 'a' });
    expect([await customer.destroy(), await customer.destroy()]).toEqual([{ count: 1 }, { count: 0 }]);
    await customer.save();
    expect(await shop.Customer.findById(1)).toMatchObject({ name: 'a' });
    expect(shop.notices.map(({ code }) => code)).toEqual(['ROW_INSERTED_AGAIN']);
  });

  test('DA11 updateAttributes keeps refused values and protects the id', async () => {
    const { Order } = createShop();
    const order = await Order.create({ description: 'a' });
    await expect(order.updateAttributes({ description: '' })).rejects.toMatchObject({ statusCode: 422 });
    expect(order['description']).toBe('');
    await expect(order.updateAttributes({ id: 2 })).rejects.toThrow(
      'id cannot be updated from 1 to 2 when forceId is set to true',
    );
  });

  test('DA12 strictDelete makes a missing row an error', async () => {
    await expect(define({ strictDelete: true }).deleteById(5)).rejects.toMatchObject({
      message: 'No instance with id 5 found for Item',
      code: 'NOT_FOUND',
      statusCode: 404,
    });
  });

  test('DA13 a value that is not a number is stored as null', async () => {
    const Item = define();
    expect(await Item.create({ qty: 'abc' })).toMatchObject({ qty: Number.NaN });
    expect(await Item.findById(1)).toMatchObject({ qty: null });
  });

  test('DA14 a list goes to the connector in one call', async () => {
    const connector = createMemoryConnector();
    let calls = 0;
    const counted = {
      ...connector,
      create: (model: string, rows: Parameters<typeof connector.create>[1]) => {
        calls++;
        return connector.create(model, rows);
      },
    };
    const Item = new DataSource(counted).define('Item', { name: String });
    const created = await Item.create(Array.from({ length: 100 }, (_, index) => ({ name: `n${index}` })));
    expect([calls, (created as unknown as unknown[]).length, await Item.count()]).toEqual([1, 100, 100]);
  });
});
