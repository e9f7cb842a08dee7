import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { missingConfig } from './missingConfig.ts';

it('PB32: a model that model-config does not list is reported, unless it is a base', () => {
  const models = projectOf({ name: 'A', base: 'Base' }, { name: 'Base' }, { name: 'B' });
  expect(missingConfig.find(models)).toEqual([]);
  const project = {
    ...models,
    modelConfig: { path: 'x', config: { A: { dataSource: 'db' } }, source: null },
  };
  expect(problemLines(missingConfig.find(project))).toEqual([
    'warning B: model-config.json does not list B: LoopBack does not create the model.',
  ]);
  const fixed = applyFirstFix(missingConfig, project);
  expect(missingConfig.find(fixed)).toEqual([]);
  expect(fixed.modelConfig?.config['B']).toEqual({ dataSource: 'db', public: true });
});

it('PB32: a base whose models are not listed is reported too', () => {
  const models = projectOf({ name: 'A', base: 'Base' }, { name: 'Base' });
  const project = { ...models, modelConfig: { path: 'x', config: {}, source: null } };
  expect(missingConfig.find(project)).toHaveLength(2);
});
