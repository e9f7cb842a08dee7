import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, manyOf, projectOf } from '../testing/projects.ts';
import { fixedLimit } from './fixedLimit.ts';

it('PB36: a limit in a scope is reported, also 0, and the fix removes it', () => {
  const project = projectOf({
    name: 'Order',
    scope: { limit: 50, order: 'date' },
    scopes: { fine: { order: 'date' }, all: { limit: 0 } },
    relations: { items: { ...manyOf('Order'), scope: { limit: 3 } } },
  });
  expect(problemLines(fixedLimit.find(project))).toEqual([
    "warning Order scope: The scope of Order has the limit 50, which overrides the caller's limit, whether that is larger or smaller.",
    'warning Order scopes: A scope of Order has the limit 0, which means no limit, and no caller can set one.',
    "warning Order.items scope: The scope of Order.items has the limit 3, which overrides the caller's limit, whether that is larger or smaller.",
  ]);
  const fixed = applyFirstFix(fixedLimit, project);
  expect(definitionOf(fixed, 'Order')['scope']).toEqual({ order: 'date' });
  expect(fixedLimit.find(fixed)).toHaveLength(2);
});
