import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { renameModel } from '../commands/renameModel.ts';
import { renameProperty } from '../commands/renameProperty.ts';
import { renameWithNames } from '../commands/renameWithNames.ts';
import type { Project } from '../project.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';

const relations = (project: Project, id: string) => definitionOf(project, id)['relations'] as JsonObject;
const keysOf = (project: Project, id: string) =>
  relationsOf(project, id).map(({ foreignKey, keyThrough }) => [foreignKey?.value, keyThrough?.value]);

const named = { type: 'hasAndBelongsToMany', through: 'Link' };

it('RN8: keeps the keys in a join model that the file names, on both sides', () => {
  const start = projectOf(
    { name: 'Customer', relations: { tags: { ...named, model: 'Tag' } } },
    { name: 'Tag', relations: { customers: { ...named, model: 'Customer' } } },
    { name: 'Link' },
  );
  const project = renameModel(start, { modelId: 'Customer', name: 'Buyer', names: 'none' });
  expect(keysOf(project, 'Customer')).toEqual([['customerId', 'tagId']]);
  expect(keysOf(project, 'Tag')).toEqual([['tagId', 'customerId']]);
  expect(relations(project, 'Customer')).toEqual({
    tags: { type: 'hasMany', model: 'Tag', through: 'Link', foreignKey: 'customerId', keyThrough: 'tagId' },
  });
  expect(relations(project, 'Link')).toEqual({
    customer: { type: 'belongsTo', model: 'Buyer', foreignKey: 'customerId' },
    tag: { type: 'belongsTo', model: 'Tag', foreignKey: 'tagId' },
  });
});

it('RN8: stays a hasAndBelongsToMany where the keys change with the name, or only the join model is renamed', () => {
  const start = projectOf(
    { name: 'Customer', relations: { tags: { ...named, model: 'Tag' } } },
    { name: 'Tag' },
    { name: 'Link' },
  );
  const derived = renameWithNames(start, { modelId: 'Customer', name: 'Buyer', names: 'all' });
  expect(relations(derived, 'Customer')).toEqual({ tags: { ...named, model: 'Tag' } });
  const joined = renameModel(start, { modelId: 'Link', name: 'Join', names: 'none' });
  expect(relations(joined, 'Customer')).toEqual({ tags: { ...named, model: 'Tag', through: 'Join' } });
});

it('RN8: makes a file for the join model of a `throughTable`, which all relations with that table share', () => {
  const table = { type: 'hasAndBelongsToMany', throughTable: 'links' };
  const start = projectOf(
    { name: 'Customer', relations: { tags: { ...table, model: 'Tag' } } },
    { name: 'Tag' },
    { name: 'Order', relations: { tags: { ...table, model: 'Tag' } } },
  );
  const project = renameModel(start, { modelId: 'Customer', name: 'Buyer', names: 'none' });
  const through = { type: 'hasMany', model: 'Tag', through: 'links', keyThrough: 'tagId' };
  expect(relations(project, 'Customer')).toEqual({ tags: { ...through, foreignKey: 'customerId' } });
  expect(relations(project, 'Order')).toEqual({ tags: { ...through, foreignKey: 'orderId' } });
  const links = project.models.find(({ definition }) => definition.name === 'links');
  expect(links?.definition['relations']).toEqual({
    customer: { type: 'belongsTo', model: 'Buyer', foreignKey: 'customerId' },
    tag: { type: 'belongsTo', model: 'Tag', foreignKey: 'tagId' },
    order: { type: 'belongsTo', model: 'Order', foreignKey: 'orderId' },
  });
});

it('RN8: writes the keys over a join model of LoopBack, which has no file', () => {
  const start = projectOf(
    { name: 'Customer', relations: { tags: { ...named, model: 'Tag', through: 'User' } } },
    { name: 'Tag' },
  );
  const project = renameModel(start, { modelId: 'Customer', name: 'Buyer', names: 'none' });
  expect(project.models).toHaveLength(2);
  expect(relations(project, 'Customer')).toMatchObject({
    tags: { type: 'hasMany', through: 'User', foreignKey: 'customerId', keyThrough: 'tagId' },
  });
});

it('RN8, RN5: keeps and renames the key to the target of a polymorphic one', () => {
  const polymorphic = { ...named, model: 'Tag', polymorphic: 'taggable', invert: true };
  const start = projectOf(
    { name: 'Customer', relations: { tags: polymorphic } },
    { name: 'Tag' },
    { name: 'Link', properties: { tagId: 'number' } },
  );
  const linked = {
    taggable: { type: 'belongsTo', polymorphic: true },
    tag: { type: 'belongsTo', model: 'Label', foreignKey: 'tagId' },
  };
  const tags = { type: 'hasMany', through: 'Link', polymorphic: 'taggable', keyThrough: 'tagId' };
  const project = renameModel(start, { modelId: 'Tag', name: 'Label', names: 'none' });
  expect(relations(project, 'Customer')).toEqual({ tags: { ...tags, model: 'Label' } });
  expect(relations(project, 'Link')).toEqual(linked);
  const renamed = renameProperty(start, { modelId: 'Link', from: 'tagId', to: 'labelId' });
  expect(keysOf(renamed, 'Customer')).toEqual([['taggableId', 'labelId']]);
});
