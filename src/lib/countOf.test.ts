import { expect, it } from 'vitest';
import { countOf } from './countOf.ts';

it('writes a number with its noun in the singular or the plural', () => {
  expect([0, 1, 2, 2000].map((count) => countOf(count, 'row'))).toEqual([
    '0 rows',
    '1 row',
    '2 rows',
    '2,000 rows',
  ]);
  expect(countOf(2, 'property', 'properties')).toBe('2 properties');
});
