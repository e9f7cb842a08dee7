import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ModelSchema } from '../../runtime/connector.ts';
import { openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import { dumpDatabase } from '../../storage/testing/dumpDatabase.ts';
import type { DesignModel } from '../designModel.ts';
import { backupSchema } from './backupRecord.ts';
import { knownSchema, samplesSchema } from './knownModels.ts';
import { migrateRows } from './migrateRows.ts';
import { createRowBackup } from './rowBackup.ts';

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
  return { name, store, names, aside: createRowBackup(store) };
}

async function fill() {
  const opened = await open();
  const { store, names, aside } = opened;
  await migrateRows(store, [model('m1', 'Customer'), model('m2', 'Order')]);
  await store.define([schema('Customer'), schema('Order')]);
  await store.create('Customer', [{ name: 'Ada' }]);
  await store.create('Order', [{ name: 'first' }]);
  return { ...opened, store, names, aside };
}

describe('rows that are laid aside', () => {
  it('come back, after a reload too, and can be exchanged again', async () => {
    const { name, store, aside, names } = await fill();
    expect(await aside.read()).toBeNull();
    await aside.backUp('Reset data', ['Customer', 'Order']);
    expect([await names('Customer'), await names('Order')]).toEqual([[], []]);
    await store.create('Customer', [{ name: 'Bob' }, { name: 'Cy' }]);
    await store.disconnect();

    const again = await open(name);
    expect(await again.aside.read()).toEqual({ title: 'Reset data', isUndone: false });
    await migrateRows(again.store, [model('m1', 'Customer'), model('m2', 'Order')]);
    await again.store.define([schema('Customer'), schema('Order')]);
    await again.aside.swap();
    expect([await again.names('Customer'), await again.names('Order')]).toEqual([['Ada'], ['first']]);
    expect(await again.aside.read()).toEqual({ title: 'Reset data', isUndone: true });
    await again.aside.swap();
    expect(await again.names('Customer')).toEqual(['Bob', 'Cy']);
    expect(await again.aside.read()).toEqual({ title: 'Reset data', isUndone: false });
  });

  it('leave models alone that are not named, and take the place of what lay aside before', async () => {
    const { aside, names, store } = await fill();
    await aside.backUp('Reset data', ['Customer', 'Order']);
    await store.create('Order', [{ name: 'second' }]);
    await aside.backUp('Import a.csv', ['Order']);
    expect(await names('Order')).toEqual([]);
    await aside.swap();
    expect(await names('Order')).toEqual(['second']);
    expect(await names('Customer')).toEqual([]);
  });

  it('follow the design that has gone on since', async () => {
    const { aside, names, store } = await fill();
    await aside.backUp('Reset data', ['Customer', 'Order']);
    await store.define([schema('Client')]);
    await migrateRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    await store.create('Client', [{ name: 'Zoe' }]);
    await aside.swap();
    const notes = await migrateRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    expect(notes).toEqual([]);
    expect(await names('Client')).toEqual(['Ada']);
    await aside.swap();
    expect(await names('Client')).toEqual(['Zoe']);
  });

  it('do not take rows with them that were not replaced and have another name by now', async () => {
    const { aside, names, store } = await fill();
    await aside.backUp('Import a.csv', ['Order']);
    await migrateRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    await aside.swap();
    await migrateRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    expect(await names('Client')).toEqual(['Ada']);
    expect(await names('Order')).toEqual(['first']);
  });

  it('are those of the model, though another one has its name by now', async () => {
    const { aside, names, store } = await fill();
    await aside.backUp('Import a.csv', ['Order']);
    const swapped = [model('m1', 'Order'), model('m2', 'Customer')];
    await migrateRows(store, swapped);
    await aside.swap();
    await migrateRows(store, swapped);
    expect([await names('Order'), await names('Customer')]).toEqual([['Ada'], ['first']]);
  });

  it('are read where an earlier version laid them aside, and its stores are removed', async () => {
    const { aside, name, names, store } = await fill();
    const own = [knownSchema, samplesSchema].map((one) => ({ ...one, name: `playground/aside/${one.name}` }));
    await store.define([...own, backupSchema, schema('playground/aside/Order')]);
    await store.create('playground/aside/Order', [{ name: 'older' }]);
    for (const row of await store.find(knownSchema.name, {})) {
      await store.create(own[0]?.name ?? '', [row]);
    }
    const record = {
      id: 'last',
      title: 'Reset data',
      models: ['Order', samplesSchema.name, knownSchema.name],
    };
    await store.create(backupSchema.name, [record]);
    expect(await aside.read()).toEqual({ title: 'Reset data', isUndone: false });
    await aside.swap();
    expect(await names('Order')).toEqual(['older']);
    await aside.backUp('Import a.csv', ['Customer']);
    await store.disconnect();
    const stores = Object.keys(await dumpDatabase(name));
    expect(stores.filter((one) => one.includes('aside'))).toEqual([
      'number:playground/aside/m1',
      'text:playground/aside',
    ]);
  });
});
