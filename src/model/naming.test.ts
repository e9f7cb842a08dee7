import { describe, expect, it } from 'vitest';
import {
  belongsToForeignKey,
  belongsToName,
  embedsManyName,
  embedsManyProperty,
  embedsOneProperty,
  foreignKeyOf,
  hasManyName,
  pluralOf,
  referencesManyForeignKey,
} from './naming.ts';

// The comparison with the real engine is conformance/naming.test.ts; these tests show the rules at a glance.
describe('names that LoopBack derives', () => {
  it.each([
    ['Customer', 'Customers', 'customers', 'customerId'],
    ['Person', 'People', 'people', 'personId'],
    ['OrderItem', 'OrderItems', 'orderItems', 'orderItemId'],
    ['order_item', 'order_items', 'orderItems', 'orderItemId'],
    ['HTTPServer', 'HTTPServers', 'hTTPServers', 'hTTPServerId'],
    ['Data', 'Data', 'data', 'dataId'],
    ['_Private', '_Privates', 'Privates', 'PrivateId'],
  ])('NM1 NM2 NM3: %s is many %s, relation %s, key %s', (name, plural, relation, key) => {
    expect(pluralOf(name)).toBe(plural);
    expect(hasManyName(pluralOf(name))).toBe(relation);
    expect(foreignKeyOf(name)).toBe(key);
  });

  it('NM1: uses a plural setting unchanged, and ignores an empty one', () => {
    expect(pluralOf('Order', 'purchase_orders')).toBe('purchase_orders');
    expect(hasManyName(pluralOf('Order', 'purchase_orders'))).toBe('purchaseOrders');
    expect(pluralOf('Order', '')).toBe('Orders');
  });

  it('NM4: names belongsTo after the target and its key after the relation', () => {
    expect(belongsToName('Customer')).toBe('customer');
    expect(belongsToForeignKey('main_buyer')).toBe('main_buyerId');
  });

  it('NM5: names references and embeds', () => {
    expect(referencesManyForeignKey('Account')).toBe('accountIds');
    expect(embedsManyName('Address')).toBe('addressList');
    expect(embedsManyProperty('Addresses', 'addresses')).toBe('_addresses');
    expect(embedsOneProperty('Address', 'addressItem')).toBe('address');
  });
});
