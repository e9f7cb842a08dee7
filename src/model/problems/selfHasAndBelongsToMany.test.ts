import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, oneOf, projectOf } from '../testing/projects.ts';
import { selfHasAndBelongsToMany } from './selfHasAndBelongsToMany.ts';

it('PB27: many to many with itself is reported, and fixed with a through model', () => {
  const project = projectOf({
    name: 'Person',
    relations: { friends: oneOf('hasAndBelongsToMany', 'Person') },
  });
  expect(problemLines(selfHasAndBelongsToMany.find(project))).toEqual([
    'error Person.friends type: Person.friends leads from a model to itself: LoopBack writes the second key of each link under the name "undefined".',
  ]);
  const fixed = applyFirstFix(selfHasAndBelongsToMany, project);
  expect(definitionOf(fixed, 'Person')['relations']).toEqual({
    friends: {
      type: 'hasMany',
      model: 'Person',
      foreignKey: '',
      keyThrough: 'person2Id',
      through: 'PersonPerson',
    },
  });
  expect(definitionOf(fixed, 'model-PersonPerson')['relations']).toMatchObject({ person: {}, person2: {} });
  expect(selfHasAndBelongsToMany.find(fixed)).toEqual([]);
});
