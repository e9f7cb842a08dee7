import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { manyOf, projectOf } from '../testing/projects.ts';
import { findProblems } from './findProblems.ts';

const db = { dataSource: 'db' };

const problemsWith = (code: string, model: object, config: JsonObject) => {
  const project = projectOf({ name: 'A', ...model }, { name: 'B' }, { name: 'Sub', base: 'A' });
  return findProblems({ ...project, modelConfig: { path: 'x', config, source: null } })
    .filter((problem) => problem.code === code)
    .map(({ severity, message }) => `${severity}: ${message}`);
};

it('PB67: a model that LoopBack does not create cannot keep it from booting', () => {
  const linesFor = (config: JsonObject) => problemsWith('unknown-base', { base: 'Nope' }, config);
  expect(linesFor({ A: db })[0]).toMatch(/^error: The base of A, "Nope", .* LoopBack does not boot\.$/);
  expect(linesFor({ A: { dataSource: null } })[0]).toMatch(/^error/);
  expect(linesFor({ Sub: db })[0]).toMatch(/^error/);
  expect(linesFor({ B: db })[0]).toMatch(
    /^warning: The base of A, "Nope", .* LoopBack would not boot if model-config.json listed A\.$/,
  );
});

it('PB67: a relation keeps LoopBack from booting only if it is set up', () => {
  const linesFor = (config: JsonObject) =>
    problemsWith('invalid-relation-type', { relations: { x: { type: 'many', model: 'B' } } }, config);
  expect(linesFor({ A: db })[0]).toBe('error: A.x has the type "many": LoopBack does not boot.');
  expect(linesFor({ Sub: db })[0]).toMatch(/^error/);
  expect(linesFor({ A: { dataSource: null } })[0]).toBe(
    'warning: A.x has the type "many": LoopBack would not boot if model-config.json gave A a data source.',
  );
});

it('PB67: a key that points at nothing keeps LoopBack from booting only if its target is set up', () => {
  const relations = { x: { ...manyOf('B'), primaryKey: 'zz' } };
  const linesFor = (config: JsonObject) => problemsWith('missing-primary-key', { relations }, config);
  expect(linesFor({ A: db, B: db })[0]).toMatch(/^error/);
  expect(linesFor({ A: db, B: { dataSource: null } })[0]).toBe(
    'warning: A.x points at A.zz, which does not exist: LoopBack would not boot if model-config.json gave B a data source.',
  );
});
