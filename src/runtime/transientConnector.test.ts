import { expect, test } from 'vitest';
import type { ModelSchema } from './connector.ts';
import type { Environment } from './environment.ts';
import { createTransientConnector } from './transientConnector.ts';

/** An environment whose random numbers are these, again and again. */
function environmentOf(...numbers: readonly number[]): Environment {
  let next = 0;
  const random = (): number => numbers[next++ % numbers.length] ?? 0;
  return { random } as Partial<Environment> as Environment;
}

const schemaOf = (name: string, idType: string): ModelSchema =>
  ({ name, idName: 'id', idType }) as Partial<ModelSchema> as ModelSchema;

test('generates ids of the type that the model declares, unless one is given', async () => {
  const connector = createTransientConnector(environmentOf(0.5, 0.99));
  await connector.define([schemaOf('Item', 'number'), schemaOf('Tag', 'string')]);
  expect(await connector.create('Item', [{}, { id: 3 }])).toEqual([{ id: 5000 }, { id: 3 }]);
  expect(await connector.create('Tag', [{}])).toEqual([{ id: 'f8'.repeat(12) }]);
  expect(connector.generateId(String)).toMatch(/^[0-9a-f]{24}$/);
});

test('stores nothing', async () => {
  const connector = createTransientConnector(environmentOf(0.5));
  await connector.define([schemaOf('Item', 'number')]);
  await connector.create('Item', [{ id: 1 }]);
  expect(await connector.find('Item', {})).toEqual([]);
  expect(await connector.count('Item', {})).toBe(0);
  expect(await connector.destroy('Item', {})).toBe(0);
  expect(await connector.findOrCreate('Item', {}, { id: 1 })).toEqual({ row: { id: 1 }, isCreated: true });
});

test('says which type ids have by default', () => {
  expect(createTransientConnector(environmentOf(0)).getDefaultIdType()).toBe(String);
  expect(createTransientConnector(environmentOf(0), Number).getDefaultIdType()).toBe(Number);
});
