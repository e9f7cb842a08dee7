import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { ignoredValidations } from './ignoredValidations.ts';

it('PB23: validations are reported, an empty list is not', () => {
  expect(ignoredValidations.find(projectOf({ name: 'A', validations: [] }))).toEqual([]);
  expect(problemLines(ignoredValidations.find(projectOf({ name: 'A', validations: [{ x: 1 }] })))).toEqual([
    'warning A validations: LoopBack ignores the "validations" of A: nothing is checked.',
  ]);
  expect(ignoredValidations.find(projectOf({ name: 'A', options: { validations: [1] } }))).toHaveLength(1);
  expect(() =>
    applyFirstFix(ignoredValidations, projectOf({ name: 'A', validations: [{ x: 1 }] })),
  ).toThrow();
});
