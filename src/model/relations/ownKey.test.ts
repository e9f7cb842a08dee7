import { expect, it } from 'vitest';
import { ownKeyOf } from './ownKey.ts';

it.each([
  ['gifts', 'Customer', 'giftCustomerId'],
  ['orders2', 'Customer', 'order2CustomerId'],
  ['HomeAddress', 'HTTPServer', 'homeAddressHTTPServerId'],
  ['2', 'Customer', '2CustomerId'],
])('CM20: %s of a %s gets %s', (relation, owner, key) => {
  expect(ownKeyOf(relation, owner)).toBe(key);
});
