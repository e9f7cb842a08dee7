import { expect, it } from 'vitest';
import { toJsonRow } from './toJsonRow.ts';

it('makes the row that JSON makes of the values', () => {
  const values: Record<string, unknown> = {
    text: 'a "text"',
    none: null,
    missing: undefined,
    number: 1.5,
    notANumber: Number.NaN,
    endless: Number.POSITIVE_INFINITY,
    minusZero: -0,
    truth: false,
    date: new Date(0),
    list: [1, undefined, { at: new Date(0) }],
    nested: { a: undefined, b: { c: 1 } },
    own: { toJSON: () => ({ lat: 1 }) },
    ['constructor']: 'x',
    method: () => 1,
  };
  Object.defineProperty(values, '__proto__', { value: 'p', enumerable: true });
  const made = toJsonRow(values);
  expect(made).toEqual(JSON.parse(JSON.stringify(values)));
  expect([Object.is(made['minusZero'], 0), Object.keys(made)]).toEqual([
    true,
    Object.keys(JSON.parse(JSON.stringify(values))),
  ]);
});
