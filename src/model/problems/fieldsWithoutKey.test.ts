import { expect, it } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import { mend, problemLines } from '../testing/mend.ts';
import { definitionOf, manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { fieldsWithoutKey } from './fieldsWithoutKey.ts';

const only = (fields: JsonValue) => ({ scope: { fields } });

it('PB38: fields without the key of the relation are reported, and get it', () => {
  const project = projectOf(
    {
      name: 'Customer',
      relations: {
        orders: { ...manyOf('Order'), ...only(['total']) },
        latest: { ...oneOf('hasOne', 'Order', 'latestId'), ...only({ latestId: false }) },
        fine: { ...manyOf('Order', 'x'), ...only(['x']) },
        through: { ...manyOf('Order'), through: 'Link', ...only(['total']) },
        none: { ...manyOf('Order', 'y'), ...only([]) },
      },
    },
    { name: 'Order', relations: { buyer: { ...oneOf('belongsTo', 'Customer'), ...only({ name: true }) } } },
    { name: 'Link' },
  );
  expect(problemLines(fieldsWithoutKey.find(project))).toEqual([
    'error Customer.orders scope: The scope of Customer.orders leaves out "customerId", by which LoopBack puts included rows together.',
    'error Customer.latest scope: The scope of Customer.latest leaves out "latestId", by which LoopBack puts included rows together.',
    'error Order.buyer scope: The scope of Order.buyer leaves out "id", by which LoopBack puts included rows together.',
  ]);
  const fixed = mend(fieldsWithoutKey, mend(fieldsWithoutKey, mend(fieldsWithoutKey, project)));
  expect(definitionOf(fixed, 'Customer')['relations']).toMatchObject({
    orders: only(['total', 'customerId']),
    latest: { scope: { fields: {} } },
  });
  expect(definitionOf(fixed, 'Order')['relations']).toMatchObject({ buyer: only({ name: true, id: true }) });
  expect(fieldsWithoutKey.find(fixed)).toEqual([]);
});

it('PB38: fields of a default scope without the id are reported', () => {
  const project = projectOf(
    { name: 'Order', ...only(['total']) },
    { name: 'Fine', ...only({ secret: false }) },
  );
  expect(problemLines(fieldsWithoutKey.find(project))).toEqual([
    'error Order scope: The scope of Order leaves out the id "id": LoopBack cannot distinguish what it finds from a new row.',
  ]);
  const fixed = mend(fieldsWithoutKey, project);
  expect(definitionOf(fixed, 'Order')).toMatchObject(only(['total', 'id']));
});
