import { expect, it } from 'vitest';
import { mend, problemLines } from '../testing/mend.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { propertiesInOptions } from './propertiesInOptions.ts';

it('PB95: properties in options are reported, and moved to where they become properties', () => {
  const project = projectOf({
    name: 'A',
    properties: { own: 'string' },
    options: { strict: true, properties: { own: 'date', age: 'number' } },
  });
  expect(problemLines(propertiesInOptions.find(project))).toEqual([
    'error A options: A has "properties" in its "options": LoopBack makes no properties of them, and writes own "date" and age "number" into every row that is created, changed or replaced.',
  ]);
  expect(definitionOf(mend(propertiesInOptions, project), 'A')).toEqual({
    name: 'A',
    options: { strict: true },
    properties: { own: 'string', age: 'number' },
  });
});

it('PB95: null there keeps LoopBack from booting, what holds nothing is fine', () => {
  const project = projectOf(
    { name: 'A', options: { properties: null } },
    { name: 'B', options: { properties: {} } },
    { name: 'C', options: { properties: [] } },
    { name: 'D', options: [] },
  );
  expect(problemLines(propertiesInOptions.find(project))).toEqual([
    'error A options: The "properties" in the "options" of A are null: LoopBack does not boot.',
  ]);
  expect(definitionOf(mend(propertiesInOptions, project), 'A')).toEqual({ name: 'A' });
});
