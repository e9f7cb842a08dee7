import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, projectOf } from '../testing/projects.ts';
import { unknownListedProperty } from './unknownListedProperty.ts';

it('PB42: a misspelt hidden or copied property is reported, and fixed', () => {
  const project = projectOf(
    {
      name: 'Customer',
      properties: { password: 'string', name: 'string', secret: 'string' },
      hidden: ['secret', 'pasword', 'loose', 'orders'],
      options: { protected: { nme: true } },
      relations: {
        orders: { ...manyOf('Order'), properties: ['nam'] },
        order: { ...manyOf('Order', 'x'), properties: ['nam'], options: { invertProperties: true } },
      },
    },
    { name: 'Special', base: 'Customer', hidden: ['secret', 'name'] },
    { name: 'Order' },
  );
  expect(problemLines(unknownListedProperty.find(project))).toEqual([
    'warning Customer hidden: "hidden" of Customer names "pasword", which is not a property: LoopBack ignores it.',
    'warning Customer protected: "protected" of Customer names "nme", which is not a property: LoopBack ignores it.',
    'warning Customer.orders properties: Customer.orders copies "nam", which Customer does not have: LoopBack copies nothing.',
  ]);
  const fixed = applyFirstFix(
    unknownListedProperty,
    applyFirstFix(unknownListedProperty, applyFirstFix(unknownListedProperty, project)),
  );
  expect(definitionOf(fixed, 'Customer')).toMatchObject({
    hidden: ['secret', 'password', 'loose', 'orders'],
    options: { protected: { name: true } },
    relations: { orders: { properties: ['name'] } },
  });
  expect(unknownListedProperty.find(fixed)).toEqual([]);
});
