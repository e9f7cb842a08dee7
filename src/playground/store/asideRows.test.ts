import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ModelSchema } from '../../runtime/connector.ts';
import { openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import type { DesignModel } from '../designModel.ts';
import { createAsideRows } from './asideRows.ts';
import { carryRows } from './carryRows.ts';

const schema = (name: string): ModelSchema => ({
  name,
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  types: { id: 'number', name: 'string' },
  indexes: [],
});

const model = (id: string, name: string): DesignModel => ({
  id,
  name,
  path: `${name}s`,
  idName: 'id',
  idType: 'number',
  isIdGenerated: true,
  isStored: true,
  properties: [{ name: 'id', type: 'number', isRequired: false, isId: true }],
  relations: [],
});

let databases = 0;

async function open(name = `aside-${databases++}`) {
  const store = await openIndexedDbConnector(name);
  const names = async (of: string) => (await store.find(of, {})).map((row) => row['name']);
  return { name, store, names, aside: createAsideRows(store) };
}

async function fill() {
  const opened = await open();
  const { store, names, aside } = opened;
  await carryRows(store, [model('m1', 'Customer'), model('m2', 'Order')]);
  await store.define([schema('Customer'), schema('Order')]);
  await store.create('Customer', [{ name: 'Ada' }]);
  await store.create('Order', [{ name: 'first' }]);
  return { ...opened, store, names, aside };
}

describe('rows that are laid aside', () => {
  it('come back, after a reload too, and can be exchanged again', async () => {
    const { name, store, aside, names } = await fill();
    expect(await aside.read()).toBeNull();
    await aside.layAside('Reset data', ['Customer', 'Order']);
    expect([await names('Customer'), await names('Order')]).toEqual([[], []]);
    await store.create('Customer', [{ name: 'Bob' }, { name: 'Cy' }]);
    await store.disconnect();

    const again = await open(name);
    expect(await again.aside.read()).toEqual({ title: 'Reset data', isUndone: false });
    await carryRows(again.store, [model('m1', 'Customer'), model('m2', 'Order')]);
    await again.store.define([schema('Customer'), schema('Order')]);
    await again.aside.swap(['Customer', 'Order']);
    expect([await again.names('Customer'), await again.names('Order')]).toEqual([['Ada'], ['first']]);
    expect(await again.aside.read()).toEqual({ title: 'Reset data', isUndone: true });
    await again.aside.swap(['Customer', 'Order']);
    expect(await again.names('Customer')).toEqual(['Bob', 'Cy']);
    expect(await again.aside.read()).toEqual({ title: 'Reset data', isUndone: false });
  });

  it('leave models alone that are not named, and take the place of what lay aside before', async () => {
    const { aside, names, store } = await fill();
    await aside.layAside('Reset data', ['Customer', 'Order']);
    await store.create('Order', [{ name: 'second' }]);
    await aside.layAside('Import a.csv', ['Order']);
    expect(await names('Order')).toEqual([]);
    await aside.swap(['Customer', 'Order']);
    expect(await names('Order')).toEqual(['second']);
    expect(await names('Customer')).toEqual([]);
  });

  it('follow the design that has gone on since', async () => {
    const { aside, names, store } = await fill();
    await aside.layAside('Reset data', ['Customer', 'Order']);
    await store.define([schema('Client')]);
    await carryRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    await store.create('Client', [{ name: 'Zoe' }]);
    await aside.swap(['Client', 'Order']);
    const notes = await carryRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    expect(notes).toContain('Customer is now Client: its 1 row came along.');
    expect(await names('Client')).toEqual(['Ada']);
    expect(await aside.read()).toBeNull();
  });
});
