import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { unenforcedConstraint } from './unenforcedConstraint.ts';

it('PB24: attributes that look like checks are reported once for a property', () => {
  const project = projectOf({
    name: 'A',
    properties: {
      age: { type: 'number', min: 0, max: 9 },
      name: { type: 'string', length: 20 },
      nested: { min: 'number' },
    },
  });
  expect(problemLines(unenforcedConstraint.find(project))).toEqual([
    'warning A.age min: A.age has "min", "max", which LoopBack does not enforce.',
  ]);
  expect(() => applyFirstFix(unenforcedConstraint, project)).toThrow();
});
