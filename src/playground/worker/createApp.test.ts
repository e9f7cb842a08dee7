import { expect, it } from 'vitest';
import type { ModelClass } from '../../runtime/index.ts';
import { createApp } from './createApp.ts';

type AnyFunction = (...args: unknown[]) => unknown;

const modelOf = (modelName: string) => ({ modelName, dataSource: { name: 'db' } }) as unknown as ModelClass;

function start() {
  const notices: string[] = [];
  const Customer = modelOf('Customer');
  const name = modelOf('name');
  const models = new Map([
    ['Customer', Customer],
    ['name', name],
  ]);
  const app = createApp(models, ({ message }) => notices.push(message));
  const call = (member: string, ...args: unknown[]) => (app[member] as AnyFunction)(...args);
  return { app, call, Customer, name, notices };
}

it('app.models lists the models when called, and has each by name', () => {
  const { app, Customer, name } = start();
  expect(app.models()).toEqual([Customer, name]);
  expect(app.models['Customer']).toBe(Customer);
  expect(app.models['customer']).toBe(Customer);
  expect(app.models['name']).toBe(name);
  // What code finds as variables are the models alone.
  expect(Object.keys({ ...app.models })).toEqual(expect.arrayContaining(['Customer', 'name']));
  expect(Object.keys({ ...app.models })).toHaveLength(2);
});

it('app.get returns what code has set, and says that nothing else is set', () => {
  const { call, notices } = start();
  call('set', 'limit', 5);
  expect(call('get', 'limit')).toBe(5);
  expect(notices).toEqual([]);
  expect(call('get', 'port')).toBeUndefined();
  call('get', '/status', () => {});
  expect(notices).toEqual(["app.get('port') is undefined here.", 'app.get() has no effect here.']);
});

it('app.loopback and app.registry find models, and app.model says that it has no effect', () => {
  const { app, call, Customer, notices } = start();
  for (const registry of [app['loopback'], app['registry']] as Record<string, AnyFunction>[]) {
    expect(registry['getModel']?.('Customer')).toBe(Customer);
    expect(registry['findModel']?.('Nope')).toBeUndefined();
    expect(() => registry['getModel']?.('Nope')).toThrow('Model not found: Nope');
  }
  expect(call('model', Customer, { dataSource: 'db' })).toBe(Customer);
  expect(notices).toEqual(['app.model() has no effect here.']);
  expect(() => call('model', 'Customer')).toThrow('is no longer supported');
});
