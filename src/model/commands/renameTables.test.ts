import { describe, expect, it } from 'vitest';
import type { Project } from '../project.ts';
import { definitionOf, manyOf, projectOf, type TestDefinition } from '../testing/projects.ts';
import { previewRename } from './previewRename.ts';
import { renameModel } from './renameModel.ts';
import { renameWithNames } from './renameWithNames.ts';

const inConnector = (connector: string, ...definitions: readonly TestDefinition[]): Project => ({
  ...projectOf(...definitions),
  modelConfig: {
    path: 'server/model-config.json',
    config: Object.fromEntries(definitions.map(({ name }) => [name, { dataSource: 'db', public: true }])),
    source: null,
  },
  application: {
    packages: null,
    unread: [],
    dataSources: { path: 'server/datasources.json', connectors: { db: [connector] }, unreadPaths: [] },
  },
});

const kept = (project: Project) =>
  renameModel(project, { modelId: 'OrderItem', name: 'Line', names: 'none' });

describe('the table of a renamed model', () => {
  it.each([
    ['mongodb', { mongodb: { collection: 'OrderItem' } }],
    ['loopback-connector-mysql', { mysql: { table: 'OrderItem' } }],
    ['mssql', { mssql: { table: 'OrderItem' } }],
    ['postgresql', { postgresql: { table: 'orderitem' } }],
    ['sqlite3', { sqlite3: { table: 'orderitem' } }],
    ['oracle', { oracle: { table: 'ORDERITEM' } }],
  ])('RN10: stays the same with %s', (connector, settings) => {
    expect(definitionOf(kept(inConnector(connector, { name: 'OrderItem' })), 'OrderItem')).toMatchObject(
      settings,
    );
  });

  it('RN10: is not written for memory, an unknown connector, or a model that names its table', () => {
    for (const connector of ['memory', 'someone-elses']) {
      const definition = definitionOf(kept(inConnector(connector, { name: 'OrderItem' })), 'OrderItem');
      expect(Object.keys(definition)).toEqual(['name', 'plural']);
    }
    const given = { name: 'OrderItem', mysql: { schema: 'shop', table: 'items' } };
    expect(definitionOf(kept(inConnector('mysql', given)), 'OrderItem')['mysql']).toEqual(given.mysql);
  });

  it('RN10: is written without a change of other settings, and a subclass keeps its own table and path', () => {
    const project = inConnector(
      'mysql',
      { name: 'OrderItem', mysql: { schema: 'shop' } },
      { name: 'Special', base: 'OrderItem' },
      { name: 'Given', base: 'OrderItem', plural: 'given', mysql: { table: 'given' } },
    );
    const after = kept(project);
    expect(definitionOf(after, 'OrderItem')['mysql']).toEqual({ schema: 'shop', table: 'OrderItem' });
    expect(definitionOf(after, 'Special')).toMatchObject({
      plural: 'Specials',
      mysql: { table: 'Special' },
    });
    expect(definitionOf(after, 'Given')).toEqual({ ...definitionOf(project, 'Given'), base: 'Line' });
  });

  it('RN10: changes with the name if it is chosen', () => {
    const project = inConnector('mongodb', { name: 'OrderItem' });
    const args = { modelId: 'OrderItem', name: 'Line' };
    expect(definitionOf(renameWithNames(project, { ...args, names: 'all' }), 'OrderItem')).toEqual({
      name: 'Line',
    });
    const places = previewRename(project, { ...args, names: 'all' })?.changes;
    expect(places).toContainEqual({
      modelId: 'OrderItem',
      place: 'mongodb.collection',
      before: 'OrderItem',
      after: 'Line',
      kind: 'derived',
    });
  });
});

describe('other references to a model', () => {
  const project: Project = {
    ...projectOf(
      { name: 'Member', relations: { orders: manyOf('Order') } },
      {
        name: 'Order',
        methods: {
          find: {
            accepts: [
              { arg: 'like', type: 'Member' },
              { arg: 'data', model: 'Member' },
            ],
            returns: { type: ['Member'] },
          },
        },
      },
    ),
    modelConfig: {
      path: 'server/model-config.json',
      config: {
        Member: { dataSource: 'db' },
        AccessToken: {
          dataSource: 'db',
          relations: { user: { type: 'belongsTo', model: 'Member', foreignKey: 'userId' } },
          options: { acls: [{ model: 'Member', permission: 'DENY' }] },
        },
      },
      source: null,
    },
  };

  it('CM2: are updated in remote methods and entries of model-config', () => {
    const renamed = renameModel(project, { modelId: 'Member', name: 'Person', names: 'none' });
    expect(definitionOf(renamed, 'Order')['methods']).toEqual({
      find: {
        accepts: [
          { arg: 'like', type: 'Person' },
          { arg: 'data', model: 'Person' },
        ],
        returns: { type: ['Person'] },
      },
    });
    expect(renamed.modelConfig?.config).toEqual({
      Person: { dataSource: 'db' },
      AccessToken: {
        dataSource: 'db',
        relations: { user: { type: 'belongsTo', model: 'Person', foreignKey: 'userId' } },
        options: { acls: [{ model: 'Person', permission: 'DENY' }] },
      },
    });
  });
});
