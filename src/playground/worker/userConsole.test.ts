import { describe, expect, it } from 'vitest';
import { type OutputEvent, readEvent } from '../wire/control.ts';
import type { Shown } from '../wire/shown.ts';
import { createOutput } from './output.ts';
import { toShown } from './toShown.ts';
import { createUserConsole } from './userConsole.ts';

function open() {
  const sent: OutputEvent[] = [];
  let time = 0;
  const { console, restart } = createUserConsole(
    createOutput((event) => {
      expect(readEvent(structuredClone(event))).toEqual({ value: event, weight: expect.any(Number) });
      sent.push(event);
    }),
    (value) => toShown(value, { read: () => null }),
    () => time,
  );
  const call = (method: string, ...values: unknown[]): void => console[method]?.(...values);
  return {
    call,
    restart,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    /** Each line as `method depth: values`. */
    lines: () =>
      sent.splice(0).map((event) => {
        if (event.type !== 'console') return event.type;
        const { method, depth, values } = event;
        return `${method} ${depth}: ${values.map(textOf).join(' ')}`;
      }),
  };
}

function textOf(value: Shown): string {
  if (value.kind === 'primitive') return value.text;
  if (value.kind !== 'table') return value.kind;
  const rows = value.rows.map(({ cells }) =>
    cells.map((cell) => (cell === null ? '–' : textOf(cell))).join(','),
  );
  return [value.columns.join(','), ...rows].join(' | ');
}

describe('createUserConsole', () => {
  it('prints values in the style of their method, at most fifty of them', () => {
    const { call, lines } = open();
    for (const method of ['log', 'info', 'warn', 'error', 'debug']) call(method, 'a', 1);
    call('log', ...Array.from({ length: 100 }, () => 'x'));
    call('clear');
    expect(lines()).toEqual([
      'log 0: a 1',
      'info 0: a 1',
      'warn 0: a 1',
      'error 0: a 1',
      'debug 0: a 1',
      `log 0: ${Array.from({ length: 50 }, () => 'x').join(' ')}`,
    ]);
  });

  it('fills the placeholders of a format string', () => {
    const { call, lines } = open();
    call('log', '%s has %d of %j, 100%%', 'A', '2', { b: 1 }, 'rest');
    call('log', '50% off', 'x');
    call('log', '%s');
    call('log', '%i and %s and %d', 3.7, 10n, 10n);
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    call('log', '%o %d', cycle, Symbol('s'));
    expect(lines()).toEqual([
      'log 0: A has 2 of {"b":1}, 100% rest',
      'log 0: 50% off x',
      'log 0: %s',
      'log 0: 3 and 10n and 10n',
      'log 0: [object] Symbol(s)',
    ]);
  });

  it('measures time by label', () => {
    const { call, lines, pass } = open();
    call('time');
    call('time', 'load');
    pass(12.3456);
    call('timeLog', 'load', 'so far', 1);
    pass(1);
    call('timeEnd', 'load');
    call('timeEnd');
    call('timeEnd', 'load');
    call('time', 'twice');
    call('time', 'twice');
    expect(lines()).toEqual([
      'log 0: load: 12.346 ms so far 1',
      'log 0: load: 13.346 ms',
      'log 0: default: 13.346 ms',
      'warn 0: There is no timer "load": console.time("load") starts one.',
      'warn 0: The timer "twice" is already running.',
    ]);
  });

  it('counts by label', () => {
    const { call, lines, restart } = open();
    call('count');
    call('count');
    call('count', 'x%s');
    call('countReset');
    call('count');
    restart();
    call('count');
    expect(lines()).toEqual([
      'log 0: default: 1',
      'log 0: default: 2',
      'log 0: x%s: 1',
      'log 0: default: 1',
      'log 0: default: 1',
    ]);
  });

  it('indents groups, and resets them with the run', () => {
    const { call, lines, restart } = open();
    call('group', 'orders of', 'Ada');
    call('warn', 'a');
    call('groupCollapsed');
    call('log', 'b');
    call('groupEnd');
    call('log', 'c');
    call('groupEnd');
    call('groupEnd');
    call('log', 'd');
    for (let count = 0; count < 50; count += 1) call('group');
    call('log', 'deep');
    restart();
    call('log', 'next run');
    expect(lines()).toEqual([
      'group 0: orders of Ada',
      'warn 1: a',
      'log 2: b',
      'log 1: c',
      'log 0: d',
      'log 20: deep',
      'log 0: next run',
    ]);
  });

  it('prints a value as a tree, and a false assertion as an error', () => {
    const { call, lines } = open();
    call('dir', { a: 1 }, { depth: 0 });
    call('dir', 'text %s');
    call('assert', true, 'fine');
    call('assert', false, 'not %s', 'fine');
    call('assert', 0);
    call('assert', null, { a: 1 });
    expect(lines()).toEqual([
      'dir 0: object',
      'dir 0: text %s',
      'error 0: Assertion failed: not fine',
      'error 0: Assertion failed',
      'error 0: Assertion failed object',
    ]);
  });

  it.each<[string, unknown[], string]>([
    ['a list of objects', [[{ a: 1, b: 'x' }, { a: 2 }]], '(index),a,b | 0,1,x | 1,2,–'],
    ['chosen columns', [[{ a: 1, b: 'x' }], ['b', 'c']], '(index),b,c | 0,x,–'],
    ['a list of lists', [[[1, 2], [3]]], '(index),0,1 | 0,1,2 | 1,3,–'],
    ['a list of values', [['a', 10n]], '(index),Values | 0,a | 1,10n'],
    ['objects and values', [[{ a: 1 }, 'b']], '(index),a,Values | 0,1,– | 1,–,b'],
    ['an object of objects', [{ x: { a: 1 }, y: { a: 2 } }], '(index),a | x,1 | y,2'],
    ['an object of values', [{ x: 1 }], '(index),Values | x,1'],
    ['a Map', [new Map([['k', { a: 1 }]])], '(index),a | k,1'],
    ['a Set', [new Set(['v'])], '(index),Values | 0,v'],
    ['an instance', [[{ toObject: () => ({ id: 7 }) }]], '(index),id | 0,7'],
    ['no list', [[]], '(index)'],
  ])('prints a table of %s', (_name, args, text) => {
    const { call, lines } = open();
    call('table', ...args);
    expect(lines()).toEqual([`table 0: ${text}`]);
  });

  it('prints values without members as a line, and cuts long tables', () => {
    const { call, lines } = open();
    call('table', 7);
    call(
      'table',
      Array.from({ length: 1_000 }, (_, index) => index),
    );
    const [plain, long = ''] = lines();
    expect(plain).toBe('log 0: 7');
    expect(long.split('|')).toHaveLength(201);
  });
});
