import { ids, type Suite } from './suite.ts';

export function describeWrite({ test, expect }: Suite): void {
  const merge = { existing: 'merge', missing: 'skip' } as const;

  test('merges into an existing row', async (connector) => {
    await connector.create('Order', [{ description: 'a', quantity: 1 }]);
    expect(await connector.write('Order', 1, { quantity: 2 }, merge)).toEqual('updated');
    expect(await connector.find('Order', {})).toEqual([{ id: 1, description: 'a', quantity: 2 }]);
  });

  test('removes a property that is merged as undefined and stores null', async (connector) => {
    await connector.create('Order', [{ description: 'a', quantity: 1 }]);
    await connector.write('Order', 1, { quantity: undefined, description: null }, merge);
    expect(await connector.find('Order', {})).toEqual([{ id: 1, description: null }]);
  });

  test('replaces an existing row and keeps its id', async (connector) => {
    await connector.create('Order', [{ description: 'a', quantity: 1 }]);
    await connector.write('Order', 1, { quantity: 2 }, { existing: 'replace', missing: 'skip' });
    expect(await connector.find('Order', {})).toEqual([{ id: 1, quantity: 2 }]);
  });

  test('reports a missing row and does not create it', async (connector) => {
    expect(await connector.write('Order', 5, { quantity: 2 }, merge)).toEqual('missing');
    expect(await connector.count('Order')).toEqual(0);
  });

  test('inserts a missing row and leaves the counter alone', async (connector) => {
    const mode = { existing: 'merge', missing: 'insert' } as const;
    expect(await connector.write('Order', 2, { quantity: 2 }, mode)).toEqual('inserted');
    expect(await connector.create('Order', [{}, {}])).toEqual([{ id: 1 }, { duplicate: 2 }]);
  });

  test('creates a missing row and moves the counter past it', async (connector) => {
    const mode = { existing: 'replace', missing: 'create' } as const;
    expect(await connector.write('Order', 2, { id: 2, quantity: 2 }, mode)).toEqual('inserted');
    expect(await connector.create('Order', [{}])).toEqual([{ id: 3 }]);
  });

  test('keeps indexes up to date', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }]);
    await connector.write('Order', 1, { customerId: 2 }, merge);
    expect(await ids(connector, 'Order', { where: { customerId: 1 } })).toEqual([]);
    expect(await ids(connector, 'Order', { where: { customerId: 2 } })).toEqual([1]);
  });

  test('stores a row that is saved without its id, and returns it first', async (connector) => {
    const mode = { existing: 'merge', missing: 'insert' } as const;
    await connector.create('Order', [{}, {}]);
    expect(await connector.write('Order', undefined, { quantity: 2 }, mode)).toEqual('inserted');
    expect(await connector.write('Order', undefined, { isPaid: true }, mode)).toEqual('updated');
    expect(await connector.find('Order', {})).toEqual([{ quantity: 2, isPaid: true }, { id: 1 }, { id: 2 }]);
    expect(await connector.count('Order', { id: null })).toEqual(1);
    expect(await connector.count('Order', { id: { lt: 5 } })).toEqual(2);
  });
}
