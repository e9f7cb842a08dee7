import { expect, it } from 'vitest';
import { inverseOf } from '../relations/inverseOf.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { addPolymorphicOwner, connectPolymorphic } from './connectPolymorphic.ts';
import { modelsToKeep, relateToOneModel } from './relateToOneModel.ts';

const bare = projectOf({ name: 'Author' }, { name: 'Reader' }, { name: 'Picture' });
const ref = { modelId: 'Picture', name: 'imageable' };
const owned = connectPolymorphic(bare, { ownerId: 'Author', targetId: 'Picture', selector: 'imageable' });
const shared = addPolymorphicOwner(owned, { ref, ownerId: 'Reader', type: 'hasOne' });

it('CM60: a polymorphic belongsTo becomes one to a single owner, by the key of its relation', () => {
  expect(modelsToKeep(owned, ref).map(({ id }) => id)).toEqual(['Author']);
  const project = relateToOneModel(owned, { ref, ownerId: 'Author' });
  expect(definitionOf(project, 'Picture')['relations']).toEqual({
    imageable: { type: 'belongsTo', model: 'Author', foreignKey: 'authorId' },
  });
  expect(definitionOf(project, 'Author')['relations']).toEqual({
    pictures: { type: 'hasMany', model: 'Picture', foreignKey: '' },
  });
  expect(inverseOf(project, ref)?.ref).toEqual({ modelId: 'Author', name: 'pictures' });
});

it('CM60: the other owners get keys of their own', () => {
  expect(modelsToKeep(shared, ref).map(({ id }) => id)).toEqual(['Author', 'Reader']);
  const project = relateToOneModel(shared, { ref, ownerId: 'Reader' });
  expect(definitionOf(project, 'Picture')['relations']).toEqual({
    imageable: { type: 'belongsTo', model: 'Reader', foreignKey: 'readerId' },
  });
  expect(definitionOf(project, 'Author')['relations']).toEqual({
    pictures: { type: 'hasMany', model: 'Picture', foreignKey: '' },
  });
});

it('CM60: a belongsTo without owners, one whose rows link others, and an ordinary one stay', () => {
  const free = projectOf({
    name: 'Picture',
    relations: { imageable: { type: 'belongsTo', polymorphic: true } },
  });
  expect(modelsToKeep(free, ref)).toEqual([]);
  expect(relateToOneModel(free, { ref, ownerId: 'Author' })).toBe(free);
  const through = connectPolymorphic(projectOf({ name: 'Author' }, { name: 'Picture' }, { name: 'Link' }), {
    ...{ ownerId: 'Author', targetId: 'Picture', throughId: 'Link', selector: 'linkable' },
  });
  const back = { modelId: 'Link', name: 'linkable' };
  expect(definitionOf(through, 'Link')['relations']).toHaveProperty('linkable');
  expect(modelsToKeep(through, back)).toEqual([]);
  const one = relateToOneModel(owned, { ref, ownerId: 'Author' });
  expect(relateToOneModel(one, { ref, ownerId: 'Author' })).toBe(one);
});
