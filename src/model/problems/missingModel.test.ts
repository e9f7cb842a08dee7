import { expect, it } from 'vitest';
import { manyOf, projectOf } from '../testing/projects.ts';
import { missingModel } from './missingModel.ts';

it('PB11: a relation without a model keeps LoopBack from booting', () => {
  const project = projectOf({
    name: 'Customer',
    relations: {
      things: { type: 'hasMany' },
      owner: { type: 'belongsTo' },
      p: { type: 'hasMany', polymorphic: 'x' },
    },
  });
  expect(missingModel.find(project).map(({ place }) => place.relation)).toEqual(['things', 'owner', 'p']);
});

it('PB11: a model that LoopBack guesses, and a polymorphic belongsTo, are fine', () => {
  const project = projectOf({
    name: 'Customer',
    relations: {
      customers: { type: 'hasMany' },
      any: { type: 'belongsTo', polymorphic: true },
      orders: manyOf('Order'),
      odd: { type: 'hasSome' },
    },
  });
  expect(missingModel.find(project)).toEqual([]);
});
