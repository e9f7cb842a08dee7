import { describe, expect, test } from 'vitest';
import { type Connector, createMemoryConnector, DataSource, type ModelClass } from '../index.ts';
import { deferConnector } from '../testing/deferConnector.ts';

type Method = (...args: unknown[]) => Promise<unknown>;

const define = (connector: Connector | string = 'memory'): ModelClass =>
  new DataSource(connector).define('Item', { name: String, size: Number });

/** A store that takes longer for earlier calls. */
function openSlowStore(): Connector {
  let turns = 100;
  const slow = async <Value>(value: Promise<Value>): Promise<Value> => {
    turns -= 10;
    for (let turn = turns; turn > 0; turn--) await undefined;
    return value;
  };
  const inner = createMemoryConnector();
  return { ...inner, find: (model, filter) => slow(inner.find(model, filter)) };
}

describe('calls that are started together', () => {
  test('CA5 reach the store in the order of the calls', async () => {
    const Item = define(deferConnector('later', Promise.resolve(createMemoryConnector())));
    const item = await Item.create({ name: 'a' });
    await Promise.all([item.save(), item.destroy()]);
    expect(await Item.count()).toBe(0);

    const other = await Item.create({ name: 'b' });
    const [updated] = await Promise.all([other.updateAttributes({ size: 2 }), other.destroy()]);
    expect(updated).toMatchObject({ name: 'b', size: 2 });

    const upsertWithWhere = (Item['upsertWithWhere'] as Method).bind(Item);
    const counts = await Promise.all([
      Item.findOrCreate({ where: { name: 'c' } }, { name: 'c' }),
      Item.count(),
      upsertWithWhere({ name: 'd' }, { name: 'd' }),
      Item.count(),
      Item.destroyAll(),
      Item.count(),
    ]);
    expect([counts[1], counts[3], counts[4], counts[5]]).toEqual([1, 2, { count: 2 }, 0]);
  });

  test('DA15 store the rows of a list in order even with a uniqueness check', async () => {
    for (const connector of [createMemoryConnector(), openSlowStore()]) {
      const Item = define(connector);
      (Item['validatesUniquenessOf'] as (name: string) => void).call(Item, 'name');
      const made = await Item.create([{ name: 'a' }, {}, { name: 'b' }, {}]);
      expect(made).toMatchObject([
        { id: 1, name: 'a' },
        { id: 2, name: undefined },
        { id: 3, name: 'b' },
        { id: 4, name: undefined },
      ]);
    }
  });

  test('DA16 store one row by several simultaneous calls of upsertWithWhere', async () => {
    const Item = define();
    const upsertWithWhere = (Item['upsertWithWhere'] as Method).bind(Item);
    const made = await Promise.all(
      [1, 2, 3].map((size) => upsertWithWhere({ name: 'race' }, { name: 'race', size })),
    );
    expect(made).toMatchObject([
      { id: 1, size: 1 },
      { id: 1, size: 2 },
      { id: 1, size: 3 },
    ]);
    expect(await Item.find()).toMatchObject([{ id: 1, name: 'race', size: 3 }]);
  });
});
