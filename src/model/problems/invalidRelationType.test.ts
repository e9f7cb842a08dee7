import { expect, it } from 'vitest';
import { projectOf } from '../testing/projects.ts';
import { invalidRelationType } from './invalidRelationType.ts';

it('PB9: an unknown type keeps LoopBack from booting', () => {
  const project = projectOf({
    name: 'A',
    relations: { x: { type: 'hasmany', model: 'A' }, y: { model: 'A' }, z: { type: 'hasMany', model: 'A' } },
  });
  expect(invalidRelationType.find(project).map(({ place, advice }) => [place.relation, advice])).toEqual([
    ['x', 'Did you mean "hasMany"?'],
    [
      'y',
      'Use one of hasMany, belongsTo, hasOne, hasAndBelongsToMany, referencesMany, embedsOne, embedsMany.',
    ],
  ]);
});
