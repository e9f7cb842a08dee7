import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelSchema } from '../../runtime/index.ts';
import { type IndexedDbConnector, openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import type { DesignModel, DesignRelation } from '../designModel.ts';
import { migrateRows } from './migrateRows.ts';
import { designModel, hasMany, schemaOf } from './testing/designs.ts';

const model = (
  id: string,
  name: string,
  properties: string[],
  relations: DesignRelation[] = [],
): DesignModel => designModel(id, name, properties, { relations });

const schema = (name: string): ModelSchema => schemaOf(designModel(name, name, ['id']));

const shop = [
  model('c', 'Customer', ['id', 'name'], [hasMany('orders', 'Order', 'customerId')]),
  model('o', 'Order', ['id', 'total', 'customerId']),
];

let databases = 0;

describe('migrateRows', () => {
  let connector: IndexedDbConnector;

  beforeEach(async () => {
    connector = await openIndexedDbConnector(`carry-${databases++}`);
    await connector.define([schema('Customer'), schema('Order')]);
    expect(await migrateRows(connector, shop)).toEqual([]);
    await connector.create('Customer', [{ name: 'Ada' }]);
    await connector.create('Order', [{ total: 1, customerId: 1 }, { total: 2 }]);
  });

  afterEach(() => connector.disconnect());

  it('moves the rows of a renamed model, and the values of its renamed key', async () => {
    const renamed = [
      model('c', 'Client', ['id', 'name'], [hasMany('orders', 'Order', 'clientId')]),
      model('o', 'Order', ['id', 'total', 'clientId']),
    ];
    expect(await migrateRows(connector, renamed)).toEqual([
      'Customer is now Client: its 1 row was moved to it.',
      'The key customerId of Order is now clientId: its values in 1 row were moved to it.',
    ]);
    expect(await connector.find('Client', {})).toEqual([{ id: 1, name: 'Ada' }]);
    expect(await connector.find('Order', {})).toEqual([
      { id: 1, total: 1, clientId: 1 },
      { id: 2, total: 2 },
    ]);
    expect(await migrateRows(connector, renamed)).toEqual([]);
    // And back, as undo does.
    await migrateRows(connector, shop);
    expect(await connector.find('Customer', {})).toEqual([{ id: 1, name: 'Ada' }]);
    expect((await connector.find('Order', {}))[0]).toEqual({ id: 1, total: 1, customerId: 1 });
  });

  it('keeps two models apart that have swapped their names', async () => {
    await migrateRows(connector, [
      model('c', 'Order', ['id', 'name'], [hasMany('orders', 'Customer', 'customerId')]),
      model('o', 'Customer', ['id', 'total', 'customerId']),
    ]);
    expect(await connector.find('Order', {})).toEqual([{ id: 1, name: 'Ada' }]);
    expect(await connector.count('Customer')).toBe(2);
  });

  it('moves a key to its new name where its model was removed, restored and renamed', async () => {
    await migrateRows(connector, [model('o', 'Order', ['id', 'total'])]);
    const back = [
      model('c', 'Client', ['id', 'name'], [hasMany('orders', 'Order', 'clientId')]),
      model('o', 'Order', ['id', 'total', 'clientId']),
    ];
    expect(await migrateRows(connector, back)).toContain(
      'The key customerId of Order is now clientId: its values in 1 row were moved to it.',
    );
    expect((await connector.find('Order', {}))[0]).toEqual({ id: 1, total: 1, clientId: 1 });
  });

  it('leaves a key to a removed model alone once its property is declared', async () => {
    await migrateRows(connector, [model('o', 'Order', ['id', 'total'])]);
    await migrateRows(connector, [model('o', 'Order', ['id', 'total', 'customerId'])]);
    const renames = (id: string, before: readonly string[]) =>
      new Map(id === 'o' && before.includes('customerId') ? [['customerId', 'buyer']] : []);
    await migrateRows(connector, [model('o', 'Order', ['id', 'total', 'buyer'])], renames);
    expect((await connector.find('Order', {}))[0]).toEqual({ id: 1, total: 1, buyer: 1 });
  });

  it('reports a new index, and properties that rows keep', async () => {
    const [customer] = shop;
    if (customer === undefined) throw new Error('no customer');
    const more = [
      { ...customer, relations: [...customer.relations, hasMany('gifts', 'Order', 'giverId')] },
      model('o', 'Order', ['id', 'customerId', 'giverId']),
    ];
    expect(await migrateRows(connector, more)).toEqual([
      'Order has a new index on giverId: reads through the relation now use it.',
      'total is no longer declared on Order; its rows keep their values, as in LoopBack.',
    ]);
    expect((await connector.find('Order', {}))[0]).toMatchObject({ total: 1 });
  });

  it('moves the values of a property that was renamed here, and says so', async () => {
    await connector.automigrate(['Order']);
    await connector.create('Order', [{ total: 5 }, { total: null }, {}]);
    const renamed = [shop[0], model('o', 'Order', ['id', 'amount', 'customerId'])].filter(
      (one) => one !== undefined,
    );
    const renames = (id: string, before: readonly string[]) =>
      new Map(id === 'o' && before.includes('total') ? [['total', 'amount']] : []);
    expect(await migrateRows(connector, renamed, renames)).toEqual([
      'The property total of Order is now amount: its values in 2 rows were moved to it.',
    ]);
    expect(await connector.find('Order', {})).toEqual([
      { id: 1, amount: 5 },
      { id: 2, amount: null },
      { id: 3 },
    ]);
    // Without a known rename the rows keep their values.
    expect(await migrateRows(connector, shop)).toEqual([
      'amount is no longer declared on Order; its rows keep their values, as in LoopBack.',
    ]);
  });

  it('moves the id to its new name, and back', async () => {
    const renamed = (name: string) => [
      model('c', 'Customer', ['id', 'name'], [hasMany('orders', name, 'customerId')]),
      { ...model('o', name, ['number', 'total', 'customerId']), idName: 'number' },
    ];
    const renames = (id: string, before: readonly string[]) =>
      new Map(id !== 'o' ? [] : before.includes('id') ? [['id', 'number']] : [['number', 'id']]);
    expect(await migrateRows(connector, renamed('Order'), renames)).toEqual([
      'The id property id of Order is now number: its values in 2 rows were moved to it.',
    ]);
    const rows = [
      { number: 1, total: 1, customerId: 1 },
      { number: 2, total: 2 },
    ];
    expect(await connector.find('Order', {})).toEqual(rows);
    expect(await connector.find('Order', { where: { number: 2 } })).toEqual([rows[1]]);
    // With the model at once, and back, as undo does.
    expect(await migrateRows(connector, renamed('Purchase'), renames)).toEqual([
      'Order is now Purchase: its 2 rows were moved to it.',
    ]);
    expect(await migrateRows(connector, shop, renames)).toEqual([
      'Purchase is now Order: its 2 rows were moved to it.',
      'The id property number of Order is now id: its values in 2 rows were moved to it.',
    ]);
    expect(await connector.find('Order', {})).toEqual([
      { id: 1, total: 1, customerId: 1 },
      { id: 2, total: 2 },
    ]);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 3 }]);
  });

  it('retries where another tab was faster', async () => {
    const renamed = shop.map((one) => (one.id === 'o' ? { ...one, name: 'Purchase' } : one));
    const other = shop.map((one) => (one.id === 'c' ? { ...one, name: 'Client' } : one));
    let asked = 0;
    const notes = await migrateRows(
      {
        ...connector,
        restructure: async (change) => {
          asked += 1;
          if (asked === 1) await migrateRows(connector, other);
          return connector.restructure(change);
        },
      },
      renamed,
    );
    expect(asked).toBe(2);
    expect(notes).toEqual([
      'Client is now Customer: its 1 row was moved to it.',
      'Order is now Purchase: its 2 rows were moved to it.',
    ]);
    expect(await connector.count('Customer')).toBe(1);
    expect(await connector.count('Purchase')).toBe(2);
  });

  it('reports what happens to rows with another id property', async () => {
    const [customer] = shop;
    const other = { ...model('o', 'Order', ['id', 'total', 'customerId']), idName: 'customerId' };
    expect(await migrateRows(connector, customer === undefined ? [] : [customer, other])).toEqual([
      'The id of Order is now customerId: its 2 rows are stored by it. 1 row had no customerId of its own, or one that another row has: it got a free one.',
    ]);
  });

  it('ignores a model with a name that the playground reserves', async () => {
    const own = shop.map((one) => (one.id === 'c' ? { ...one, name: 'playground/design' } : one));
    await migrateRows(connector, own);
    expect(await connector.find('Customer', {})).toEqual([{ id: 1, name: 'Ada' }]);
    expect(await migrateRows(connector, shop)).toEqual([]);
  });
});
