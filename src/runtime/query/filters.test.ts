import { describe, expect, test } from 'vitest';
import { DataSource, type ModelClass } from '../index.ts';
import { idsOf } from '../testing/shop.ts';

async function createItems(): Promise<ModelClass> {
  const Item = new DataSource('memory').define('Item', {
    name: String,
    qty: Number,
    ok: Boolean,
    date: Date,
  });
  await Item.create([
    { name: 'Alpha', qty: 1, ok: true, date: '2020-01-01' },
    { name: 'beta', qty: 2, ok: false },
    { name: 'Gamma', qty: 3, more: 5 },
  ]);
  return Item;
}

describe('filters', () => {
  test.each([
    [{ qty: '2' }, [2]],
    [{ ok: 'true' }, [1]],
    [{ date: { lte: '2020-01-01' } }, [1]],
    [{ qty: { gt: 1, lt: 3 } }, [2, 3]],
    [{ qty: { between: ['1', 2] } }, [1, 2]],
    [{ qty: { inq: { 0: '1', 1: 3 } } }, [1, 3]],
    [{ name: { like: 'a$' } }, [1, 2, 3]],
    [{ name: /^a/i }, [1]],
    [{ name: { regexp: '/^g/i' } }, [3]],
    [{ or: [{ qty: 1 }, { more: 5 }] }, [1, 3]],
    [{ more: undefined }, [1, 2, 3]],
    [{ more: null }, [1, 2]],
  ])('FI1 coerces %j', async (where, ids) => {
    expect(idsOf(await (await createItems()).find({ where }))).toEqual(ids);
  });

  test.each([
    [
      { qty: { between: [1] } },
      'The qty property has invalid clause {"between":[1]}: Expected precisely 2 values, received 1',
    ],
    [
      { qty: { inq: 'x' } },
      'The qty property has invalid clause {"inq":"x"}: Error: Value is not an array or object with sequential numeric indices',
    ],
    [{ name: { like: 1 } }, 'The name property has invalid clause {"like":1}: Expected a string or RegExp'],
    [
      { or: { n: 1 } },
      'The or operator has invalid clauses {"n":1}: Value is not an array or object with sequential numeric indices',
    ],
    [{ name: { regexp: '/a/x' } }, 'Invalid regex flags: x'],
    ['x', 'The where clause "x" is not an object'],
  ])('FI2 refuses %j', async (where, message) => {
    await expect((await createItems()).find({ where })).rejects.toMatchObject({ message, statusCode: 400 });
  });

  test('FI3 refuses database operators, and queries that are circular or too deep', async () => {
    const Item = await createItems();
    await expect(Item.find({ where: { qty: { $gt: 1 } } })).rejects.toMatchObject({
      code: 'OPERATOR_NOT_ALLOWED_IN_QUERY',
      details: { operators: ['$gt'] },
    });
    const circle: Record<string, unknown> = {};
    circle['and'] = [circle];
    await expect(Item.find({ where: circle })).rejects.toMatchObject({ code: 'QUERY_OBJECT_IS_CIRCULAR' });
    let deep: Record<string, unknown> = {};
    for (let level = 0; level < 40; level++) deep = { and: [deep] };
    await expect(Item.find({ where: deep })).rejects.toMatchObject({ code: 'QUERY_OBJECT_TOO_DEEP' });
  });

  test('FI4 checks paging and order and writes them back', async () => {
    const Item = await createItems();
    const filter = { limit: '2', order: 'ok, qty desc', where: { qty: { gt: '0' } } };
    await Item.find(filter);
    expect(filter).toEqual({
      limit: 2,
      offset: 0,
      skip: 0,
      order: ['ok', 'qty DESC'],
      where: { qty: { gt: 0 } },
    });
    for (const [bad, message] of [
      [{ limit: -1 }, 'The limit parameter -1 is not valid'],
      [{ skip: 'x' }, 'The offset/skip parameter "x" is not valid'],
      [{ order: 'n UP' }, 'The order "n UP" has invalid direction'],
      [{ order: 5 }, 'The order 5 is not valid'],
    ] as const)
      await expect(Item.find(bad)).rejects.toMatchObject({ message, statusCode: 400 });
  });

  test('FI5 skip implies a limit of 100, and limit 0 means no limit', async () => {
    const Item = await createItems();
    await Item.create(Array.from({ length: 200 }, () => ({})));
    expect(await Item.find({ skip: 1 })).toHaveLength(100);
    expect(await Item.find({ limit: 0 })).toHaveLength(203);
  });

  test('FI6 fields select properties', async () => {
    const Item = await createItems();
    const read = async (fields: unknown) =>
      JSON.parse(JSON.stringify((await Item.find({ fields, limit: 1 }))[0]));
    expect(await read('name')).toEqual({ name: 'Alpha' });
    expect(await read({ name: true, qty: true })).toEqual({ name: 'Alpha', qty: 1 });
    expect(await read({ name: false, date: false })).toEqual({ id: 1, qty: 1, ok: true });
    expect(await read([])).toMatchObject({ id: 1, name: 'Alpha' });
  });
});
