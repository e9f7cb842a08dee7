import { expect, it } from 'vitest';
import { createExampleProject } from '../example.ts';
import { manyOf, projectOf } from '../testing/projects.ts';
import { findProblems, findProblemsInSteps, problemRules } from './findProblems.ts';

it('PB0: every rule has its own code', () => {
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

it('PB0: two concurrent searches of one project share the work', () => {
  const project = projectOf({ name: 'Date', relations: { xs: manyOf('Missing') } });
  const [one, other] = [findProblemsInSteps(project), findProblemsInSteps(project)];
  let steps = 0;
  for (const searches = [one, other]; ; searches.reverse()) {
    const { done, value } = searches[0]?.next() ?? { done: true, value: undefined };
    if (done === true) {
      expect(value).toBe(findProblems(project));
      break;
    }
    steps += 1;
  }
  // One rule pauses after each model too, in both searches.
  expect(steps).toBe(problemRules.length + 2 * project.models.length);
  expect(other.next().value ?? one.next().value).toBe(findProblems(project));
});
