import type { Row } from '../../connector.ts';
import { ids, type Suite } from './suite.ts';

export function describeIds({ test, expect }: Suite): void {
  test('numbers rows without id from 1', async (connector) => {
    const outcomes = await connector.create('Order', [{ description: 'a' }, { description: 'b' }]);
    expect(outcomes).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await connector.find('Order', {})).toEqual([
      { description: 'a', id: 1 },
      { description: 'b', id: 2 },
    ]);
  });

  test('continues after the highest id that it has seen, and moves on with every row', async (connector) => {
    expect(await connector.create('Order', [{ id: 7 }, {}, { id: 3 }, {}])).toEqual([
      { id: 7 },
      { id: 8 },
      { id: 3 },
      { id: 10 },
    ]);
  });

  test('treats an id of 0 or null as missing and keeps a negative one', async (connector) => {
    expect(await connector.create('Order', [{ id: 0 }, { id: null }, { id: -4 }, {}])).toEqual([
      { id: 1 },
      { id: 2 },
      { id: -4 },
      { id: 4 },
    ]);
    expect(await ids(connector, 'Order')).toEqual([-4, 1, 2, 4]);
  });

  test('refuses a taken id and stores the others', async (connector) => {
    const outcomes = await connector.create('Order', [
      { id: 1, description: 'first' },
      { id: 1, description: 'second' },
      { description: 'third' },
    ]);
    expect(outcomes).toEqual([{ id: 1 }, { duplicate: 1 }, { id: 3 }]);
    expect((await connector.find('Order', {})).map((row) => row['description'])).toEqual(['first', 'third']);
  });

  test('never reuses the id of a removed row', async (connector) => {
    await connector.create('Order', [{}, {}]);
    await connector.destroy('Order', undefined);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 3 }]);
  });

  test('assigns text ids as text and sorts them by code unit', async (connector) => {
    await connector.create('Tag', [{ id: 'b' }, {}, { id: 'B' }, { id: '10' }, { id: 'é' }, { id: '9' }]);
    expect(await ids(connector, 'Tag')).toEqual(['10', '2', '9', 'B', 'b', 'é']);
  });

  test('treats 1 and "1" of an untyped id as equal', async (connector) => {
    expect(await connector.create('Thing', [{ id: '1' }, { id: 1 }, { id: 'x' }])).toEqual([
      { id: '1' },
      { duplicate: 1 },
      { id: 'x' },
    ]);
    expect(await ids(connector, 'Thing', { where: { id: 1 } })).toEqual(['1']);
  });

  test('numbers the rows of a model without an id in a property named "undefined"', async (connector) => {
    await connector.create('WithoutId', [{ name: 'x' }, { name: 'y' }]);
    expect(await connector.find('WithoutId', {})).toEqual([
      { name: 'x', undefined: 1 },
      { name: 'y', undefined: 2 },
    ]);
  });

  test('numbers rows that are created at the same time without a clash', async (connector) => {
    const calls = Array.from({ length: 20 }, () => connector.create('Order', [{}]));
    const outcomes = (await Promise.all(calls)).flat();
    expect(outcomes.map((outcome) => ('id' in outcome ? outcome.id : 0)).sort((a, b) => +a - +b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });
}

export function describeRows({ test, expect }: Suite): void {
  test('copies rows, so that later changes of given or returned objects do not reach the store', async (connector) => {
    const row = { tags: ['a'], nested: { deep: 1 } };
    await connector.create('Order', [row]);
    row.tags.push('b');
    const [found] = (await connector.find('Order', {})) as [{ nested: { deep: number } }];
    found.nested.deep = 2;
    expect(await connector.find('Order', {})).toEqual([{ id: 1, tags: ['a'], nested: { deep: 1 } }]);
  });

  test('does not change the given objects', async (connector) => {
    const row = { description: 'mine' };
    await connector.create('Order', [row]);
    expect(row).toEqual({ description: 'mine' });
  });

  test('keeps awkward names and values', async (connector) => {
    const row = JSON.parse(
      '{"id":1,"__proto__":{"x":1},"constructor":"c","":"empty","a.b":5,"no":null}',
    ) as Row;
    await connector.create('Order', [row]);
    const [found] = await connector.find('Order', {});
    expect(JSON.stringify(found)).toEqual(JSON.stringify(row));
  });

  test('creates nothing for no rows', async (connector) => {
    expect(await connector.create('Order', [])).toEqual([]);
    expect(await connector.count('Order')).toEqual(0);
  });
}
