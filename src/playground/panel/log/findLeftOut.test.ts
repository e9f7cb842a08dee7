import { expect, it } from 'vitest';
import { projectOf } from '../../../model/testing/projects.ts';
import { describeDesign } from '../design/design.ts';
import { findLeftOut } from './findLeftOut.ts';

const design = describeDesign(
  projectOf(
    { name: 'Customer', relations: { orders: { type: 'hasmany', model: 'Order' } } },
    { name: 'Order', base: 'Nope' },
  ),
);

const find = (code: string, message: string) => findLeftOut({ code, message }, design);

it('finds the model or relation that a notice is about', () => {
  expect(find('RELATION_LEFT_OUT', 'Customer.orders is left out: Invalid relation type: hasmany.')).toEqual({
    modelId: 'Customer',
    relation: 'orders',
  });
  expect(find('RELATION_LEFT_OUT', 'Customer.owner is left out: it is null, not an object.')).toEqual({
    modelId: 'Customer',
    relation: 'owner',
  });
  expect(find('MODEL_LEFT_OUT', 'Order is left out: its base Nope is left out.')).toEqual({
    modelId: 'Order',
    relation: null,
  });
  expect(find('BASE_UNKNOWN', 'The base of Order, "Nope", is unknown.')).toEqual({
    modelId: 'Order',
    relation: null,
  });
});

it('finds nothing for other notices, and for models that are no longer there', () => {
  expect(find('LIMIT_ZERO', 'Order is left out: x')).toBeNull();
  expect(find('MODEL_LEFT_OUT', 'Gone is left out: x')).toBeNull();
});
