import { expect, it } from 'vitest';
import { projectOf } from '../../../model/testing/projects.ts';
import { describeDesign } from '../design/design.ts';
import { leftOutPlace } from './leftOutPlace.ts';

const design = describeDesign(
  projectOf(
    { name: 'Customer', relations: { orders: { type: 'hasmany', model: 'Order' } } },
    { name: 'Order', base: 'Nope' },
  ),
);

const place = (code: string, message: string) => leftOutPlace({ code, message }, design);

it('finds the model or relation that a notice tells of', () => {
  expect(place('RELATION_LEFT_OUT', 'Customer.orders is left out: Invalid relation type: hasmany.')).toEqual({
    modelId: 'Customer',
    relation: 'orders',
  });
  expect(place('RELATION_LEFT_OUT', 'Customer.owner is left out: it is null, not an object.')).toEqual({
    modelId: 'Customer',
    relation: 'owner',
  });
  expect(place('MODEL_LEFT_OUT', 'Order is left out: its base Nope is left out.')).toEqual({
    modelId: 'Order',
    relation: null,
  });
  expect(place('BASE_UNKNOWN', 'The base of Order, "Nope", is unknown.')).toEqual({
    modelId: 'Order',
    relation: null,
  });
});

it('finds nothing for other notices, and for models that are gone', () => {
  expect(place('LIMIT_ZERO', 'Order is left out: x')).toBeNull();
  expect(place('MODEL_LEFT_OUT', 'Gone is left out: x')).toBeNull();
});
