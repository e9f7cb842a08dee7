import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf, propertyNames } from '../testing/projects.ts';
import { illegalPropertyName } from './illegalPropertyName.ts';

it('PB19: dots and "constructor" are reported', () => {
  const project = projectOf({
    name: 'A',
    properties: { 'a.b': 'string', constructor: 'string', 'c.d': false, fine: 'string' },
  });
  expect(problemLines(illegalPropertyName.find(project))).toEqual([
    'error A.a.b: A has a property with a dot in its name, "a.b": LoopBack does not boot.',
    'error A.constructor: A has a property "constructor": LoopBack warns at boot, and finds it where it looks for the class of a row.',
  ]);
  expect(propertyNames(applyFirstFix(illegalPropertyName, project), 'A')).toEqual([
    'aB',
    'constructor',
    'c.d',
    'fine',
  ]);
});

it('PB19: "hasOwnProperty" keeps LoopBack from booting, if the model has a data source', () => {
  const project = projectOf({ name: 'A', properties: { hasOwnProperty: 'string' } });
  expect(problemLines(illegalPropertyName.find(project))).toEqual([
    'error A.hasOwnProperty: A has a property "hasOwnProperty", where LoopBack needs its method: LoopBack does not boot.',
  ]);
  const excluded = projectOf({ name: 'A', properties: { hasOwnProperty: false } });
  expect(illegalPropertyName.find(excluded)).toEqual([]);
});
