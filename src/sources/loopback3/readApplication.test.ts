import { describe, expect, it } from 'vitest';
import { openModelFiles } from '../../exchange/openModelFiles.ts';
import { fromFragment, toFragment } from '../../exchange/shareLink.ts';
import { describeProperties } from '../../model/index.ts';
import { findProblems } from '../../model/problems/findProblems.ts';
import { printProjectFile } from '../../targets/project/projectFile.ts';
import { readProjectFile } from '../project/readProjectFile.ts';
import type { SkippedFile } from '../readFiles.ts';
import { toProject } from '../toProject.ts';

const config = '{"_meta": {"sources": ["../common/models"]}, "Order": {"dataSource": "db"}}';

function open(files: Readonly<Record<string, string>>, skipped: readonly SkippedFile[] = []) {
  const read = Object.entries(files).map(([path, text]) => ({ path, text }));
  return openModelFiles({ files: read, problems: [], skipped });
}

const shop = {
  'shop/package.json': '{"dependencies": {"loopback": "3", "loopback-component-push": "3"}}',
  'shop/node_modules2/x/package.json': '{"dependencies": {"loopback-component-passport": "3"}}',
  'shop/server/model-config.json': config,
  'shop/server/datasources.json':
    '{"db": {"connector": "mongodb", "url": "mongodb://u:s3cret@h/x", "password": "s3cret"}}',
  'shop/common/models/order.json':
    '{"name": "Order", "relations": {"parts": {"type": "hasMany", "model": "Part"}}}',
  'shop/common/models/part.json': '{"name": "Part", "properties": {"a": 1}, }',
};

describe('the application facts of an opened folder', () => {
  it('are the packages of the nearest package.json, and the connectors without passwords', async () => {
    const { application } = await open(shop);
    expect(application).toMatchObject({
      packages: ['loopback-component-push'],
      dataSources: { path: 'server/datasources.json', connectors: { db: ['mongodb'] }, unreadPaths: [] },
    });
    expect(JSON.stringify(application?.dataSources?.connectors)).not.toContain('s3cret');
    expect((await open({ 'a.json': '{"name": "A"}' })).application).toBeNull();
  });

  it('include what an environment may change; code leaves it open', async () => {
    const { application } = await open(
      {
        ...shop,
        'shop/server/datasources.production.json':
          '{"db": {"connector": "mysql"}, "more": {"connector": "rest"}}',
        'shop/server/datasources.local.json': '{"db": {"password": "s3cret"}}',
        'shop/server/datasources.test.json': '{',
      },
      [{ path: 'shop/server/datasources.staging.js', reason: 'is not a .json file' }],
    );
    expect(application?.dataSources).toMatchObject({
      connectors: { db: ['mongodb', 'mysql'], more: ['rest'] },
      unreadPaths: ['shop/server/datasources.staging.js', 'shop/server/datasources.test.json'],
    });
  });

  it('include a refused file: its bytes, and the name that refers to it', async () => {
    const opened = await open(shop);
    expect(opened.problems.map(({ path }) => path)).toEqual(['shop/common/models/part.json']);
    expect(opened.application?.unread).toEqual([
      { path: 'common/models/part.json', text: shop['shop/common/models/part.json'], modelName: 'Part' },
    ]);
    const project = toProject(opened);
    expect(findProblems(project).map(({ code }) => code)).not.toContain('unknown-target');
    const [order] = project.models;
    expect(order && describeProperties(project, order.id)[0]?.typeLabel).toBe('ObjectID');
  });

  it('are in project files and links without passwords', async () => {
    const project = toProject(await open(shop));
    const file = printProjectFile(project);
    expect(file).not.toContain('s3cret');
    const read = readProjectFile('x.lbdesign.json', file);
    const made = await toFragment(project);
    if (!made.ok) throw new Error(made.error.message);
    const linked = await fromFragment(made.value);
    for (const back of [read, linked]) {
      if (!back.ok) throw new Error(back.error.message);
      const { application } = back.value;
      expect(application?.packages).toEqual(['loopback-component-push']);
      expect(application?.unread).toEqual(project.application?.unread);
      expect(application?.dataSources).toEqual({
        path: 'server/datasources.json',
        connectors: { db: ['mongodb'] },
        unreadPaths: [],
      });
      expect(JSON.stringify(back.value)).not.toContain('s3cret');
    }
  });

  it('exclude datasources.json and unsafe paths of a foreign project file', () => {
    const file = JSON.parse(
      printProjectFile(toProject({ name: 'x', models: [], modelConfig: null, problems: [], skipped: [] })),
    );
    const dataSources = {
      path: 'server/datasources.json',
      connectors: {},
      unreadPaths: [],
      files: [{ path: '../../x.json', text: 'evil' }],
    };
    const withFacts = (unread: readonly object[]) =>
      JSON.stringify({
        ...file,
        project: { ...file.project, application: { packages: null, unread, dataSources } },
      });
    const read = readProjectFile('x.lbdesign.json', withFacts([]));
    expect(read.ok && JSON.stringify(read.value)).not.toContain('evil');
    const led = withFacts([{ path: '../x.json', text: '{', modelName: 'X' }]);
    expect(readProjectFile('x.lbdesign.json', led)).toMatchObject({
      ok: true,
      value: { application: { unread: [{ path: 'x.json' }] } },
    });
  });
});
