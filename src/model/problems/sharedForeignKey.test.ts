import { expect, it } from 'vitest';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { sharedForeignKey } from './sharedForeignKey.ts';

it('PB3: two relations with one key return the same rows, and are one problem', () => {
  const project = projectOf(
    {
      name: 'Customer',
      relations: { orders: manyOf('Order'), gifts: manyOf('Order'), one: oneOf('hasOne', 'Order', 'x') },
    },
    { name: 'Order' },
  );
  expect(sharedForeignKey.find(project).map(({ place, message }) => [place.relation, message])).toEqual([
    ['gifts', 'Customer.gifts and Customer.orders both use Order.customerId, so they return the same rows.'],
  ]);
});

it('PB3: separate keys, other owners and through models are fine', () => {
  const project = projectOf(
    { name: 'Customer', relations: { orders: manyOf('Order'), gifts: manyOf('Order', 'giverId') } },
    { name: 'Shop', relations: { orders: manyOf('Order', 'customerId') } },
    { name: 'Order', relations: { customer: oneOf('belongsTo', 'Customer') } },
    { name: 'Link' },
    {
      name: 'Tag',
      relations: { a: { ...manyOf('Order'), through: 'Link' }, b: { ...manyOf('Order'), through: 'Link' } },
    },
  );
  expect(sharedForeignKey.find(project)).toEqual([]);
});
