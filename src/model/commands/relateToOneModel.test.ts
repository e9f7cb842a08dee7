import { expect, it } from 'vitest';
import { inverseOf } from '../relations/inverseOf.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { addInverse } from './addInverse.ts';
import { addPolymorphicOwner, connectPolymorphic } from './connectPolymorphic.ts';
import { modelsToLeadTo, ownersToKeep, relateToOneModel } from './relateToOneModel.ts';

const bare = projectOf({ name: 'Author' }, { name: 'Reader' }, { name: 'Picture' });
const ref = { modelId: 'Picture', name: 'imageable' };
const owned = connectPolymorphic(bare, { ownerId: 'Author', targetId: 'Picture', selector: 'imageable' });
const shared = addPolymorphicOwner(owned, { ref, ownerId: 'Reader', type: 'hasOne' });

it('CM60: a polymorphic belongsTo becomes one to a single owner, by the key of its relation', () => {
  expect(ownersToKeep(owned, ref).map(({ id }) => id)).toEqual(['Author']);
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
  expect(ownersToKeep(shared, ref).map(({ id }) => id)).toEqual(['Author', 'Reader']);
  const project = relateToOneModel(shared, { ref, ownerId: 'Reader' });
  expect(definitionOf(project, 'Picture')['relations']).toEqual({
    imageable: { type: 'belongsTo', model: 'Reader', foreignKey: 'readerId' },
  });
  expect(definitionOf(project, 'Author')['relations']).toEqual({
    pictures: { type: 'hasMany', model: 'Picture', foreignKey: '' },
  });
});

it('CM60: one that nothing owns leads to the model that is chosen', () => {
  const free = projectOf(
    { name: 'Author' },
    { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: { idType: 'string' } } } },
  );
  expect(ownersToKeep(free, ref)).toEqual([]);
  expect(modelsToLeadTo(free, ref).map(({ id }) => id)).toEqual(['Author', 'Picture']);
  expect(definitionOf(relateToOneModel(free, { ref, ownerId: 'Author' }), 'Picture')['relations']).toEqual({
    imageable: { type: 'belongsTo', model: 'Author', foreignKey: '' },
  });
  expect(relateToOneModel(free, { ref, ownerId: 'Nobody' })).toBe(free);
});

it('CM60: both sides of a through model follow its belongsTo', () => {
  const back = { modelId: 'Link', name: 'linkable' };
  const linked = connectPolymorphic(projectOf({ name: 'Author' }, { name: 'Picture' }, { name: 'Link' }), {
    ...{ ownerId: 'Author', targetId: 'Picture', throughId: 'Link', selector: 'linkable' },
  });
  const through = addInverse(linked, { ref: { modelId: 'Author', name: 'pictures' } });
  expect(definitionOf(through, 'Picture')['relations']).toMatchObject({ authors: { invert: true } });
  const project = relateToOneModel(through, { ref: back, ownerId: 'Author' });
  expect(definitionOf(project, 'Link')['relations']).toMatchObject({
    linkable: { type: 'belongsTo', model: 'Author', foreignKey: 'authorId' },
  });
  expect(definitionOf(project, 'Author')['relations']).toEqual({
    pictures: { type: 'hasMany', model: 'Picture', foreignKey: '', through: 'Link' },
  });
  expect(definitionOf(project, 'Picture')['relations']).toEqual({
    authors: { type: 'hasMany', model: 'Author', foreignKey: '', through: 'Link' },
  });
});

it('CM60: of two by the same keys, the other keeps the owners', () => {
  const twice = projectOf(
    {
      name: 'Author',
      relations: { pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' } },
    },
    { name: 'Reader' },
    {
      name: 'Picture',
      relations: {
        imageable: { type: 'belongsTo', polymorphic: true },
        shown: { type: 'belongsTo', polymorphic: { selector: 'imageable' } },
      },
    },
  );
  const project = relateToOneModel(twice, { ref: { modelId: 'Picture', name: 'shown' }, ownerId: 'Reader' });
  expect(definitionOf(project, 'Picture')['relations']).toMatchObject({
    shown: { type: 'belongsTo', model: 'Reader', foreignKey: '' },
  });
  expect(definitionOf(project, 'Author')).toBe(definitionOf(twice, 'Author'));
});

it('CM60: an ordinary one stays', () => {
  const one = relateToOneModel(owned, { ref, ownerId: 'Author' });
  expect(relateToOneModel(one, { ref, ownerId: 'Author' })).toBe(one);
});
