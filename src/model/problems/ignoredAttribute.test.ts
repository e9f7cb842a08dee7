import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, oneOf, projectOf } from '../testing/projects.ts';
import { ignoredAttribute } from './ignoredAttribute.ts';

const project = projectOf(
  {
    name: 'A',
    relations: {
      tags: { ...oneOf('hasAndBelongsToMany', 'B', 'x') },
      parent: { ...oneOf('belongsTo', 'B'), through: 'B' },
      fine: { ...oneOf('hasMany', 'B', 'x'), keyThrough: 'y', through: 'B' },
      half: { ...oneOf('hasMany', 'B', 'x'), keyThrough: 'y' },
      empty: { ...oneOf('hasAndBelongsToMany', 'B') },
    },
  },
  { name: 'B' },
);

it('PB14: an attribute that LoopBack reads only for other kinds is reported', () => {
  expect(problemLines(ignoredAttribute.find(project))).toEqual([
    'warning A.tags foreignKey: A.tags has "foreignKey", which LoopBack ignores for hasAndBelongsToMany.',
    'warning A.parent through: A.parent has "through", which LoopBack ignores for belongsTo.',
    'warning A.half keyThrough: A.half has "keyThrough", which LoopBack ignores for hasMany.',
  ]);
});

it('PB14: the fix removes the attribute', () => {
  const fixed = applyFirstFix(ignoredAttribute, project);
  expect(ignoredAttribute.find(fixed)).toHaveLength(2);
  expect(definitionOf(fixed, 'A')['relations']).toMatchObject({
    tags: { type: 'hasAndBelongsToMany', model: 'B' },
  });
});
