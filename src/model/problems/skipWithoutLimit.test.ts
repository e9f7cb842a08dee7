import { expect, it } from 'vitest';
import { problemLines } from '../testing/problemLines.ts';
import { manyOf, projectOf } from '../testing/projects.ts';
import { skipWithoutLimit } from './skipWithoutLimit.ts';

it('PB37: skip without limit is reported, except in a default scope, which has no such limit', () => {
  const project = projectOf({
    name: 'Order',
    scope: { skip: 5 },
    scopes: { later: { offset: 1 }, page: { skip: 5, limit: 5 }, none: { skip: 0 } },
    relations: { items: { ...manyOf('Order'), scope: { skip: 1 } } },
  });
  expect(problemLines(skipWithoutLimit.find(project))).toEqual([
    'warning Order scopes: A scope of Order has "offset" without "limit": LoopBack returns at most 100 rows.',
    'warning Order.items scope: The scope of Order.items has "skip" without "limit": LoopBack returns at most 100 rows.',
  ]);
});
