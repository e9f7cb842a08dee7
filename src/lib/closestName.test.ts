import { expect, it } from 'vitest';
import { closestName } from './closestName.ts';

it.each([
  ['order', 'Order'],
  ['Ordr', 'Order'],
  ['Odrer', 'Order'],
  ['Customers', 'Customer'],
  ['Xylophone', null],
  ['', null],
])('finds for %s the name %s', (word, expected) => {
  expect(closestName(word, ['Customer', 'Order', 'OrderItem'])).toBe(expected);
});

it('stops comparing with a long list after a number of pairs, but not with a short one', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `Model${index}`);
  const found = names.map((name) => closestName(`${name}s`, names)).filter((name) => name !== null);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(20);
  const few = ['Customer', 'Order'];
  const words = Array.from({ length: 100_000 }, (_, index) => `x${index}`);
  for (const word of words) closestName(word, few);
  expect(closestName('Ordr', few)).toBe('Order');
});
