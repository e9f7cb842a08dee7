import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { propertiesInOptions } from './propertiesInOptions.ts';

it('PB95: properties in options are reported, and the fix moves them to the properties', () => {
  const project = projectOf({
    name: 'A',
    properties: { own: 'string' },
    options: { strict: true, properties: { own: 'date', age: 'number' } },
  });
  expect(problemLines(propertiesInOptions.find(project))).toEqual([
    'error A options: A has "properties" in its "options": LoopBack does not create properties from them, but writes own "date" and age "number" into every row that is created, changed or replaced.',
  ]);
  expect(definitionOf(applyFirstFix(propertiesInOptions, project), 'A')).toEqual({
    name: 'A',
    options: { strict: true },
    properties: { own: 'string', age: 'number' },
  });
});

it('PB95: null keeps LoopBack from booting, and an empty object or list is fine', () => {
  const project = projectOf(
    { name: 'A', options: { properties: null } },
    { name: 'B', options: { properties: {} } },
    { name: 'C', options: { properties: [] } },
    { name: 'D', options: [] },
  );
  expect(problemLines(propertiesInOptions.find(project))).toEqual([
    'error A options: The "properties" in the "options" of A are null: LoopBack does not boot.',
  ]);
  expect(definitionOf(applyFirstFix(propertiesInOptions, project), 'A')).toEqual({ name: 'A' });
});
