import { describe, expect, test } from 'vitest';
import { DataSource, type ModelClass } from './index.ts';
import type { HookContext, Observer } from './model/contracts.ts';

type AnyCallback = (...results: unknown[]) => unknown;

interface Hooks {
  observe(operation: string, observer: Observer): void;
  removeObserver(operation: string, observer: Observer): Observer[] | undefined;
  clearObservers(operation: string): void;
  notifyObserversOf(operations: string | readonly string[], context: object): Promise<unknown>;
  notifyObserversAround(
    operation: string,
    context: object | undefined,
    work: AnyCallback,
    callback: AnyCallback,
  ): void;
}

const define = (base?: ModelClass) => {
  const settings = base === undefined ? {} : { base: base.modelName };
  const source = base === undefined ? new DataSource('memory') : (base.dataSource as DataSource);
  const Model = source.define(base === undefined ? 'Base' : 'Child', {}, settings);
  return { Model, hooks: Model as unknown as Hooks };
};

/** What an operation with hooks around it ended with, and in which order things were called. */
function around(hooks: Hooks, work: (...args: never[]) => unknown, context: object = {}) {
  return new Promise<unknown[]>((resolve) => {
    hooks.notifyObserversAround('build', context, work as AnyCallback, (...results) => resolve(results));
  });
}

describe('observers', () => {
  test('HK2 of the base come first, each waits for the one before, by callback or promise', async () => {
    const { Model, hooks } = define();
    const child = define(Model).hooks;
    const calls: string[] = [];
    child.observe('build', async () => void calls.push('child'));
    hooks.observe('build', (_context, next) => {
      setImmediate(() => {
        calls.push('base');
        next();
      });
      return undefined;
    });
    const context = {};
    expect(await child.notifyObserversOf('build', context)).toBe(context);
    expect(calls).toEqual(['base', 'child']);
    await child.notifyObserversOf(['other', 'build'], context);
    expect(calls).toHaveLength(4);
  });

  test('HK2 end the operation by an error: the next one is not called', async () => {
    const { hooks } = define();
    const calls: string[] = [];
    hooks.observe('build', (_context, next) => next(new Error('no')));
    hooks.observe('build', async () => void calls.push('second'));
    await expect(hooks.notifyObserversOf('build', {})).rejects.toThrow('no');
    expect(calls).toEqual([]);
  });

  test('are removed one by one, or all', async () => {
    const { hooks } = define();
    const calls: string[] = [];
    const first: Observer = async () => void calls.push('first');
    const second: Observer = async () => void calls.push('second');
    hooks.observe('build', first);
    hooks.observe('build', second);
    expect(hooks.removeObserver('build', first)).toEqual([first]);
    expect(hooks.removeObserver('build', first)).toBeUndefined();
    await hooks.notifyObserversOf('build', {});
    expect(calls).toEqual(['second']);
    hooks.clearObservers('build');
    await hooks.notifyObserversOf('build', {});
    expect(calls).toEqual(['second']);
  });
});

describe('work between observers', () => {
  test('starts after those before it, and its results reach those after it', async () => {
    const { hooks } = define();
    const calls: unknown[] = [];
    hooks.observe('before build', async () => void calls.push('before'));
    hooks.observe('after build', async (context) => {
      calls.push((context as HookContext)['results']);
    });
    const results = await around(hooks, (done: AnyCallback) => {
      calls.push('work');
      done(null, 1, 2);
    });
    expect(calls).toEqual(['before', 'work', [1, 2]]);
    expect(results).toEqual([null, 1, 2]);
  });

  test('gets the context where it takes two arguments; observers may replace the results', async () => {
    const { hooks } = define();
    hooks.observe('after build', async (context) => {
      (context as HookContext)['results'] = ['other'];
    });
    const results = await around(
      hooks,
      (context: { size: number }, done: AnyCallback) => done(null, context.size),
      { size: 5 },
    );
    expect(results).toEqual([null, 'other']);
  });

  test('does not start after an error', async () => {
    const { hooks } = define();
    const failure = new Error('no');
    hooks.observe('before build', async () => Promise.reject(failure));
    let isStarted = false;
    const results = await around(hooks, (done: AnyCallback) => {
      isStarted = true;
      done();
    });
    expect([results, isStarted]).toEqual([[failure], false]);
  });

  test('that fails calls the observers of the error, not those of success', async () => {
    const { hooks } = define();
    const failure = new Error('no');
    const calls: unknown[] = [];
    hooks.observe('after build', async () => void calls.push('after'));
    hooks.observe('after build error', async (context) => {
      calls.push((context as HookContext)['error']);
    });
    const [error] = await around(hooks, (done: AnyCallback) => done(failure));
    expect([error, calls]).toEqual([failure, [failure]]);
  });
});
