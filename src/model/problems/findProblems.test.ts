import { expect, it } from 'vitest';
import { createExampleProject } from '../example.ts';
import { manyOf, projectOf } from '../testing/projects.ts';
import { findProblems, problemRules } from './findProblems.ts';

it('PB0: every rule has a code of its own, which its problems carry', () => {
  const codes = problemRules.map((rule) => rule.code);
  expect(new Set(codes).size).toBe(codes.length);
});

it('PB0: errors come first, and the list is the same for the same project', () => {
  const project = projectOf(
    { name: 'Date', relations: { xs: manyOf('Missing') } },
    { name: 'date', base: 'Nothing' },
  );
  const problems = findProblems(project);
  expect(problems.map((problem) => problem.severity)).toEqual([
    'error',
    'error',
    'error',
    'warning',
    'warning',
    'warning',
    'warning',
  ]);
  expect(findProblems(project)).toBe(problems);
  expect(findProblems(createExampleProject())).toEqual([]);
});
