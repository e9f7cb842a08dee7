import { expect, it } from 'vitest';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { twoForeignKeys } from './twoForeignKeys.ts';

const find = (orders: object, ...back: object[]) =>
  twoForeignKeys.find(
    projectOf(
      { name: 'Customer', relations: { orders: { ...orders } } },
      {
        name: 'Order',
        relations: Object.fromEntries(back.map((relation, index) => [`buyer${index}`, { ...relation }])),
      },
    ),
  );

it('PB7: two sides with two keys are reported', () => {
  const problems = find(manyOf('Order'), oneOf('belongsTo', 'Customer'));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    place: { modelId: 'Customer', relation: 'orders' },
    message:
      'Customer.orders uses customerId, but Order.buyer0 uses buyer0Id: LoopBack creates both keys, and neither side sees what the other sets.',
  });
});

it('PB7: one key for both, or no belongsTo back, is fine', () => {
  expect(find(manyOf('Order'), oneOf('belongsTo', 'Customer', 'customerId'))).toEqual([]);
  expect(find(manyOf('Order', 'buyer0Id'), oneOf('belongsTo', 'Customer'))).toEqual([]);
  expect(find(manyOf('Order'))).toEqual([]);
  expect(find(manyOf('Order'), oneOf('belongsTo', 'Order'))).toEqual([]);
});

it('PB7: a second belongsTo back with its own key is fine', () => {
  expect(
    find(manyOf('Order'), oneOf('belongsTo', 'Customer', 'customerId'), oneOf('belongsTo', 'Customer')),
  ).toEqual([]);
});
