import { expect, it } from 'vitest';
import { addModel } from '../commands/addModel.ts';
import { modelConfigPath } from '../files/fileName.ts';
import type { Project } from '../project.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { unfoundModel } from './unfoundModel.ts';

const withConfig = (meta: object, project: Project = projectOf({ name: 'A' })): Project => ({
  ...project,
  modelConfig: { path: modelConfigPath, config: { ...meta, A: { dataSource: 'db' } }, source: null },
});

const sources = (...list: string[]) => ({ _meta: { sources: list } });

it.each<[string, object]>([
  ['names another folder', sources('./models')],
  ['names none', {}],
  ['leads out of the project', sources('../../common/models')],
])('PB76: a model is reported if LoopBack does not find it because model-config %s', (_, meta) => {
  expect(problemLines(unfoundModel.find(withConfig(meta)))).toEqual([
    'error A: LoopBack does not search common/models for A: it does not boot.',
  ]);
});

it('PB76: the fix adds the folder and keeps the folders that LoopBack searched', () => {
  const named = applyFirstFix(unfoundModel, withConfig({ _meta: { sources: ['./models'], mixins: ['x'] } }));
  expect(named.modelConfig?.config['_meta']).toEqual({
    sources: ['./models', '../common/models'],
    mixins: ['x'],
  });
  const added = applyFirstFix(unfoundModel, withConfig({}));
  expect(added.modelConfig?.config['_meta']).toEqual({ sources: ['./models', '../common/models'] });
  expect([...unfoundModel.find(named), ...unfoundModel.find(added)]).toEqual([]);
});

it('PB76: nothing is reported for models that LoopBack finds or does not look for', () => {
  const found = sources('../common/models');
  expect(unfoundModel.find(withConfig(found))).toEqual([]);
  expect(unfoundModel.find(withConfig(sources('./models'), projectOf({ name: 'B' })))).toEqual([]);
  expect(unfoundModel.find(projectOf({ name: 'A' }))).toEqual([]);
});

it('PB76: several models of a folder, bases included, are one problem', () => {
  const project = projectOf({ name: 'A', base: 'Base' }, { name: 'Base' });
  expect(problemLines(unfoundModel.find(withConfig({}, project)))).toEqual([
    'error A: LoopBack does not search common/models for A and 1 other model: it does not boot.',
  ]);
});

it('CM28: a new model is in a folder where LoopBack finds the others', () => {
  const project = withConfig(sources('./models'));
  const elsewhere = {
    ...project,
    models: project.models.map((e) => ({ ...e, path: 'server/models/a.json' })),
  };
  const added = addModel(elsewhere, { id: 'n', name: 'New', position: { x: 0, y: 0 } });
  expect(added.models.at(-1)?.path).toBe('server/models/new.json');
  expect(unfoundModel.find(added)).toEqual([]);
});
