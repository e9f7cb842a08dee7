import { describe, expect, test } from 'vitest';
import { DataSource, type ModelClass, type ModelInstance } from '../index.ts';

type CreateAll = (list: unknown, options?: unknown, callback?: unknown) => Promise<ModelInstance[]>;
type Observe = (operation: string, observer: (context: unknown) => Promise<void>) => void;

function define(settings: Record<string, unknown> = {}) {
  const Item: ModelClass = new DataSource('memory').define(
    'Item',
    { name: { type: String, required: true }, size: Number },
    settings,
  );
  return {
    Item,
    createAll: (Item['createAll'] as CreateAll).bind(Item),
    observe: (Item['observe'] as Observe).bind(Item),
  };
}

describe('createAll', () => {
  test('DA17 stores a list and returns its instances in order, with their ids', async () => {
    const { Item, createAll } = define();
    const made = await createAll([{ name: 'a' }, { name: 'b', size: '2' }]);
    expect(made).toMatchObject([
      { id: 1, name: 'a' },
      { id: 2, name: 'b', size: 2 },
    ]);
    expect(made.every((item) => item instanceof Item && !item.isNewRecord())).toBe(true);
    expect(await Item.find()).toMatchObject([{ name: 'a' }, { name: 'b', size: 2 }]);
  });

  test('DA17 stores nothing where one is not valid, unless it is told not to validate', async () => {
    const { Item, createAll } = define();
    await expect(createAll([{ name: 'a' }, {}])).rejects.toMatchObject({ statusCode: 422 });
    expect(await Item.count()).toBe(0);
    await createAll([{ name: 'a' }, {}], { validate: false });
    expect(await Item.count()).toBe(2);
  });

  test('DA17 stops at the first id that is taken, and keeps the rows before it', async () => {
    const { Item, createAll } = define({ forceId: false });
    await Item.create({ id: 2, name: 'taken' });
    const list = [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
      { id: 3, name: 'c' },
    ];
    await expect(createAll(list)).rejects.toMatchObject({ statusCode: 409 });
    expect(await Item.find()).toMatchObject([
      { id: 1, name: 'a' },
      { id: 2, name: 'taken' },
    ]);
  });

  test('DA17 calls persist and loaded once with all contexts, and the hooks of saving for each', async () => {
    const { createAll, observe } = define();
    const calls: unknown[] = [];
    for (const operation of ['before save', 'persist', 'loaded', 'after save'])
      observe(operation, async (context) => {
        calls.push(Array.isArray(context) ? [operation, context.length] : operation);
      });
    await createAll([{ name: 'a' }, { name: 'b' }]);
    expect(calls).toEqual([
      'before save',
      'before save',
      ['persist', 2],
      ['loaded', 2],
      'after save',
      'after save',
    ]);
    calls.length = 0;
    await createAll([{ name: 'c' }], { notify: false });
    expect(calls).not.toContain('after save');
  });

  test('applies the values of the default scope', async () => {
    const { createAll } = define({ scope: { where: { name: 'tool' } } });
    expect(await createAll([{ name: 'other' }])).toMatchObject([{ name: 'tool' }]);
  });

  test('refuses what is not a list with items', () => {
    const { createAll } = define();
    const message = 'The data argument must be an array with length > 0';
    expect(() => createAll([])).toThrow(message);
    expect(() => createAll({ name: 'a' })).toThrow(message);
    expect(() => createAll([{ name: 'a' }], 'all')).toThrow('The options argument must be an object');
  });

  test('calls a callback with the instances, or with the error', async () => {
    const { createAll } = define();
    const call = (list: unknown) =>
      new Promise((resolve) => {
        void createAll(list, (...results: unknown[]) => resolve(results));
      });
    expect(await call([{ name: 'a' }])).toMatchObject([null, [{ id: 1, name: 'a' }]]);
    expect(await call([{ name: 'a' }, { size: 1 }])).toMatchObject([{ statusCode: 422 }, { size: 1 }]);
  });
});
