import type { Key, Where } from '../../connector.ts';
import { orders } from './describeWhere.ts';
import { orderSchema, tagSchema } from './schemas.ts';
import { failureOf, ids, type Suite } from './suite.ts';

export function describeDefine({ test, expect }: Suite): void {
  test('defining again keeps rows and counters', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }]);
    await connector.define([orderSchema]);
    expect(await ids(connector, 'Order')).toEqual([1]);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 2 }]);
  });

  test('a new index finds existing rows', async (connector) => {
    await connector.create('Tag', [{ id: 'a', ownerId: 1 }, { id: 'b', ownerId: '1' }, { id: 'c' }]);
    const types = { ...tagSchema.types, ownerId: 'number' as const };
    await connector.define([{ ...tagSchema, types, indexes: ['ownerId'] }]);
    expect(await ids(connector, 'Tag', { where: { ownerId: 1 } })).toEqual(['a', 'b']);
    expect(await ids(connector, 'Tag', { where: { ownerId: null } })).toEqual(['c']);
  });

  test('a new type of a foreign key finds existing rows', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }, { customerId: '01' }]);
    await connector.define([{ ...orderSchema, types: { ...orderSchema.types, customerId: 'string' } }]);
    expect(await ids(connector, 'Order', { where: { customerId: '1' } })).toEqual([1]);
    await connector.define([orderSchema]);
    expect(await ids(connector, 'Order', { where: { customerId: 1 } })).toEqual([1, 2]);
  });

  test('defining another model leaves the others unchanged', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }]);
    await connector.define([{ ...tagSchema, name: 'Later' }]);
    await connector.create('Later', [{ id: 'a' }]);
    expect(await connector.count('Order')).toEqual(1);
    expect(await connector.count('Later')).toEqual(1);
  });

  test('calls succeed during a define', async (connector) => {
    await connector.create('Order', [{ customerId: 1 }]);
    const [count] = await Promise.all([
      connector.count('Order'),
      connector.define([{ ...tagSchema, name: 'Beside' }]),
      connector.create('Order', [{ customerId: 2 }]),
    ]);
    expect(count).toEqual(1);
    expect(await connector.count('Order')).toEqual(2);
    expect(await connector.count('Beside')).toEqual(0);
  });

  test('automigrate empties the named models and resets their counters', async (connector) => {
    await connector.create('Order', [{}, {}]);
    await connector.create('Tag', [{}]);
    await connector.automigrate(['Order']);
    expect(await connector.count('Order')).toEqual(0);
    expect(await connector.count('Tag')).toEqual(1);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 1 }]);
  });
}

export function describeFailures({ test, expect }: Suite): void {
  const names: readonly Key[] = ['Nope', '__proto__', 'constructor'];
  for (const name of names) {
    test(`refuses the unknown model ${name}`, async (connector) => {
      const unknown = { name: 'ConnectorError', code: 'UNKNOWN_MODEL' };
      expect(await failureOf(connector.find(String(name), {}))).toEqual(unknown);
      expect(await failureOf(connector.create(String(name), [{}]))).toEqual(unknown);
      expect(await failureOf(connector.automigrate([String(name)]))).toEqual(unknown);
    });
  }

  test('a where that cannot be evaluated rejects as in LoopBack', async (connector) => {
    await connector.create('Order', orders);
    const number = connector.find('Order', { where: { quantity: { regexp: 'x' } } });
    expect(await failureOf(number)).toEqual({ name: 'TypeError' });
    const pattern = connector.find('Order', { where: { description: { like: '(' } } });
    expect(await failureOf(pattern)).toEqual({ name: 'SyntaxError' });
    expect(await connector.count('Order')).toEqual(4);
  });

  test('a failed update or destroy changes nothing', async (connector) => {
    await connector.create('Order', orders);
    const where = { tags: null } as Where;
    expect(await failureOf(connector.update('Order', where, { quantity: 0 }))).toEqual({ name: 'TypeError' });
    expect(await failureOf(connector.destroy('Order', where))).toEqual({ name: 'TypeError' });
    expect((await connector.find('Order', {})).length).toEqual(4);
    expect(await connector.count('Order', { quantity: 0 })).toEqual(0);
  });

  test('refuses calls after disconnect', async (connector) => {
    await connector.disconnect();
    const closed = { name: 'ConnectorError', code: 'CLOSED' };
    expect(await failureOf(connector.find('Order', {}))).toEqual(closed);
    expect(await failureOf(connector.create('Order', [{}]))).toEqual(closed);
    expect(await failureOf(connector.disconnect())).toEqual(undefined);
  });
}
