import { expect, it } from 'vitest';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { illegalScopeName } from './illegalScopeName.ts';

it('PB70: a scope that hides a method of the model, and one that makes LoopBack fail', () => {
  const project = projectOf({ name: 'A', scopes: { find: {}, app: {}, active: {} } });
  expect(problemLines(illegalScopeName.find(project))).toEqual([
    'error A scopes: A has a scope named "find", which hides A.find.',
    'error A scopes: A has a scope named "app", a name that LoopBack needs itself: LoopBack does not boot.',
  ]);
});

it('PB70: a scope with a free name is fine, and options are checked too', () => {
  expect(illegalScopeName.find(projectOf({ name: 'A', scopes: { active: {} } }))).toEqual([]);
  expect(illegalScopeName.find(projectOf({ name: 'A', options: { scopes: { count: {} } } }))).toHaveLength(1);
});

it('PB70: a scope named "defaultScope" hides the method that returns the scope of the model', () => {
  expect(problemLines(illegalScopeName.find(projectOf({ name: 'A', scopes: { defaultScope: {} } })))).toEqual(
    ['error A scopes: A has a scope named "defaultScope", which hides A.defaultScope.'],
  );
});
