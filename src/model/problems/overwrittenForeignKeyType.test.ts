import { expect, it } from 'vitest';
import { manyOf, projectOf } from '../testing/projects.ts';
import { overwrittenForeignKeyType } from './overwrittenForeignKeyType.ts';

const find = (declared: string) =>
  overwrittenForeignKeyType.find(
    projectOf(
      { name: 'Customer', relations: { orders: manyOf('Order') } },
      { name: 'Order', properties: { customerId: { type: declared } } },
    ),
  );

it('PB5: a declared type that LoopBack replaces is reported', () => {
  expect(find('string')).toMatchObject([
    {
      code: 'overwritten-foreign-key-type',
      severity: 'warning',
      place: { modelId: 'Order', property: 'customerId' },
      message:
        'Order.customerId is declared as string, but it is the key of Customer.orders: LoopBack changes its type to number.',
      advice: 'Declare it as number, or give the relation another foreignKey.',
    },
  ]);
});

it('PB5: the same type, in any case, is fine', () => {
  expect(find('number')).toEqual([]);
  expect(find('Number')).toEqual([]);
});
