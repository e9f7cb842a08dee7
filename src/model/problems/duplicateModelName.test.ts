import { expect, it } from 'vitest';
import { projectOf } from '../testing/projects.ts';
import { duplicateModelName } from './duplicateModelName.ts';

it('PB2: two models with the same name are reported', () => {
  const [first] = projectOf({ name: 'Order' }).models;
  const project = projectOf({ name: 'Order' }, { name: 'Customer' });
  if (!first) throw new Error('no model');
  const twice = { ...project, models: [...project.models, { ...first, id: 'second' }] };
  expect(duplicateModelName.find(twice).map(({ severity, place }) => [severity, place.modelId])).toEqual([
    ['error', 'Order'],
    ['error', 'second'],
  ]);
});

it('PB2: names that differ in case are only warned about', () => {
  const problems = duplicateModelName.find(projectOf({ name: 'Order' }, { name: 'order' }));
  expect(problems.map((problem) => problem.severity)).toEqual(['warning', 'warning']);
  expect(problems[0]?.message).toContain('"Order" and "order" differ only in case');
  expect(duplicateModelName.find(projectOf({ name: 'Order' }, { name: 'Orders' }))).toEqual([]);
});
