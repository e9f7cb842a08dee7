import { expect, it } from 'vitest';
import { problemLines } from '../testing/problemLines.ts';
import { manyOf, projectOf } from '../testing/projects.ts';
import { builtInThrough } from './builtInThrough.ts';

const roles = (more: object) => ({ ...manyOf('Role'), through: 'RoleMapping', ...more });

it('PB68: links through one of LoopBack\'s own models are written under "undefined"', () => {
  const project = projectOf({ name: 'Person', base: 'User', relations: { roles: roles({}) } });
  expect(problemLines(builtInThrough.find(project))).toEqual([
    'error Person.roles through: RoleMapping, one of LoopBack\'s own models, does not belong to Person, so LoopBack writes a link of Person.roles under a key named "undefined".',
  ]);
});

it('PB68: if the through model has the key, links created in other ways are found', () => {
  const project = projectOf({ name: 'Person', relations: { roles: roles({ foreignKey: 'principalId' }) } });
  expect(builtInThrough.find(project)[0]).toMatchObject({
    severity: 'warning',
    why: 'Rows that Person.roles.add and Person.roles.create link are never found; links created in other ways are.',
  });
});

it('PB68: a file of that name in the project, another kind and a polymorphic relation are fine', () => {
  const related = (more: object) => ({ name: 'Person', relations: { roles: roles(more) } });
  expect(builtInThrough.find(projectOf(related({}), { name: 'RoleMapping' }))).toEqual([]);
  expect(builtInThrough.find(projectOf(related({ type: 'hasAndBelongsToMany' })))).toEqual([]);
  expect(builtInThrough.find(projectOf(related({ polymorphic: 'principal' })))).toEqual([]);
});
