import { expect, it } from 'vitest';
import { groupBy } from './groups.ts';

it('groups values in the order of the input', () => {
  const groups = groupBy(['bee', 'ant', 'bat', 'asp'], (word) => word[0]);
  expect([...groups]).toEqual([
    ['b', ['bee', 'bat']],
    ['a', ['ant', 'asp']],
  ]);
});
