import { expect, it } from 'vitest';
import { mend, problemLines } from '../testing/mend.ts';
import { definitionOf, manyOf, projectOf } from '../testing/projects.ts';
import { unknownOperator } from './unknownOperator.ts';

it('PB41: an operator that LoopBack does not know is reported, and fixed where it is nearly one', () => {
  const project = projectOf(
    {
      name: 'Order',
      properties: { total: 'number', place: 'geopoint', box: 'object', name: { type: 'string' } },
      scopes: {
        big: { where: { total: { gtt: 5 } } },
        odd: { where: { name: { startsWith: 'a' } } },
        fine: {
          where: { name: { like: 'a', options: 'i' }, place: { near: '1,2' }, box: { x: 1 }, free: { y: 1 } },
        },
      },
    },
    {
      name: 'Customer',
      relations: { orders: { ...manyOf('Order'), scope: { where: { total: { GTE: 1 } } } } },
    },
  );
  expect(problemLines(unknownOperator.find(project))).toEqual([
    'warning Order scopes: A scope of Order compares "total" by "gtt", which is not an operator of LoopBack.',
    'warning Order scopes: A scope of Order compares "name" by "startsWith", which is not an operator of LoopBack.',
    'warning Customer.orders scope: The scope of Customer.orders compares "total" by "GTE", which is not an operator of LoopBack.',
  ]);
  const fixed = mend(unknownOperator, project);
  expect(definitionOf(fixed, 'Order')['scopes']).toMatchObject({ big: { where: { total: { gt: 5 } } } });
  const [odd, orders] = unknownOperator.find(fixed);
  expect(odd?.fix).toBeUndefined();
  expect(orders?.fix?.label).toBe('Use "gte"');
});
