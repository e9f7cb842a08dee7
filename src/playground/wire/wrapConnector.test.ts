import { expect, it } from 'vitest';
import { createMemoryConnector } from '../../runtime/memoryConnector.ts';
import { connectorMethods, toConnectorMethods, wrapConnector } from './wrapConnector.ts';

it('wraps every method of a connector that works on rows, and no other', () => {
  const inner = createMemoryConnector();
  const methods = Object.entries(inner).flatMap(([name, member]) =>
    typeof member === 'function' && name !== 'disconnect' ? [name] : [],
  );
  expect(connectorMethods.toSorted()).toEqual(methods.toSorted());
  const wrapped = wrapConnector(inner, (start) => start());
  expect(wrapped.disconnect).toBe(inner.disconnect);
  for (const name of connectorMethods) expect(wrapped[name]).not.toBe(inner[name]);
});

it('passes arguments and answers on, and says which method is called', async () => {
  const called: string[] = [];
  const connector = wrapConnector(createMemoryConnector(), (start, method) => {
    called.push(method);
    return start();
  });
  const types = { id: 'number', text: 'string' } as const;
  await connector.define([
    { name: 'Order', idName: 'id', idType: 'number', isIdGenerated: true, types, indexes: [] },
  ]);
  expect(await connector.create('Order', [{ text: 'a' }, { id: 1 }], 'untilDuplicate')).toMatchObject([
    { id: 1 },
    {},
  ]);
  expect(await connector.count('Order', { text: 'a' })).toBe(1);
  await expect(connector.find('Item', {})).rejects.toMatchObject({ code: 'UNKNOWN_MODEL' });
  expect(called).toEqual(['define', 'create', 'count', 'find']);
});

it('makes all methods from one function', async () => {
  const methods = toConnectorMethods(async (method, args) => [method, ...args]);
  expect(await methods.destroy('Order', { id: 1 })).toEqual(['destroy', 'Order', { id: 1 }]);
});
