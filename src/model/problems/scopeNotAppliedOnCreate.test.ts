import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { problemLines } from '../testing/problemLines.ts';
import { manyOf, oneOf, projectOf } from '../testing/projects.ts';
import { scopeNotAppliedOnCreate } from './scopeNotAppliedOnCreate.ts';

const where = (clauses: JsonObject) => ({ scope: { where: clauses } });

it('PB39: a value that a scope filters by, but that new rows do not get, is reported', () => {
  const project = projectOf(
    {
      name: 'Customer',
      relations: {
        open: { ...manyOf('Order'), ...where({ total: { gt: 1 }, open: true }) },
        first: { ...oneOf('hasOne', 'Order', 'firstId'), ...where({ rank: 1 }) },
        fresh: { ...manyOf('Order', 'x'), ...where({ state: 'new', x: 1, and: [] }) },
        local: { ...manyOf('Order', 'y'), ...where({ city: 'Rome' }), properties: ['city'] },
        named: { ...manyOf('Order', 'z'), ...where({ city: 'Rome' }), properties: { town: 'city' } },
        lost: { ...manyOf('Nothing'), ...where({ a: 1 }) },
      },
    },
    {
      name: 'Order',
      properties: { state: { type: 'string', default: 'new' } },
      relations: { owner: { ...oneOf('belongsTo', 'Customer'), ...where({ vip: true }) } },
    },
  );
  expect(problemLines(scopeNotAppliedOnCreate.find(project))).toEqual([
    'warning Customer.open scope: Customer.open finds only rows where "open" is true, but rows created by Customer.open do not get that value.',
    'warning Customer.first scope: Customer.first finds only rows where "rank" is 1, but rows created by Customer.first do not get that value.',
  ]);
});
