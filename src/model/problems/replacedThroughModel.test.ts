import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import type { Project } from '../project.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { replacedThroughModel } from './replacedThroughModel.ts';

const many = { type: 'hasAndBelongsToMany', model: 'B', throughTable: 'Link' };
const message =
  'names the model Link in "throughTable": LoopBack defines a second model Link for the links, and the last of the two replaces the other.';

const project = (link: object, relation: JsonObject = many): Project =>
  projectOf({ name: 'A', relations: { bs: relation } }, { name: 'B' }, { name: 'Link', ...link });

it('PB130: a "throughTable" that names a model is reported', () => {
  expect(problemLines(replacedThroughModel.find(project({})))).toEqual([
    `error A.bs throughTable: A.bs ${message}`,
  ]);
  for (const relation of [
    { ...many, throughTable: 'link' },
    { ...many, through: 'Link' },
    { ...many, type: 'hasMany' },
    { ...many, model: 'Nope' },
  ])
    expect(replacedThroughModel.find(project({}, relation))).toEqual([]);
});

it('PB130: a model of another data source is not replaced', () => {
  const config = (dataSource: string): Project => ({
    ...project({}),
    modelConfig: {
      path: 'server/model-config.json',
      source: null,
      config: { A: { dataSource: 'db' }, B: { dataSource: 'db' }, Link: { dataSource } },
    },
  });
  expect(replacedThroughModel.find(config('db'))).toHaveLength(1);
  expect(replacedThroughModel.find(config('other'))).toEqual([]);
});

it('PB130: the fix names the model in "through", unless the model requires what links do not have', () => {
  const [problem] = replacedThroughModel.find(project({}));
  const fixed = problem?.fix?.apply(project({})) ?? project({});
  const relation = { type: 'hasAndBelongsToMany', model: 'B', through: 'Link' };
  expect(definitionOf(fixed, 'A')['relations']).toEqual({ bs: relation });
  expect(replacedThroughModel.find(fixed)).toEqual([]);
  const required = project({ properties: { note: { type: 'string', required: true } } });
  expect(replacedThroughModel.find(required)[0]?.fix).toBeUndefined();
  expect(replacedThroughModel.find(required)[0]?.message).toBe(`A.bs ${message}`);
});

it('PB130: a model of LoopBack is reported without a fix', () => {
  const user = setRelationAttribute(project({}), {
    ref: { modelId: 'A', name: 'bs' },
    attribute: 'throughTable',
    value: 'User',
  });
  expect(replacedThroughModel.find(user)).toMatchObject([{ severity: 'error' }]);
  expect(replacedThroughModel.find(user)[0]?.fix).toBeUndefined();
});
