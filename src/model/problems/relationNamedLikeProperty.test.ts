import { expect, it } from 'vitest';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { relationNamedLikeProperty } from './relationNamedLikeProperty.ts';

it('PB4: a relation hides the property of its name', () => {
  const project = projectOf(
    {
      name: 'Customer',
      properties: { orders: 'number' },
      relations: { orders: manyOf('Order'), id: manyOf('Order') },
    },
    { name: 'Order', relations: { customerId: oneOf('belongsTo', 'Customer', 'customerId') } },
  );
  expect(relationNamedLikeProperty.find(project).map(({ place }) => place)).toEqual([
    { modelId: 'Customer', relation: 'orders', property: 'orders' },
    { modelId: 'Customer', relation: 'id', property: 'id' },
  ]);
});

it('PB4: other names are fine, and a relation named like its own key has another rule', () => {
  const project = projectOf({
    name: 'Customer',
    properties: { a: 'string' },
    relations: { b: manyOf('Customer') },
  });
  expect(relationNamedLikeProperty.find(project)).toEqual([]);
});
