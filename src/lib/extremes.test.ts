import { expect, it } from 'vitest';
import { greatestOf, leastOf, pushAll } from './extremes.ts';

it('finds the extremes of a million numbers, and adds a million to a list', () => {
  const many = Array.from({ length: 1_000_000 }, (_, index) => index - 500_000);
  expect([leastOf(many), greatestOf(many)]).toEqual([-500_000, 499_999]);
  const list = [1];
  pushAll(list, many);
  expect(list).toHaveLength(1_000_001);
});

it('returns the default without numbers', () => {
  expect([greatestOf([], 3), leastOf([], 4)]).toEqual([3, 4]);
});
