import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import type { Project } from '../project.ts';
import { polymorphicGroups } from '../relations/polymorphicGroups.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { definitionOf, drawnProjectOf, projectOf, type TestDefinition } from '../testing/projects.ts';
import { renameProperty } from './renameProperty.ts';
import { renameRelation } from './renameRelation.ts';
import { replaceRelation } from './replaceRelation.ts';
import { canSetPolymorphic, setPolymorphic } from './setPolymorphic.ts';

const relations = (project: Project, id: string) =>
  (definitionOf(project, id)['relations'] ?? {}) as JsonObject;

const many = (polymorphic: unknown, more: object = {}) =>
  ({ type: 'hasMany', model: 'Picture', polymorphic, ...more }) as JsonObject;
const back = { type: 'belongsTo', polymorphic: true };
const models: readonly TestDefinition[] = [
  {
    name: 'Author',
    relations: { pictures: many('imageable', { scope: { where: { imageableType: 'A' } } }) },
  },
  { name: 'Reader', relations: { mugshot: { ...many({ as: 'imageable' }), type: 'hasOne' } } },
  {
    name: 'Picture',
    hidden: ['imageableId'],
    scope: { include: 'imageable' },
    acls: [{ property: '__get__imageable', permission: 'DENY' }],
    relations: { imageable: back },
  },
];
const filed = projectOf(...models);
const drawn = drawnProjectOf(...models);
const imageable = { modelId: 'Picture', name: 'imageable' };
const pictures = { modelId: 'Author', name: 'pictures' };

describe('setPolymorphic', () => {
  it('CM54: a new selector is one on all sides, and names the belongsTo and both keys', () => {
    const project = setPolymorphic(filed, { ref: pictures, part: 'selector', value: 'owner' });
    expect(relations(project, 'Author')).toEqual({
      pictures: many('owner', { scope: { where: { ownerType: 'A' } } }),
    });
    expect(relations(project, 'Reader')).toEqual({ mugshot: { ...many({ as: 'owner' }), type: 'hasOne' } });
    expect(definitionOf(project, 'Picture')).toMatchObject({
      hidden: ['ownerId'],
      scope: { include: 'owner' },
      acls: [{ property: '__get__owner', permission: 'DENY' }],
      relations: { owner: back },
    });
    expect(polymorphicGroups(project)).toHaveLength(1);
  });

  it('CM54: own keys are written on all sides without a selector, and the derived ones need none', () => {
    const keyed = setPolymorphic(filed, { ref: imageable, part: 'foreignKey', value: 'ref' });
    const keys = { foreignKey: 'ref', discriminator: 'imageableType' };
    expect(relations(keyed, 'Author')['pictures']).toMatchObject({ polymorphic: keys });
    expect(relations(keyed, 'Reader')['mugshot']).toMatchObject({ polymorphic: keys });
    expect(relations(keyed, 'Picture')).toEqual({ imageable: { type: 'belongsTo', polymorphic: keys } });
    expect(definitionOf(keyed, 'Picture')['hidden']).toEqual(['ref']);
    const derived = setPolymorphic(keyed, { ref: pictures, part: 'foreignKey', value: '' });
    expect(relations(derived, 'Author')['pictures']).toMatchObject({ polymorphic: 'imageable' });
    expect(relations(derived, 'Picture')).toEqual({ imageable: back });
  });

  it('CM54: the type of the id is written at the belongsTo only, and beside other settings', () => {
    const typed = setPolymorphic(filed, { ref: pictures, part: 'idType', value: 'string' });
    expect(relations(typed, 'Picture')).toEqual({
      imageable: { type: 'belongsTo', polymorphic: { idType: 'string' } },
    });
    expect(definitionOf(typed, 'Author')).toBe(definitionOf(filed, 'Author'));
    const keyed = setPolymorphic(typed, { ref: pictures, part: 'discriminator', value: 'kind' });
    expect(relations(keyed, 'Picture')['imageable']).toMatchObject({
      polymorphic: { foreignKey: 'imageableId', discriminator: 'kind', idType: 'string' },
    });
    expect(setPolymorphic(typed, { ref: imageable, part: 'idType', value: '' }).models).toEqual(filed.models);
  });

  it('CM54: what changes nothing, or gives both keys one name, does nothing', () => {
    for (const [part, value] of [
      ['selector', 'imageable'],
      ['selector', ''],
      ['foreignKey', 'imageableId'],
      ['foreignKey', 'imageableType'],
      ['idType', ''],
    ] as const) {
      expect(setPolymorphic(filed, { ref: pictures, part, value })).toBe(filed);
    }
  });

  it('CM54: the selector of another belongsTo moves only the owner, and is refused for the belongsTo', () => {
    const start = projectOf(...models.slice(0, 2), {
      name: 'Picture',
      relations: { imageable: back, coverOf: back },
    });
    const project = setPolymorphic(start, { ref: pictures, part: 'selector', value: 'coverOf' });
    expect(relations(project, 'Author')['pictures']).toMatchObject({ polymorphic: 'coverOf' });
    expect(definitionOf(project, 'Reader')).toBe(definitionOf(start, 'Reader'));
    expect(definitionOf(project, 'Picture')).toBe(definitionOf(start, 'Picture'));
    const args = { ref: imageable, part: 'selector', value: 'coverOf' } as const;
    expect([canSetPolymorphic(start, args), setPolymorphic(start, args)]).toEqual([false, start]);
  });

  it('CM54: an edited JSON of one side changes the others, and one that names another belongsTo moves', () => {
    const text = JSON.stringify(many({ foreignKey: 'fk', discriminator: 'dd' }));
    const project = replaceRelation(filed, { ref: pictures, text });
    expect(relations(project, 'Reader')['mugshot']).toMatchObject({
      polymorphic: { foreignKey: 'fk', discriminator: 'dd' },
    });
    expect(polymorphicGroups(project)).toHaveLength(1);
    const start = projectOf(...models.slice(0, 2), {
      name: 'Picture',
      relations: { imageable: back, coverOf: back },
    });
    const moved = replaceRelation(start, { ref: pictures, text: JSON.stringify(many('coverOf')) });
    expect(definitionOf(moved, 'Reader')).toBe(definitionOf(start, 'Reader'));
  });

  const linked = projectOf(
    { name: 'Author', relations: { tags: many('taggable', { model: 'Tag', through: 'Link' }) } },
    {
      name: 'Tag',
      relations: { authors: many('taggable', { model: 'Author', through: 'Link', invert: true }) },
    },
    { name: 'Link', relations: { taggable: back, tag: { type: 'belongsTo', model: 'Tag' } } },
  );
  const tags = { modelId: 'Author', name: 'tags' };

  it('CM55: a far side, which LoopBack finds by the name of the belongsTo, follows a selector and prevents own keys', () => {
    const project = setPolymorphic(linked, { ref: tags, part: 'selector', value: 'labelled' });
    expect(relations(project, 'Tag')['authors']).toMatchObject({ polymorphic: 'labelled' });
    expect(Object.keys(relations(project, 'Link'))).toEqual(['labelled', 'tag']);
    const keyed = { ref: tags, part: 'foreignKey', value: 'x' } as const;
    expect(canSetPolymorphic(linked, keyed)).toBe(false);
    expect(setPolymorphic(linked, keyed)).toBe(linked);
    const taken = { ref: tags, part: 'selector', value: 'tag' } as const;
    expect(setPolymorphic(linked, taken)).toBe(linked);
    expect(canSetPolymorphic(linked, { ...taken, value: 'labelled' })).toBe(true);
  });

  it('CM55: the key to the target of a polymorphic through relation changes with its belongsTo', () => {
    const renamed = renameRelation(
      { ...linked, models: linked.models.map((model) => ({ ...model, source: null })) },
      { ref: { modelId: 'Link', name: 'tag' }, name: 'label' },
    );
    expect(allRelations(renamed).map(({ keyThrough }) => keyThrough?.value)).toEqual([
      'tagId',
      'taggableId',
      undefined,
      undefined,
    ]);
    expect(relations(renamed, 'Link')['label']).toMatchObject({ foreignKey: 'tagId' });
  });
});

describe('renaming', () => {
  it('CM56: a belongsTo that was drawn here renames selector and keys on all sides', () => {
    const project = renameRelation(drawn, { ref: imageable, name: 'owner' });
    expect(relations(project, 'Picture')).toEqual({ owner: back });
    expect(relations(project, 'Author')['pictures']).toMatchObject({
      polymorphic: 'owner',
      scope: { where: { ownerType: 'A' } },
    });
    expect(relations(project, 'Reader')['mugshot']).toMatchObject({ polymorphic: { as: 'owner' } });
    expect(definitionOf(project, 'Picture')).toMatchObject({
      hidden: ['ownerId'],
      scope: { include: 'owner' },
    });
  });

  it('CM56: a belongsTo of a file keeps its selector and its keys, which stored rows may hold', () => {
    const project = renameRelation(filed, { ref: imageable, name: 'owner' });
    expect(relations(project, 'Picture')).toEqual({ owner: { type: 'belongsTo', polymorphic: 'imageable' } });
    expect(definitionOf(project, 'Author')).toBe(definitionOf(filed, 'Author'));
    expect(polymorphicGroups(project)).toHaveLength(1);
  });

  it('CM56: an owner whose selector is its name keeps the selector', () => {
    const start = projectOf(
      { name: 'Author', relations: { imageable: many(true) } },
      { name: 'Picture', relations: { imageable: back } },
    );
    const project = renameRelation(start, { ref: { modelId: 'Author', name: 'imageable' }, name: 'photos' });
    expect(relations(project, 'Author')).toEqual({ photos: many('imageable') });
  });

  it('CM56: a renamed property remains the key, or the discriminator, of all sides', () => {
    const start = projectOf(
      { name: 'Author', relations: { pictures: many('imageable') } },
      { name: 'Picture', properties: { imageableType: 'string' }, relations: { imageable: back } },
    );
    const project = renameProperty(start, { modelId: 'Picture', from: 'imageableType', to: 'kind' });
    const keys = { foreignKey: 'imageableId', discriminator: 'kind' };
    expect(relations(project, 'Author')['pictures']).toMatchObject({ polymorphic: keys });
    expect(relations(project, 'Picture')['imageable']).toMatchObject({ polymorphic: keys });
  });
});
