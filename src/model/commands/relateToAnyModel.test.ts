import { expect, it } from 'vitest';
import { resolveRelation } from '../relations/projectRelations.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { canRelateToAnyModel, relateToAnyModel } from './relateToAnyModel.ts';

const author = { type: 'belongsTo', model: 'Author', foreignKey: '' };
const ref = { modelId: 'Picture', name: 'author' };
const back = { type: 'belongsTo', polymorphic: true };

it('CM59: a belongsTo becomes polymorphic, and its model gets the relation that owns the rows', () => {
  const start = projectOf({ name: 'Author' }, { name: 'Picture', relations: { author } });
  const project = relateToAnyModel(start, { ref });
  expect(definitionOf(project, 'Picture')['relations']).toEqual({ author: back });
  expect(definitionOf(project, 'Author')['relations']).toEqual({
    pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'author' },
  });
  // Only once.
  const relation = resolveRelation(project, ref);
  expect(relation && canRelateToAnyModel(relation)).toBe(false);
  expect(relateToAnyModel(project, { ref })).toBe(project);
});

it('CM59: the relation that leads back becomes polymorphic and keeps its kind and its name', () => {
  const portrait = { type: 'hasOne', model: 'Picture', foreignKey: 'authorId' };
  const project = relateToAnyModel(
    projectOf({ name: 'Author', relations: { portrait } }, { name: 'Picture', relations: { author } }),
    { ref },
  );
  expect(definitionOf(project, 'Author')['relations']).toEqual({
    portrait: { type: 'hasOne', model: 'Picture', polymorphic: 'author' },
  });
  expect(definitionOf(project, 'Picture')['relations']).toEqual({ author: back });
});

it('CM59: a belongsTo to a model that is missing stays as it is', () => {
  const start = projectOf({ name: 'Picture', relations: { author } });
  expect(relateToAnyModel(start, { ref })).toBe(start);
});
