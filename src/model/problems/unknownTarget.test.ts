import { expect, it } from 'vitest';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { unknownTarget } from './unknownTarget.ts';

const find = (model: string, ...others: { name: string }[]) =>
  unknownTarget.find(projectOf({ name: 'Customer', relations: { orders: manyOf(model) } }, ...others));

it('PB1: a target that does not exist is silently dropped by LoopBack', () => {
  expect(find('Invoice', { name: 'Order' })).toMatchObject([
    {
      code: 'unknown-target',
      severity: 'error',
      place: { modelId: 'Customer', relation: 'orders' },
      message: 'No model is named "Invoice", so LoopBack leaves Customer.orders out without an error.',
      advice: 'Add a model "Invoice", or point the hasMany at an existing model.',
    },
  ]);
});

it('PB1: the wrong case is distinguished from a typo', () => {
  expect(find('order', { name: 'Order' })[0]?.advice).toBe('Write "Order": model names are case-sensitive.');
  expect(find('Oder', { name: 'Order' })[0]?.advice).toBe('Did you mean "Order"?');
});

it('PB1: targets that exist, built-in ones and polymorphic relations are fine', () => {
  expect(find('Order', { name: 'Order' })).toEqual([]);
  expect(find('User')).toEqual([]);
  const polymorphic = { type: 'belongsTo', polymorphic: true };
  expect(
    unknownTarget.find(projectOf({ name: 'A', relations: { b: polymorphic, a: oneOf('hasOne', 'A') } })),
  ).toEqual([]);
});
