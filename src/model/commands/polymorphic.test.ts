import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import type { RelationType } from '../definition.ts';
import { describeProperties } from '../describeProperties.ts';
import type { Project } from '../project.ts';
import { inverseOf } from '../relations/inverseOf.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import { definitionOf, drawnProjectOf, manyOf, projectOf } from '../testing/projects.ts';
import { addInverse } from './addInverse.ts';
import { changeRelationType } from './changeRelationType.ts';
import { addPolymorphicOwner, connectPolymorphic, previewPolymorphic } from './connectPolymorphic.ts';
import { makePolymorphic } from './makePolymorphic.ts';

const relations = (project: Project, id: string) =>
  (definitionOf(project, id)['relations'] ?? {}) as JsonObject;

const bare = projectOf({ name: 'Author' }, { name: 'Reader' }, { name: 'Picture' });
const ends = { ownerId: 'Author', targetId: 'Picture', selector: 'imageable' };
const code = { code: { type: 'string', id: true } };
const back = { type: 'belongsTo', polymorphic: true };

describe('connectPolymorphic', () => {
  it('CM50: relates an owner to a target as imageable, and adds the belongsTo to the target', () => {
    expect(previewPolymorphic(bare, ends)).toEqual({ modelId: 'Author', name: 'pictures' });
    const project = connectPolymorphic(bare, ends);
    expect(relations(project, 'Author')).toEqual({
      pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' },
    });
    expect(relations(project, 'Picture')).toEqual({ imageable: back });
    const added = describeProperties(project, 'Picture').map(({ name, typeLabel }) => [name, typeLabel]);
    expect(added).toContainEqual(['imageableId', 'number']);
    expect(added).toContainEqual(['imageableType', 'string']);
  });

  it('CM50: an existing belongsTo gives the keys, whatever they are, and stays', () => {
    const keys = { foreignKey: 'ownerKey', discriminator: 'ownerKind' };
    const start = projectOf(
      { name: 'Author' },
      { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: keys } } },
    );
    const project = connectPolymorphic(start, { ...ends, type: 'hasOne', name: 'portrait' });
    expect(relations(project, 'Author')).toEqual({
      portrait: { type: 'hasOne', model: 'Picture', polymorphic: keys },
    });
    expect(definitionOf(project, 'Picture')).toBe(definitionOf(start, 'Picture'));
  });

  it('CM50: ids of another type or name are written at the belongsTo', () => {
    const project = connectPolymorphic(
      projectOf({ name: 'Author', properties: code }, { name: 'Picture' }),
      ends,
    );
    expect(relations(project, 'Picture')).toEqual({
      imageable: { type: 'belongsTo', polymorphic: { idType: 'string' }, idName: 'code' },
    });
    const first = connectPolymorphic(
      projectOf({ name: 'Author', properties: code }, { name: 'Picture', relations: { imageable: back } }),
      ends,
    );
    expect(relations(first, 'Picture')).toEqual(relations(project, 'Picture'));
  });

  it('CM50: a belongsTo that other models own already keeps its type, and its idName becomes the primaryKey', () => {
    const pointed = { type: 'belongsTo', polymorphic: { idType: 'string' }, idName: 'mail' };
    const start = projectOf(
      { name: 'Author', properties: { mail: 'string' } },
      { name: 'Reader', properties: { mail: 'string' } },
      { name: 'Picture', relations: { imageable: pointed } },
    );
    const project = connectPolymorphic(connectPolymorphic(start, ends), { ...ends, ownerId: 'Reader' });
    expect(relations(project, 'Picture')).toEqual({ imageable: pointed });
    expect(relations(project, 'Reader')).toEqual({
      pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable', primaryKey: 'mail' },
    });
  });

  it('CM50: where the name of the selector is taken, the belongsTo has another name and says the selector', () => {
    const start = projectOf({ name: 'Author' }, { name: 'Picture', properties: { imageable: 'string' } });
    expect(relations(connectPolymorphic(start, ends), 'Picture')).toEqual({
      imageable2: { type: 'belongsTo', polymorphic: 'imageable' },
    });
  });

  it('CM50: nothing happens for a kind that cannot be polymorphic, an empty selector or a missing model', () => {
    expect(connectPolymorphic(bare, { ...ends, type: 'belongsTo' })).toBe(bare);
    expect(connectPolymorphic(bare, { ...ends, selector: '' })).toBe(bare);
    expect(connectPolymorphic(bare, { ...ends, targetId: 'None' })).toBe(bare);
    expect(previewPolymorphic(bare, { ...ends, selector: '' })).toBeNull();
  });

  it('CM51: through a model the rows of the through model belong to any model', () => {
    const start = projectOf(
      { name: 'Author' },
      { name: 'Tag' },
      { name: 'Link', relations: { label: { type: 'belongsTo', model: 'Tag' } } },
    );
    const project = connectPolymorphic(start, {
      ownerId: 'Author',
      targetId: 'Tag',
      selector: 'taggable',
      throughId: 'Link',
    });
    expect(relations(project, 'Author')).toEqual({
      tags: {
        type: 'hasMany',
        model: 'Tag',
        polymorphic: 'taggable',
        keyThrough: 'labelId',
        through: 'Link',
      },
    });
    expect(relations(project, 'Link')).toEqual({
      label: { type: 'belongsTo', model: 'Tag' },
      taggable: back,
    });
    const both = addInverse(project, { ref: { modelId: 'Author', name: 'tags' } });
    const authors = { modelId: 'Tag', name: 'authors' };
    expect(relations(both, 'Tag')).toEqual({
      authors: {
        type: 'hasMany',
        model: 'Author',
        foreignKey: 'labelId',
        through: 'Link',
        polymorphic: 'taggable',
        invert: true,
      },
    });
    const far = resolveRelation(both, authors);
    expect([far?.foreignKey?.value, far?.keyThrough?.value]).toEqual(['labelId', 'taggableId']);
    expect(inverseOf(both, authors)?.ref).toEqual({ modelId: 'Author', name: 'tags' });
    expect(inverseOf(both, { modelId: 'Author', name: 'tags' })?.ref).toEqual(authors);
  });
});

describe('addPolymorphicOwner', () => {
  it('CM52: lets a further model own the rows, by the keys of the belongsTo', () => {
    const start = connectPolymorphic(bare, ends);
    const imageable = { modelId: 'Picture', name: 'imageable' };
    const project = addPolymorphicOwner(start, { ref: imageable, ownerId: 'Reader', type: 'hasOne' });
    expect(relations(project, 'Reader')).toEqual({
      picture: { type: 'hasOne', model: 'Picture', polymorphic: 'imageable' },
    });
    expect(inverseOf(project, { modelId: 'Reader', name: 'picture' })?.ref).toEqual(imageable);
    const notBack = { ref: { modelId: 'Author', name: 'pictures' }, ownerId: 'Reader' };
    expect(addPolymorphicOwner(start, notBack)).toBe(start);
  });
});

describe('makePolymorphic', () => {
  const orders = { modelId: 'Author', name: 'pictures' };
  const start = drawnProjectOf(
    {
      name: 'Author',
      relations: { pictures: { ...manyOf('Picture', 'a'), scope: { order: 'id' } } },
    },
    { name: 'Picture', relations: { imageable: back } },
  );

  it('CM53: an ordinary relation becomes one as imageable, and an ordinary one again', () => {
    const made = makePolymorphic(start, { ref: orders, selector: 'imageable' });
    expect(relations(made, 'Author')).toEqual({
      pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable', scope: { order: 'id' } },
    });
    expect(definitionOf(made, 'Picture')).toBe(definitionOf(start, 'Picture'));
    const plain = makePolymorphic(made, { ref: orders, selector: null });
    expect(relations(plain, 'Author')).toEqual({
      pictures: { type: 'hasMany', model: 'Picture', foreignKey: '', scope: { order: 'id' } },
    });
    expect(makePolymorphic(plain, { ref: orders, selector: null })).toBe(plain);
  });

  it('CM53: a belongsTo, or a many to many without a through model, cannot become one', () => {
    const project = projectOf(
      {
        name: 'Author',
        relations: {
          picture: { type: 'belongsTo', model: 'Picture' },
          all: { type: 'hasAndBelongsToMany', model: 'Picture' },
        },
      },
      { name: 'Picture' },
    );
    for (const name of ['picture', 'all']) {
      const args = { ref: { modelId: 'Author', name }, selector: 'imageable' };
      expect(makePolymorphic(project, args)).toBe(project);
    }
  });
});

describe('changeRelationType', () => {
  const start = projectOf(
    {
      name: 'Author',
      relations: {
        pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' },
        tags: { type: 'hasMany', model: 'Picture', through: 'Link', polymorphic: 'of' },
      },
    },
    { name: 'Picture', relations: { imageable: back } },
    { name: 'Link' },
  );
  const changed = (name: string, type: RelationType) =>
    relations(changeRelationType(start, { ref: { modelId: 'Author', name }, type }), 'Author');

  it('CM17: a kind keeps "polymorphic" where LoopBack accepts it', () => {
    expect(changed('pictures', 'hasOne')['picture']).toEqual({
      type: 'hasOne',
      model: 'Picture',
      polymorphic: 'imageable',
    });
    expect(changed('pictures', 'belongsTo')['picture']).toEqual({ type: 'belongsTo', model: 'Picture' });
    expect(changed('pictures', 'hasAndBelongsToMany')['pictures']).toEqual({
      type: 'hasAndBelongsToMany',
      model: 'Picture',
    });
    expect(changed('tags', 'hasAndBelongsToMany')['tags']).toMatchObject({ polymorphic: 'of' });
  });

  it('CM17: a polymorphic belongsTo has no model, so it stays', () => {
    const args = { ref: { modelId: 'Picture', name: 'imageable' }, type: 'hasMany' } as const;
    expect(changeRelationType(start, args)).toBe(start);
  });
});
