import { expect, it } from 'vitest';
import { closestName } from './closestName.ts';

it.each([
  ['order', 'Order'],
  ['Ordr', 'Order'],
  ['Odrer', 'Order'],
  ['Customers', 'Customer'],
  ['Xylophone', null],
  ['', null],
])('%s is near %s', (word, expected) => {
  expect(closestName(word, ['Customer', 'Order', 'OrderItem'])).toBe(expected);
});
