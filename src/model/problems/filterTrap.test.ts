import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, projectOf } from '../testing/projects.ts';
import { filterTrap } from './filterTrap.ts';

it('PB34: several relations in one include object are reported, and the fix makes them a list', () => {
  const project = projectOf({
    name: 'User',
    scope: { include: { posts: 'comments', passport: true }, limit: 5 },
    scopes: {
      fine: { include: [{ posts: 'comments' }, 'passport'] },
      one: { include: { relation: 'posts', scope: {} } },
    },
  });
  expect(problemLines(filterTrap.find(project))).toEqual([
    'warning User scope: The scope of User includes several relations in one object: LoopBack includes "posts" only, as often as there are keys.',
  ]);
  const fixed = applyFirstFix(filterTrap, project);
  expect(definitionOf(fixed, 'User')['scope']).toEqual({
    include: [{ posts: 'comments' }, { passport: true }],
    limit: 5,
  });
  expect(filterTrap.find(fixed)).toEqual([]);
});

it('PB34: two operators for one property are reported, and the fix separates them', () => {
  const project = projectOf({
    name: 'Order',
    properties: { total: 'number' },
    scopes: {
      middle: { where: { total: { lt: 9, gt: 1 }, open: true } },
      undeclared: { where: { other: { lt: 9, gt: 1 } } },
      like: { where: { total: { like: 'x', options: 'i' } } },
    },
    relations: {
      items: { ...manyOf('Order'), scope: { where: { and: [{ a: 1 }], qty: { gte: 1, neq: 3 } } } },
    },
  });
  expect(problemLines(filterTrap.find(project))).toEqual([
    'warning Order scopes: A scope of Order has two operators for "total": LoopBack uses "gt" and ignores "lt".',
    'warning Order.items scope: The scope of Order.items has two operators for "qty": LoopBack uses "gte" and ignores "neq".',
  ]);
  const once = applyFirstFix(filterTrap, project);
  expect(definitionOf(once, 'Order')['scopes']).toMatchObject({
    middle: { where: { open: true, and: [{ total: { lt: 9 } }, { total: { gt: 1 } }] } },
  });
  const twice = applyFirstFix(filterTrap, once);
  expect(definitionOf(twice, 'Order')['relations']).toMatchObject({
    items: { scope: { where: { and: [{ a: 1 }, { qty: { gte: 1 } }, { qty: { neq: 3 } }] } } },
  });
  expect(filterTrap.find(twice)).toEqual([]);
});
