import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { sharedRestPath } from './sharedRestPath.ts';

it('PB33: an inherited plural puts two models under one path', () => {
  const project = projectOf(
    { name: 'Person', plural: 'folk' },
    { name: 'Author', base: 'Person' },
    { name: 'Book' },
  );
  expect(problemLines(sharedRestPath.find(project))).toEqual([
    'warning Author plural: Author and Person are both served under /api/folk.',
  ]);
  const fixed = applyFirstFix(sharedRestPath, project);
  expect(definitionOf(fixed, 'Author')['plural']).toBe('Authors');
  expect(sharedRestPath.find(fixed)).toEqual([]);
});

it('PB33: the plural of another model in any case, and one http.path, are reported too', () => {
  const project = projectOf(
    { name: 'Order' },
    { name: 'Purchase', plural: 'orders' },
    { name: 'A', http: { path: 'x' } },
    { name: 'B', http: { path: '/x' } },
    { name: 'order' },
  );
  expect(problemLines(sharedRestPath.find(project))).toEqual([
    'warning Purchase plural: Purchase and Order are both served under /api/orders.',
    'warning B plural: B and A are both served under /api/x.',
  ]);
  expect(sharedRestPath.find(project)[1]?.fix).toBeUndefined();
});

it('PB33: a model that is not served has no path', () => {
  const config = { Person: { dataSource: 'db' }, Author: { dataSource: 'db', public: false } };
  const project = projectOf({ name: 'Person', plural: 'folk' }, { name: 'Author', base: 'Person' });
  expect(sharedRestPath.find({ ...project, modelConfig: { path: 'x', config, source: null } })).toEqual([]);
});
