import type { Connector, ConnectorFilter } from '../../connector.ts';
import { foreignKeys } from './describeIndexes.ts';
import { orders } from './describeWhere.ts';
import { ids, type Suite } from './suite.ts';

export function describeOrder({ test, expect }: Suite): void {
  const sorted = async (connector: Connector, order: readonly string[], filter: ConnectorFilter = {}) => {
    await connector.create('Order', orders);
    return ids(connector, 'Order', { ...filter, order });
  };

  test('sorts numerically by id without an order', async (connector) => {
    await connector.create('Order', [{ id: 10 }, { id: 9 }, { id: 100 }]);
    expect(await ids(connector, 'Order')).toEqual([9, 10, 100]);
  });

  test('sorts in descending order', async (connector) => {
    expect(await sorted(connector, ['id DESC'])).toEqual([4, 3, 2, 1]);
    expect(await ids(connector, 'Order', { order: ['id DESC'], limit: 2, offset: 1 })).toEqual([3, 2]);
  });

  test('sorts texts by code unit', async (connector) => {
    expect(await sorted(connector, ['description ASC'], { where: { description: { neq: null } } })).toEqual([
      4, 2, 1,
    ]);
  });

  test('puts a missing value first', async (connector) => {
    expect(await sorted(connector, ['placed ASC', 'id DESC'])).toEqual([4, 3, 1, 2]);
  });

  test('sorts by several properties', async (connector) => {
    expect(await sorted(connector, ['isPaid DESC', 'quantity DESC'], { where: { id: { neq: 3 } } })).toEqual([
      4, 1, 2,
    ]);
  });

  test('sorts by a path', async (connector) => {
    expect(await sorted(connector, ['extra.city DESC', 'id ASC'])).toEqual([4, 3, 1, 2]);
  });

  test('pages, with 0 for no limit', async (connector) => {
    await connector.create('Order', orders);
    expect(await ids(connector, 'Order', { limit: 2 })).toEqual([1, 2]);
    expect(await ids(connector, 'Order', { limit: 2, offset: 3 })).toEqual([4]);
    expect(await ids(connector, 'Order', { offset: 2 })).toEqual([3, 4]);
    expect(await ids(connector, 'Order', { limit: 0 })).toEqual([1, 2, 3, 4]);
    expect(await ids(connector, 'Order', { limit: 2, offset: 9 })).toEqual([]);
    expect(await ids(connector, 'Order', { where: { quantity: { gt: 1 } }, limit: 2, offset: 1 })).toEqual([
      2, 4,
    ]);
  });

  test('pages what an index finds', async (connector) => {
    await connector.create('Order', foreignKeys);
    expect(await ids(connector, 'Order', { where: { customerId: 1 }, limit: 1, offset: 1 })).toEqual([2]);
    expect(await ids(connector, 'Order', { where: { customerId: 1 }, order: ['id DESC'], limit: 2 })).toEqual(
      [6, 2],
    );
    expect(await ids(connector, 'Order', { where: { id: { gt: 1 } }, limit: 2 })).toEqual([2, 3]);
  });

  test('returns only the requested fields', async (connector) => {
    await connector.create('Order', orders);
    expect(await connector.find('Order', { fields: ['quantity', 'nothing'], limit: 1 })).toEqual([
      { quantity: 3 },
    ]);
  });
}
