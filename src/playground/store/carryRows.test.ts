import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connector, createMemoryConnector, type ModelSchema } from '../../runtime/index.ts';
import { openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import type { DesignModel, DesignRelation } from '../designModel.ts';
import { carryRows } from './carryRows.ts';

const model = (
  id: string,
  name: string,
  properties: string[],
  relations: DesignRelation[] = [],
): DesignModel => ({
  id,
  name,
  path: `${name}s`,
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  isStored: true,
  properties: properties.map((property) => ({
    name: property,
    type: 'string',
    isRequired: false,
    isId: false,
  })),
  relations,
});

const hasMany = (name: string, target: string, foreignKey: string): DesignRelation => ({
  name,
  type: 'hasMany',
  model: target,
  through: null,
  keyHolder: target,
  foreignKey,
  keyThrough: null,
  pointsAt: 'id',
  discriminator: null,
  path: name,
});

const schema = (name: string): ModelSchema => ({
  name,
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  types: { id: 'number' },
  indexes: [],
});

const shop = [
  model('c', 'Customer', ['id', 'name'], [hasMany('orders', 'Order', 'customerId')]),
  model('o', 'Order', ['id', 'total', 'customerId']),
];

let databases = 0;
const stores = [
  ['memory', async () => createMemoryConnector()],
  ['IndexedDB', () => openIndexedDbConnector(`carry-${databases++}`)],
] as const;

describe.each(stores)('carryRows in %s', (_name, open) => {
  let connector: Connector;

  beforeEach(async () => {
    connector = await open();
    await connector.define([schema('Customer'), schema('Order')]);
    expect(await carryRows(connector, shop)).toEqual([]);
    await connector.create('Customer', [{ name: 'Ada' }]);
    await connector.create('Order', [{ total: 1, customerId: 1 }, { total: 2 }]);
  });

  afterEach(() => connector.disconnect());

  it('takes the rows of a renamed model along, and the values of its renamed key', async () => {
    const renamed = [
      model('c', 'Client', ['id', 'name'], [hasMany('orders', 'Order', 'clientId')]),
      model('o', 'Order', ['id', 'total', 'clientId']),
    ];
    expect(await carryRows(connector, renamed)).toEqual([
      'Customer is now Client: its 1 row came along.',
      'The key customerId of Order is now clientId: its values in 1 row came along.',
    ]);
    expect(await connector.find('Client', {})).toEqual([{ id: 1, name: 'Ada' }]);
    expect(await connector.find('Order', {})).toEqual([
      { id: 1, total: 1, clientId: 1 },
      { id: 2, total: 2 },
    ]);
    expect(await carryRows(connector, renamed)).toEqual([]);
    // And back, as undo does.
    await carryRows(connector, shop);
    expect(await connector.find('Customer', {})).toEqual([{ id: 1, name: 'Ada' }]);
    expect((await connector.find('Order', {}))[0]).toEqual({ id: 1, total: 1, customerId: 1 });
  });

  it('removes the old store last of all, when the rows and what is remembered are written', async () => {
    const renamed = [model('c', 'Client', ['id', 'name']), model('o', 'Order', ['id', 'total'])];
    const seen: string[] = [];
    await carryRows(
      {
        ...connector,
        removeModels: async (models) => {
          seen.push(...models, String(await connector.count('Client')));
          seen.push(...(await connector.find('playground/design', {})).map(({ name }) => String(name)));
        },
      },
      renamed,
    );
    expect(seen).toEqual(['Customer', '1', 'Client', 'Order']);
  });

  it('keeps two models apart that have swapped their names', async () => {
    await carryRows(connector, [
      model('c', 'Order', ['id', 'name'], [hasMany('orders', 'Customer', 'customerId')]),
      model('o', 'Customer', ['id', 'total', 'customerId']),
    ]);
    expect(await connector.find('Order', {})).toEqual([{ id: 1, name: 'Ada' }]);
    expect(await connector.count('Customer')).toBe(2);
  });

  it('tells of a new index and of properties that rows keep', async () => {
    const [customer] = shop;
    if (customer === undefined) throw new Error('no customer');
    const more = [
      { ...customer, relations: [...customer.relations, hasMany('gifts', 'Order', 'giverId')] },
      model('o', 'Order', ['id', 'customerId', 'giverId']),
    ];
    expect(await carryRows(connector, more)).toEqual([
      'Order has a new index on giverId: reading through the relation is a range of it.',
      'total is no longer declared on Order; its rows keep what they have, as in LoopBack.',
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
    expect(await carryRows(connector, renamed, renames)).toEqual([
      'The property total of Order is now amount: its values in 2 rows came along.',
    ]);
    expect(await connector.find('Order', {})).toEqual([
      { id: 1, amount: 5 },
      { id: 2, amount: null },
      { id: 3 },
    ]);
    // Of what is not known to be a rename the rows keep what they have.
    expect(await carryRows(connector, shop)).toEqual([
      'amount is no longer declared on Order; its rows keep what they have, as in LoopBack.',
    ]);
  });

  it('carries the id over to its new name, and back', async () => {
    const renamed = (name: string) => [
      model('c', 'Customer', ['id', 'name'], [hasMany('orders', name, 'customerId')]),
      { ...model('o', name, ['number', 'total', 'customerId']), idName: 'number' },
    ];
    const renames = (id: string, before: readonly string[]) =>
      new Map(id !== 'o' ? [] : before.includes('id') ? [['id', 'number']] : [['number', 'id']]);
    expect(await carryRows(connector, renamed('Order'), renames)).toEqual([
      'The id property id of Order is now number: its values in 2 rows came along.',
    ]);
    const rows = [
      { number: 1, total: 1, customerId: 1 },
      { number: 2, total: 2 },
    ];
    expect(await connector.find('Order', {})).toEqual(rows);
    expect(await connector.find('Order', { where: { number: 2 } })).toEqual([rows[1]]);
    // With the model at once, and back, as undo does.
    expect(await carryRows(connector, renamed('Purchase'), renames)).toEqual([
      'Order is now Purchase: its 2 rows came along.',
    ]);
    expect(await carryRows(connector, shop, renames)).toEqual([
      'Purchase is now Order: its 2 rows came along.',
      'The id property number of Order is now id: its values in 2 rows came along.',
    ]);
    expect(await connector.find('Order', {})).toEqual([
      { id: 1, total: 1, customerId: 1 },
      { id: 2, total: 2 },
    ]);
    expect(await connector.create('Order', [{}])).toEqual([{ id: 3 }]);
  });

  it('goes on where a page ended while the id was carried over', async () => {
    const [customer] = shop;
    if (customer === undefined) throw new Error('no customer');
    const now = [customer, { ...model('o', 'Order', ['number', 'total', 'customerId']), idName: 'number' }];
    const renames = () => new Map([['id', 'number']]);
    let writes = 0;
    const ending: Connector = {
      ...connector,
      write: (name, ...rest) => {
        if (name === 'Order' && ++writes > 1) throw new Error('the page ended');
        return connector.write(name, ...rest);
      },
    };
    await expect(carryRows(ending, now, renames)).rejects.toThrow('the page ended');
    await carryRows(connector, now, renames);
    expect(await connector.find('Order', {})).toEqual([
      { number: 1, total: 1, customerId: 1 },
      { number: 2, total: 2 },
    ]);
  });
});
