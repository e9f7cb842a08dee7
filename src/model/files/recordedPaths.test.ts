import { describe, expect, it } from 'vitest';
import { movedFiles } from '../movedFiles.ts';
import { createProject, type ModelEntry, type Project } from '../project.ts';
import { fromRecord, toRecord } from '../record.ts';
import { exportFiles, verbatimFiles } from './printFile.ts';

const model = (path: string, script?: string): ModelEntry => ({
  id: path,
  path,
  definition: { name: 'OrderItem' },
  source: null,
  ...(script === undefined ? {} : { script }),
});

function reread(project: Partial<Project>): Project {
  const read = fromRecord(toRecord({ ...createProject('P'), ...project }));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('the paths of a project from someone else', () => {
  it.each([
    'package.json',
    'client/package-lock.json',
    'server/config.json',
    'api/server/datasources.production.json',
    'server/component-config.json',
    'model-config.json',
    'tsconfig.build.json',
    'server/boot/start.json',
    '.vscode/settings.json',
    'common/.hidden/a.json',
    'common/models/.order.json',
    'node_modules/loopback/package.json',
    '../package.json',
    '/server/../server/middleware.json',
  ])('ST11: do not include %s for a model', (path) => {
    const project = reread({ models: [model(path)] });
    expect(exportFiles(project).map((file) => file.path)).toContain('common/models/order-item.json');
    expect(movedFiles(project)).toEqual([{ from: path, to: 'common/models/order-item.json' }]);
    // The next save has the new path, so it is reported only once.
    expect(movedFiles(reread(project))).toEqual([]);
  });

  it('ST11: let no script replace one that starts an application', () => {
    const models = [model('server/server.json', 'evil()'), model('index.json', 'evil()')];
    expect(reread({ models }).models.map(({ path }) => path)).toEqual([
      'common/models/order-item.json',
      'common/models/order-item-2.json',
    ]);
    expect(reread({ models: [model('server/server.json')] }).models[0]?.path).toBe('server/server.json');
  });

  it('ST11: let an unread file or a model-config replace no other file either', () => {
    const unread = ['package.json', 'server/model-config.json', 'common/models/a.json'].map((path) => ({
      path,
      text: '{',
      modelName: 'A',
    }));
    const project = reread({
      application: { packages: null, unread, dataSources: null },
      modelConfig: { path: 'package.json', config: {}, source: null },
    });
    expect(verbatimFiles(project).unread.map(({ path }) => path)).toEqual([
      'common/models/package-unread.json',
      'server/model-config.json',
      'common/models/a.json',
    ]);
    expect(project.modelConfig?.path).toBe('server/model-config.json');
    expect(movedFiles(project).map(({ from }) => from)).toEqual(['package.json', 'package.json']);
  });

  it.each([
    'common/models/customer.json',
    'common/models/config.json',
    'server/models/package.v1.json',
    'models/middleware.json',
    'common/models/package.json',
    'common/models/boot/boot.json',
    'customer.json',
  ])('ST11: keep %s', (path) => {
    const project = reread({ models: [model(path)] });
    expect(project.models[0]?.path).toBe(path);
    expect(movedFiles(project)).toEqual([]);
  });
});
