import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, projectOf } from '../testing/projects.ts';
import { invalidOrder } from './invalidOrder.ts';

it('PB40: an order that LoopBack refuses is reported, and fixed if possible', () => {
  const project = projectOf({
    name: 'Order',
    scopes: {
      wrong: { order: ['total', 'date  desc, id DSC', ' name'] },
      fine: { order: 'date desc, id' },
      bare: { order: '-date' },
      empty: { order: '' },
      object: { order: { date: -1 } },
    },
    relations: { items: { ...manyOf('Order'), scope: { order: 'date ascending' } } },
  });
  expect(problemLines(invalidOrder.find(project))).toEqual([
    'error Order scopes: A scope of Order has the order "date  desc, id DSC", which LoopBack refuses.',
    'error Order scopes: A scope of Order has the order {"date":-1}, which LoopBack refuses.',
    'error Order.items scope: The scope of Order.items has the order "date ascending", which LoopBack refuses.',
  ]);
  const fixed = applyFirstFix(invalidOrder, project);
  expect(definitionOf(fixed, 'Order')['scopes']).toMatchObject({
    wrong: { order: ['total', 'date  desc', 'id DESC', 'name'] },
  });
  const [object, items] = invalidOrder.find(fixed);
  expect(object?.fix).toBeUndefined();
  expect(items?.fix && definitionOf(items.fix.apply(fixed), 'Order')['relations']).toMatchObject({
    items: { scope: { order: 'date ASC' } },
  });
});

it('PB40: LoopBack ignores an invalid order in a default scope, also several properties in one text', () => {
  const project = projectOf(
    { name: 'A', scope: { order: 'date DESC, id' } },
    { name: 'B', scope: { order: ['date DSC'] } },
    { name: 'C', scope: { order: { date: 1 } } },
    { name: 'D', scope: { order: ['date desc', 'id'] } },
  );
  expect(problemLines(invalidOrder.find(project))).toEqual([
    'warning A scope: The scope of A has the order "date DESC, id", which LoopBack does not follow.',
    'warning B scope: The scope of B has the order "date DSC", which LoopBack does not follow.',
    'error C scope: The scope of C has the order {"date":1}, which LoopBack refuses.',
  ]);
  const fixed = applyFirstFix(invalidOrder, applyFirstFix(invalidOrder, project));
  expect(definitionOf(fixed, 'A')['scope']).toEqual({ order: ['date DESC', 'id'] });
  expect(definitionOf(fixed, 'B')['scope']).toEqual({ order: 'date DESC' });
});
