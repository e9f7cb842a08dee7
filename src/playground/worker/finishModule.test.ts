import { expect, it } from 'vitest';
import type { ModelClass } from '../../runtime/index.ts';
import { createApp } from './createApp.ts';
import { finishModule, type SetUps } from './finishModule.ts';
import { CodeError } from './moduleCode.ts';
import { addRestMethods } from './restMethods.ts';

const dataSource = { name: 'db' };
const Customer = { modelName: 'Customer', dataSource } as unknown as ModelClass;
const models = new Map([['Customer', Customer]]);

function start() {
  const notices: string[] = [];
  const notes: string[] = [];
  const calls: unknown[] = [];
  const app = createApp(models, ({ message }) => notices.push(message));
  const setUps: SetUps = new Map();
  const finish = (...exports: readonly unknown[]): Promise<void> =>
    finishModule(
      exports.map((one, index) => ({ exports: one, line: index + 1 })),
      { models, app },
      setUps,
      (text) => notes.push(text),
    );
  return { notices, notes, calls, app, finish };
}

it('calls boot scripts with the application, after the files of models', async () => {
  const { calls, notes, finish, app: own } = start();
  await finish(
    (app: typeof own) => calls.push(app.models['Customer'], app.dataSources['db'], app['datasources']),
    (Customer: ModelClass) => calls.push(Customer.modelName),
  );
  expect(calls).toEqual(['Customer', Customer, dataSource, own.dataSources]);
  expect(notes).toEqual([
    expect.stringContaining('Customer was set up by the function in module.exports.'),
    expect.stringContaining('The boot script in module.exports was called with app'),
  ]);
});

it('waits for a boot script with a second parameter, and reports its error', async () => {
  const { calls, finish } = start();
  await finish((app: unknown, done: () => void) => {
    queueMicrotask(() => {
      calls.push(typeof app);
      done();
    });
  });
  expect(calls).toEqual(['object']);
});

it('passes an error of a boot script on', async () => {
  const { finish } = start();
  await expect(
    finish((app: unknown, done: (error: unknown) => void) => done(app === null ? null : new Error('No.'))),
  ).rejects.toThrow('No.');
});

it('names the line of a parameter that is not a model, and of a value that is not a function', async () => {
  const { finish, notes } = start();
  const failure = await finish({ a: 1 }, (Nothing: unknown) => Nothing).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CodeError);
  expect(failure).toMatchObject({ line: 2, message: expect.stringContaining('"Nothing"') });
  expect(notes).toEqual([expect.stringContaining('Line 1: module.exports is not a function')]);
});

it('creates an application as far as possible, and says what has no effect', () => {
  const { app, notices } = start();
  expect(app.dataSources['mysql']).toBe(dataSource);
  expect(app.dataSources['mysql']).toBe(dataSource);
  (app['use'] as () => void)();
  expect((app['get'] as (name: string) => unknown)('env')).toBe('development');
  expect(notices).toEqual([
    'app.dataSources.mysql is the playground’s only data source.',
    'app.use() has no effect here.',
  ]);
});

it('adds getApp to models, which calls back synchronously as in loopback 3', () => {
  const { app } = start();
  const model = { modelName: 'Order' } as ModelClass;
  addRestMethods([model], app, () => {});
  const heard: unknown[] = [];
  const getApp = Reflect.get(model, 'getApp') as (callback: (...args: unknown[]) => void) => unknown;
  expect(getApp((...args) => heard.push(...args))).toBeUndefined();
  expect(heard).toEqual([null, app]);
});
