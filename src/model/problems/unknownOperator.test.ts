import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, projectOf } from '../testing/projects.ts';
import { unknownOperator } from './unknownOperator.ts';

it('PB41: an unknown operator is reported, and a misspelt one is fixed', () => {
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
    'warning Order scopes: A scope of Order uses "gtt" on "total", which is not an operator of LoopBack.',
    'warning Order scopes: A scope of Order uses "startsWith" on "name", which is not an operator of LoopBack.',
    'warning Customer.orders scope: The scope of Customer.orders uses "GTE" on "total", which is not an operator of LoopBack.',
  ]);
  const fixed = applyFirstFix(unknownOperator, project);
  expect(definitionOf(fixed, 'Order')['scopes']).toMatchObject({ big: { where: { total: { gt: 5 } } } });
  const [odd, orders] = unknownOperator.find(fixed);
  expect(odd?.fix).toBeUndefined();
  expect(orders?.fix?.label).toBe('Use "gte"');
});
