import { expect, it } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { fieldsWithoutKey } from './fieldsWithoutKey.ts';

const only = (fields: JsonValue) => ({ scope: { fields } });

it('PB38: fields without the key of the relation are reported, and the fix adds it', () => {
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
    'error Customer.orders scope: The scope of Customer.orders leaves out "customerId", which LoopBack needs to match included rows.',
    'error Customer.latest scope: The scope of Customer.latest leaves out "latestId", which LoopBack needs to match included rows.',
    'error Order.buyer scope: The scope of Order.buyer leaves out "id", which LoopBack needs to match included rows.',
  ]);
  const fixed = applyFirstFix(
    fieldsWithoutKey,
    applyFirstFix(fieldsWithoutKey, applyFirstFix(fieldsWithoutKey, project)),
  );
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
  const fixed = applyFirstFix(fieldsWithoutKey, project);
  expect(definitionOf(fixed, 'Order')).toMatchObject(only(['total', 'id']));
});
