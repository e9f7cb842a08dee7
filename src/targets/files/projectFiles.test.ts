import { expect, it } from 'vitest';
import { importFiles } from '../../app/opening/importFiles.ts';
import { openModelFiles } from '../../exchange/index.ts';
import { createProject, type Project } from '../../model/index.ts';
import { applicationFiles, projectFiles } from './projectFiles.ts';

const files = {
  'shop/server/datasources.json': '{"db": {"connector": "mysql", "password": "s3cret"}}\n',
  'shop/common/models/order.json': '{"name": "Order"}',
  'shop/common/models/part.json': '{"name": "Part", }\r\n',
};

async function open(more: Readonly<Record<string, string>> = {}): Promise<Project> {
  const read = Object.entries({ ...files, ...more }).map(([path, text]) => ({ path, text }));
  const opened = await openModelFiles({ files: read, problems: [], skipped: [] });
  return importFiles(createProject('P'), { opened, as: 'replacement', onClash: 'useOpened' });
}

it('the export of all files contains refused files and datasources.json byte for byte', async () => {
  const { files: exported, secretPaths } = applicationFiles(await open());
  const texts = Object.fromEntries(exported.map(({ path, text }) => [path, text]));
  expect(texts).toMatchObject({
    'common/models/order.json': '{"name": "Order"}',
    'common/models/part.json': '{"name": "Part", }\r\n',
    'server/datasources.json': files['shop/server/datasources.json'],
  });
  expect(secretPaths).toEqual(['server/datasources.json']);
});

it('a model-config.json that was refused is not replaced by a new one', async () => {
  const broken = '{"_meta": {"sources": ["../common/models"]},';
  const { files: exported } = applicationFiles(await open({ 'shop/server/model-config.json': broken }));
  expect(exported.filter(({ path }) => path.endsWith('model-config.json'))).toEqual([
    { path: 'server/model-config.json', text: broken },
  ]);
});

it('the comparison with a folder never shows datasources.json', async () => {
  expect(JSON.stringify(projectFiles(await open()))).not.toContain('s3cret');
});

it('a refused file is dropped once a model has its path', async () => {
  const mended = await openModelFiles({
    files: [{ path: 'common/models/part.json', text: '{"name": "Part"}' }],
    problems: [],
    skipped: [],
  });
  const project = importFiles(await open(), { opened: mended, as: 'addition', onClash: 'useOpened' });
  expect(project.application?.unread).toEqual([]);
  expect(project.application?.dataSources?.connectors).toEqual({ db: ['mysql'] });
});
