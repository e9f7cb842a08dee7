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
  return { name, store, names, backup: createRowBackup(store) };
}

async function fill() {
  const opened = await open();
  const { store, names, backup } = opened;
  await migrateRows(store, [model('m1', 'Customer'), model('m2', 'Order')]);
  await store.define([schema('Customer'), schema('Order')]);
  await store.create('Customer', [{ name: 'Ada' }]);
  await store.create('Order', [{ name: 'first' }]);
  return { ...opened, store, names, backup };
}

describe('the backup of replaced rows', () => {
  it('is restored, after a reload too, and can be swapped again', async () => {
    const { name, store, backup, names } = await fill();
    expect(await backup.read()).toBeNull();
    await backup.backUp('Reset data', ['Customer', 'Order']);
    expect([await names('Customer'), await names('Order')]).toEqual([[], []]);
    await store.create('Customer', [{ name: 'Bob' }, { name: 'Cy' }]);
    await store.disconnect();

    const again = await open(name);
    expect(await again.backup.read()).toEqual({ title: 'Reset data', isUndone: false });
    await migrateRows(again.store, [model('m1', 'Customer'), model('m2', 'Order')]);
    await again.store.define([schema('Customer'), schema('Order')]);
    await again.backup.swap();
    expect([await again.names('Customer'), await again.names('Order')]).toEqual([['Ada'], ['first']]);
    expect(await again.backup.read()).toEqual({ title: 'Reset data', isUndone: true });
    await again.backup.swap();
    expect(await again.names('Customer')).toEqual(['Bob', 'Cy']);
    expect(await again.backup.read()).toEqual({ title: 'Reset data', isUndone: false });
  });

  it('leaves other models alone, and replaces the previous backup', async () => {
    const { backup, names, store } = await fill();
    await backup.backUp('Reset data', ['Customer', 'Order']);
    await store.create('Order', [{ name: 'second' }]);
    await backup.backUp('Import a.csv', ['Order']);
    expect(await names('Order')).toEqual([]);
    await backup.swap();
    expect(await names('Order')).toEqual(['second']);
    expect(await names('Customer')).toEqual([]);
  });

  it('follows later changes of the design', async () => {
    const { backup, names, store } = await fill();
    await backup.backUp('Reset data', ['Customer', 'Order']);
    await store.define([schema('Client')]);
    await migrateRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    await store.create('Client', [{ name: 'Zoe' }]);
    await backup.swap();
    const notes = await migrateRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    expect(notes).toEqual([]);
    expect(await names('Client')).toEqual(['Ada']);
    await backup.swap();
    expect(await names('Client')).toEqual(['Zoe']);
  });

  it('does not touch rows of a renamed model that were not replaced', async () => {
    const { backup, names, store } = await fill();
    await backup.backUp('Import a.csv', ['Order']);
    await migrateRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    await backup.swap();
    await migrateRows(store, [model('m1', 'Client'), model('m2', 'Order')]);
    expect(await names('Client')).toEqual(['Ada']);
    expect(await names('Order')).toEqual(['first']);
  });

  it('finds its model where another one has that name now', async () => {
    const { backup, names, store } = await fill();
    await backup.backUp('Import a.csv', ['Order']);
    const swapped = [model('m1', 'Order'), model('m2', 'Customer')];
    await migrateRows(store, swapped);
    await backup.swap();
    await migrateRows(store, swapped);
    expect([await names('Order'), await names('Customer')]).toEqual([['Ada'], ['first']]);
  });

  it('reads the backup of an earlier version, and removes its stores', async () => {
    const { backup, name, names, store } = await fill();
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
    expect(await backup.read()).toEqual({ title: 'Reset data', isUndone: false });
    await backup.swap();
    expect(await names('Order')).toEqual(['older']);
    await backup.backUp('Import a.csv', ['Customer']);
    await store.disconnect();
    const stores = Object.keys(await dumpDatabase(name));
    expect(stores.filter((one) => one.includes('aside'))).toEqual([
      'number:playground/aside/m1',
      'text:playground/aside',
    ]);
  });
});
