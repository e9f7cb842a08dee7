import { expect, it } from 'vitest';
import type { JsonValue } from '../../lib/json.ts';
import { addModel } from '../commands/addModel.ts';
import { modelConfigPath } from '../files/fileName.ts';
import type { DataSources, Project } from '../project.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { missingConfig } from './missingConfig.ts';
import { unknownDataSource } from './unknownDataSource.ts';

const position = { x: 0, y: 0 };

const projectIn = (
  sources: Readonly<Record<string, string>>,
  { names = ['mongo', 'mail'], unreadPaths = [] }: { names?: string[]; unreadPaths?: string[] } = {},
): Project => {
  const dataSources: DataSources = {
    path: 'server/datasources.json',
    connectors: Object.fromEntries(names.map((name) => [name, ['memory']])),
    unreadPaths,
  };
  const entries = Object.entries(sources).map(([name, dataSource]) => [name, { dataSource }]);
  return {
    ...projectOf(...Object.keys(sources).map((name) => ({ name }))),
    modelConfig: { path: modelConfigPath, config: Object.fromEntries(entries), source: null },
    application: { packages: null, unread: [], dataSources },
  };
};

it('PB77: a data source that datasources.json does not have is reported, and the usual one offered', () => {
  const project = projectIn({ A: 'mongo', B: 'db' });
  expect(problemLines(unknownDataSource.find(project))).toEqual([
    'error B: model-config.json puts B into the data source "db", which datasources.json does not have: unless code creates it, LoopBack does not boot.',
  ]);
  const fixed = applyFirstFix(unknownDataSource, project);
  expect(fixed.modelConfig?.config['B']).toEqual({ dataSource: 'mongo' });
  expect(unknownDataSource.find(fixed)).toEqual([]);
});

it('PB77: nothing is reported if datasources.json was not opened, or code may change it', () => {
  const { application: _, ...unknown } = projectIn({ A: 'db' });
  expect(unknownDataSource.find(unknown)).toEqual([]);
  const coded = projectIn({ A: 'db' }, { unreadPaths: ['server/datasources.local.js'] });
  expect(unknownDataSource.find(coded)).toEqual([]);
});

it('PB77: a data source that is not text, and an entry that is not an object, are reported', () => {
  const project = projectIn({ A: 'mongo' });
  const withEntry = (entry: JsonValue): Project => ({
    ...project,
    modelConfig: { path: modelConfigPath, config: { A: entry }, source: null },
  });
  expect(problemLines(unknownDataSource.find(withEntry({ dataSource: ['mongo'] })))).toEqual([
    'error A: model-config.json gives A a list as its data source: LoopBack does not boot.',
  ]);
  const text = withEntry('mongo');
  expect(problemLines(unknownDataSource.find(text))).toEqual([
    'warning A: model-config.json has text where the entry of A belongs: LoopBack gives A no data source.',
  ]);
  expect(applyFirstFix(unknownDataSource, text).modelConfig?.config['A']).toEqual({ dataSource: 'db' });
});

it('CM28: a new model gets the data source of most models if there is no "db"', () => {
  const project = projectIn({ A: 'mail', B: 'mongo', C: 'mongo' });
  const added = addModel(project, { id: 'n', name: 'New', position });
  expect(added.modelConfig?.config['New']).toEqual({ dataSource: 'mongo', public: true });
  const usual = addModel(projectIn({ A: 'x' }, { names: ['x', 'db'] }), { id: 'n', name: 'New', position });
  expect(usual.modelConfig?.config['New']).toEqual({ dataSource: 'db', public: true });
});

it('CM28: a model that a fix adds to model-config gets it too', () => {
  const { models } = projectOf({ name: 'A' }, { name: 'B' });
  const project = { ...projectIn({ A: 'mongo' }), models };
  expect(applyFirstFix(missingConfig, project).modelConfig?.config['B']).toEqual({
    dataSource: 'mongo',
    public: true,
  });
});
