import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { renameModel } from '../commands/renameModel.ts';
import { renameWithNames } from '../commands/renameWithNames.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { definitionOf, drawnProjectOf, projectOf, type TestDefinition } from '../testing/projects.ts';

const through = { type: 'hasMany', polymorphic: 'taggable', through: 'Link' };
const models: readonly TestDefinition[] = [
  { name: 'Author', relations: { tags: { ...through, model: 'Tag' } } },
  { name: 'Tag', relations: { authors: { ...through, model: 'Author', invert: true } } },
  {
    name: 'Link',
    relations: {
      taggable: { type: 'belongsTo', polymorphic: true },
      tag: { type: 'belongsTo', model: 'Tag' },
    },
  },
];
const keysOf = (project: Project) =>
  allRelations(project).map(({ foreignKey, keyThrough }) => [foreignKey?.value, keyThrough?.value]);
const relations = (project: Project, id: string) => definitionOf(project, id)['relations'] as JsonObject;

it('RN8: a rename that changes no other name keeps the keys of a polymorphic through relation, on both ends', () => {
  const start = projectOf(...models);
  const project = renameWithNames(start, { modelId: 'Tag', name: 'Label', names: 'none' });
  expect(keysOf(project)).toEqual(keysOf(start));
  expect(relations(project, 'Author')).toMatchObject({ tags: { model: 'Label', keyThrough: 'tagId' } });
  expect(relations(project, 'Tag')).toMatchObject({ authors: { foreignKey: 'tagId' } });
});

it('RN7: newly derived keys are the same ones on all sides', () => {
  const project = renameModel(drawnProjectOf(...models), { modelId: 'Tag', name: 'Label' });
  expect(keysOf(project)).toEqual([
    ['taggableId', 'labelId'],
    ['labelId', 'taggableId'],
    ['taggableId', undefined],
    ['labelId', undefined],
  ]);
  expect(Object.keys(relations(project, 'Author'))).toEqual(['labels']);
});

it('RN8: an owner can be renamed: no key contains its name', () => {
  const start = projectOf(...models);
  const project = renameModel(start, { modelId: 'Author', name: 'Writer' });
  expect(keysOf(project)).toEqual(keysOf(start));
});
