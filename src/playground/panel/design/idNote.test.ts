import { expect, it } from 'vitest';
import { addFiles, createProject, type Project, readModelFile } from '../../../model/index.ts';
import { idNoteOf } from './idNote.ts';

const names = ['Customer', 'Order', 'Review', 'Tag', 'Session', 'Local', 'Coded'];

function projectWith(connectors: Readonly<Record<string, readonly string[]>> | null): Project {
  const files = names.map((name) => {
    const properties = name === 'Coded' ? { properties: { code: { type: 'string', id: true } } } : {};
    const read = readModelFile(`common/models/${name}.json`, JSON.stringify({ name, ...properties }));
    if (!read.ok) throw new Error(read.error.message);
    return read.value;
  });
  const project = addFiles(createProject('Shop'), { files, ids: names, positions: [] });
  const config = Object.fromEntries(names.map((name) => [name, { dataSource: 'db' }]));
  const modelConfig = {
    path: 'server/model-config.json',
    config: { ...config, Session: { dataSource: 'cache' }, Local: { dataSource: null } },
    source: null,
  };
  if (connectors === null) return { ...project, modelConfig };
  const dataSources = { path: 'server/datasources.json', connectors, unreadPaths: [] };
  return { ...project, modelConfig, application: { packages: null, unread: [], dataSources } };
}

it('says which ids of the application differ from the numbers of the playground', () => {
  expect(idNoteOf(projectWith({ db: ['mongodb'], cache: ['transient'] }))).toBe(
    'This application generates ids that are of the type ObjectID for Customer, Order, Review and 1 more, strings for Session. The playground has its own store, which counts 1, 2, 3, whatever the connector: ids and keys look different here.',
  );
  expect(idNoteOf(projectWith({ db: ['mysql', 'mongodb'], cache: ['memory'] }))).toMatch(
    /^This application generates ids that are of an unknown type for Customer, Order, Review and 1 more\. /,
  );
});

it('says nothing where they are numbers too', () => {
  expect(idNoteOf(projectWith({ db: ['mysql'], cache: ['memory'] }))).toBeNull();
  expect(idNoteOf(projectWith(null))).toBeNull();
});
