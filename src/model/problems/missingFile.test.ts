import { expect, it } from 'vitest';
import { modelConfigPath } from '../files/fileName.ts';
import type { Project } from '../project.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { missingFile } from './missingFile.ts';

const db = { dataSource: 'db' };
const config = {
  _meta: { sources: ['loopback/common/models', '../common/models'] },
  A: db,
  User: db,
  Gone: db,
};

const projectWith = (modelConfig: object, application: object = {}): Project => ({
  ...projectOf({ name: 'A' }),
  modelConfig: { path: modelConfigPath, config: { ...config, ...modelConfig }, source: null },
  application: { packages: [], unread: [], dataSources: null, ...application },
});

it('PB78: an entry without a file is reported if an application was opened, and the fix removes it', () => {
  const project = projectWith({});
  expect(problemLines(missingFile.find(project))).toEqual([
    'error A: model-config.json lists Gone without a file: LoopBack does not boot.',
  ]);
  const fixed = applyFirstFix(missingFile, project);
  expect(Object.keys(fixed.modelConfig?.config ?? {})).toEqual(['_meta', 'A', 'User']);
  expect(missingFile.find(fixed)).toEqual([]);
});

it('PB78: several entries are one problem', () => {
  expect(problemLines(missingFile.find(projectWith({ Lost: db })))).toEqual([
    'error A: model-config.json lists Gone and 1 other model without a file: LoopBack does not boot.',
  ]);
});

it.each<[string, Project]>([
  ['only some files were opened', projectWith({}, { packages: null })],
  ['the file was refused', projectWith({}, { unread: [{ path: 'x.json', text: '', modelName: 'Gone' }] })],
  ['a package brings models', projectWith({ _meta: { sources: ['../node_modules/x/models'] } })],
  ['a package is a source itself', projectWith({ _meta: { sources: ['some-package/models'] } })],
  ['a folder outside is a source', projectWith({ _meta: { sources: ['../../shared/models'] } })],
])('PB78: nothing is reported if %s', (_, project) => {
  expect(missingFile.find(project)).toEqual([]);
});
