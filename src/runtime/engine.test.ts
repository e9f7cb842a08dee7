import { expect, test } from 'vitest';
import { type EngineName, engineNames } from '../model/engine.ts';
import { createMemoryConnector, DataSource, defineModels } from './index.ts';
import { modelOf } from './testing/shop.ts';

/** Stores a row without values, and reads it as a task with defaults. */
async function readOldRow(engine: EngineName | undefined, settings: object = {}): Promise<unknown> {
  const connector = createMemoryConnector();
  await modelOf(defineModels([{ name: 'Task' }], connector), 'Task').create({});
  const properties = { size: { type: 'number', default: 3 } };
  const source = defineModels([{ name: 'Task', properties, ...settings }], connector, engine && { engine });
  return JSON.parse(JSON.stringify(await modelOf(source, 'Task').findOne()));
}

test('VE1 the setting "engine" chooses whether reads fill in defaults; juggler 7 is the default', async () => {
  expect(await readOldRow('loopback3')).toEqual({ id: 1, size: 3 });
  expect(await readOldRow('loopback3', { applyDefaultsOnReads: false })).toEqual({ id: 1 });
  expect(await readOldRow('juggler7')).toEqual({ id: 1 });
  expect(await readOldRow(undefined)).toEqual({ id: 1 });
});

test('VE1 models of two engines do not share what only one has', () => {
  const hasCreateAll = engineNames.map((engine) => {
    const model = new DataSource('memory', { engine }).define('Task');
    return 'createAll' in model;
  });
  expect(hasCreateAll).toEqual([false, true]);
});

test('DI25 with LoopBack 3 a row that is replaced by a text keeps its id as a number', async () => {
  const connector = createMemoryConnector();
  const Task = modelOf(defineModels([{ name: 'Task' }], connector, { engine: 'loopback3' }), 'Task');
  await Task.create({ size: 1 });
  await Task.replaceById('1', { size: 2 });
  expect(await connector.find('Task', {})).toEqual([{ id: 1, size: 2 }]);
});

test('DI26 with LoopBack 3 promises are native', () => {
  const Task = modelOf(defineModels([{ name: 'Task' }], 'memory', { engine: 'loopback3' }), 'Task');
  expect(Task.find()).toBeInstanceOf(Promise);
});
