import { expect, it } from 'vitest';
import {
  hasIndexOption,
  keysOfIndex,
  otherPartsOfIndex,
  withIndexKeys,
  withIndexOption,
} from './namedSettings.ts';

it('IX1: keys and options of an index change without changing anything else in it', () => {
  const index = {
    note: 'x',
    keys: { email: 1, place: '2dsphere' },
    options: { unique: true, background: true },
  };
  const keys = [
    { name: 'email', direction: 1 },
    { name: 'place', direction: '2dsphere' },
  ];
  expect(keysOfIndex(index)).toEqual(keys);
  expect(otherPartsOfIndex(index)).toEqual(['note', 'options.background']);
  const changed = withIndexKeys(index, [...keys, { name: 'name', direction: -1 }]);
  expect(JSON.stringify(changed)).toBe(
    '{"note":"x","keys":{"email":1,"place":"2dsphere","name":-1},"options":{"unique":true,"background":true}}',
  );
  expect(withIndexOption(index, 'unique', false)).toEqual({ ...index, options: { background: true } });
  expect(withIndexOption(index, 'sparse', true)['options']).toEqual({
    unique: true,
    background: true,
    sparse: true,
  });
  expect(hasIndexOption(index, 'unique')).toBe(true);
  expect(hasIndexOption(index, 'sparse')).toBe(false);
});

it('IX1: an index gets keys and options where it has none, and loses options that become empty', () => {
  expect(keysOfIndex({})).toEqual([]);
  expect(withIndexKeys({}, [{ name: 'email', direction: 1 }])).toEqual({ keys: { email: 1 } });
  expect(withIndexOption({ keys: {} }, 'unique', true)).toEqual({ keys: {}, options: { unique: true } });
  expect(withIndexOption({ keys: {}, options: { unique: true } }, 'unique', false)).toEqual({ keys: {} });
});

it('IX1: other forms of an index are left to JSON', () => {
  for (const other of [
    true,
    'email',
    ['email'],
    null,
    { keys: 'email' },
    { keys: ['email'] },
    { options: 5 },
  ] as const)
    expect(keysOfIndex(other)).toBeNull();
  expect(otherPartsOfIndex({ columns: 'a, b', kind: 'unique' })).toEqual(['columns', 'kind']);
});
