import { expect, it } from 'vitest';
import { manyOf, oneOf, projectOf } from '../../model/testing/projects.ts';
import { describeFocus } from './FocusChip.tsx';

const project = projectOf(
  { name: 'Employee', relations: { boss: oneOf('belongsTo', 'Employee'), tasks: manyOf('Task') } },
  { name: 'Task' },
);
const noSelection = { models: [], relation: null };
const ofRelation = (name: string) => ({ models: [], relation: { modelId: 'Employee', name } });

it('names what is in focus, and counts the models beside it', () => {
  expect(describeFocus(project, noSelection, 0)).toBe('Focus: select a model');
  expect(describeFocus(project, { models: ['Task'], relation: null }, 1)).toBe('Focus: Task');
  expect(describeFocus(project, { models: ['Task'], relation: null }, 4)).toBe('Focus: Task + 3');
  expect(describeFocus(project, { models: ['Task', 'Employee'], relation: null }, 3)).toBe(
    'Focus: 2 models + 1',
  );
  expect(describeFocus(project, ofRelation('tasks'), 2)).toBe('Focus: Employee.tasks');
  expect(describeFocus(project, ofRelation('tasks'), 3)).toBe('Focus: Employee.tasks + 1');
});

it('counts the one model of a relation to itself once', () => {
  expect(describeFocus(project, ofRelation('boss'), 1)).toBe('Focus: Employee.boss');
  expect(describeFocus(project, ofRelation('boss'), 2)).toBe('Focus: Employee.boss + 1');
});
