import { foreignKeys } from './describeIndexes.ts';
import { orders } from './describeWhere.ts';
import { ids, type Suite } from './suite.ts';

export function describeBulk({ test, expect }: Suite): void {
  test('update merges into every match and leaves ids alone', async (connector) => {
    await connector.create('Order', orders);
    const changes = { id: 77, quantity: 1, isPaid: undefined };
    expect(await connector.update('Order', { quantity: { gt: 4 } }, changes)).toEqual(2);
    expect(await connector.find('Order', { where: { quantity: 1 }, fields: ['id', 'isPaid'] })).toEqual([
      { id: 2 },
      { id: 4 },
    ]);
    expect(await connector.update('Order', undefined, { quantity: 2 })).toEqual(4);
  });

  test('update moves rows in the indexes', async (connector) => {
    await connector.create('Order', foreignKeys);
    expect(await connector.update('Order', { customerId: 1 }, { customerId: 9 })).toEqual(3);
    expect(await ids(connector, 'Order', { where: { customerId: 9 } })).toEqual([1, 2, 6]);
    expect(await connector.count('Order', { customerId: 1 })).toEqual(0);
  });

  test('destroy removes every match', async (connector) => {
    await connector.create('Order', foreignKeys);
    expect(await connector.destroy('Order', { customerId: 1 })).toEqual(3);
    expect(await connector.destroy('Order', { id: 3 })).toEqual(1);
    expect(await connector.destroy('Order', { id: 3 })).toEqual(0);
    expect(await connector.destroy('Order', undefined)).toEqual(3);
    expect(await connector.count('Order')).toEqual(0);
  });

  test('findOrCreate finds the first match', async (connector) => {
    await connector.create('Order', foreignKeys);
    expect(await connector.findOrCreate('Order', { where: { customerId: 2 } }, { customerId: 2 })).toEqual({
      row: { id: 3, customerId: 2 },
      isCreated: false,
    });
  });

  test('findOrCreate inserts a row if nothing matches', async (connector) => {
    const filter = { where: { customerId: 2 } };
    expect(await connector.findOrCreate('Order', filter, { customerId: 2 })).toEqual({
      row: { customerId: 2, id: 1 },
      isCreated: true,
    });
    expect(await connector.findOrCreate('Order', filter, { customerId: 3, id: 1 })).toEqual({
      row: { customerId: 2, id: 1 },
      isCreated: false,
    });
    expect(await connector.findOrCreate('Order', { where: { id: 5 } }, { id: 1 })).toEqual({ duplicate: 1 });
  });

  test('findOrCreate inserts once, no matter how often it is called', async (connector) => {
    const call = () => connector.findOrCreate('Order', { where: { customerId: 2 } }, { customerId: 2 });
    const outcomes = await Promise.all(Array.from({ length: 5 }, call));
    expect(outcomes.filter((outcome) => 'isCreated' in outcome && outcome.isCreated).length).toEqual(1);
    expect(await connector.count('Order')).toEqual(1);
  });

  test('upsertWhere inserts a row if nothing matches, and merges into a single match', async (connector) => {
    const where = { customerId: 2 };
    expect(await connector.upsertWhere('Order', where, { customerId: 2, note: 'a' })).toEqual({
      row: { customerId: 2, note: 'a', id: 1 },
      isCreated: true,
    });
    expect(await connector.upsertWhere('Order', where, { id: 77, quantity: 3, note: undefined })).toEqual({
      row: { customerId: 2, quantity: 3, id: 1 },
      isCreated: false,
    });
    expect(await connector.find('Order', {})).toEqual([{ id: 1, customerId: 2, quantity: 3 }]);
    expect(await connector.upsertWhere('Order', { id: 5 }, { id: 1 })).toEqual({ duplicate: 1 });
  });

  test('upsertWhere finds a row by the distances of near', async (connector) => {
    await connector.create('Order', [{ place: { lat: 1, lng: 2 } }, { place: { lat: 50, lng: 50 } }]);
    const near = { near: { lat: 1, lng: 2 }, maxDistance: 5 };
    await connector.upsertWhere('Order', { place: near }, { note: 'near' });
    await connector.upsertWhere('Order', { place: { ...near, minDistance: 1 } }, { note: 'new' });
    expect(await connector.find('Order', { fields: ['id', 'note'] })).toEqual([
      { id: 1, note: 'near' },
      { id: 2 },
      { id: 3, note: 'new' },
    ]);
  });

  test('upsertWhere leaves several matches alone', async (connector) => {
    await connector.create('Order', [{ quantity: 1 }, { quantity: 1 }]);
    expect(await connector.upsertWhere('Order', { quantity: 1 }, { quantity: 9 })).toEqual({
      isAmbiguous: true,
    });
    expect(await connector.upsertWhere('Order', undefined, { quantity: 9 })).toEqual({ isAmbiguous: true });
    expect(await connector.count('Order', { quantity: 1 })).toEqual(2);
  });

  test('upsertWhere moves the row in the indexes', async (connector) => {
    await connector.create('Order', foreignKeys);
    await connector.upsertWhere('Order', { customerId: 2, id: 3 }, { customerId: 9 });
    expect(await ids(connector, 'Order', { where: { customerId: 9 } })).toEqual([3]);
  });

  for (const where of [{ customerId: 2 }, { note: { like: '^n' } }, { note: { regexp: '^n' } }]) {
    const data = { customerId: 2, note: 'n' };
    test(`simultaneous calls that find or create by ${JSON.stringify(where)} create one row`, async (connector) => {
      const calls = Array.from({ length: 4 }, (_, quantity) => [
        connector.upsertWhere('Order', where, { ...data, quantity }),
        connector.findOrCreate('Order', { where }, { ...data, quantity }),
      ]);
      await Promise.all(calls.flat());
      expect(await connector.find('Order', {})).toEqual([{ id: 1, ...data, quantity: 3 }]);
    });

    test(`calls take effect in order, also by ${JSON.stringify(where)}`, async (connector) => {
      const [, updated, , destroyed] = await Promise.all([
        connector.create('Order', [data, { note: 'other' }]),
        connector.update('Order', where, { quantity: 5 }),
        connector.create('Order', [data]),
        connector.destroy('Order', where),
        connector.create('Order', [data]),
      ]);
      expect([updated, destroyed]).toEqual([1, 2]);
      expect(await ids(connector, 'Order')).toEqual([2, 4]);
    });
  }

  test('create until a duplicate keeps the rows before it', async (connector) => {
    await connector.create('Order', [{ id: 5 }]);
    const rows = [{ id: 8 }, {}, { id: 5 }, { id: 20 }, {}];
    const outcomes = await connector.create('Order', rows, 'untilDuplicate');
    expect(outcomes).toEqual([{ id: 8 }, { id: 9 }, { duplicate: 5 }]);
    expect(await ids(connector, 'Order')).toEqual([5, 8, 9]);
    expect(await connector.create('Order', [{}], 'untilDuplicate')).toEqual([{ id: 11 }]);
    expect(await connector.create('Order', [], 'untilDuplicate')).toEqual([]);
  });

  test('stores two thousand rows of one call', async (connector) => {
    const rows = Array.from({ length: 2000 }, (_, index) => ({ customerId: index % 20 }));
    const outcomes = await connector.create('Order', rows);
    expect(outcomes.length).toEqual(2000);
    expect(await connector.count('Order', { customerId: 7 })).toEqual(100);
    expect(await connector.count('Order')).toEqual(2000);
  });
}
