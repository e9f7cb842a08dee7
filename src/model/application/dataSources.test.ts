import { describe, expect, it } from 'vitest';
import { describeProperties } from '../describeProperties.ts';
import { generatedIdType } from '../problems/generatedIdType.ts';
import { overwrittenForeignKeyType } from '../problems/overwrittenForeignKeyType.ts';
import { unknownConnector } from '../problems/unknownConnector.ts';
import type { Project } from '../project.ts';
import { problemLines } from '../testing/problemLines.ts';
import { manyOf, projectOf } from '../testing/projects.ts';
import { connectorsIn } from './dataSources.ts';

const models = [
  { name: 'Customer', relations: { orders: manyOf('Order') } },
  { name: 'Order', properties: { customerId: 'string' } },
];

function stored(connectors: Readonly<Record<string, readonly string[]>>, config?: Project['modelConfig']) {
  return {
    ...projectOf(...models),
    modelConfig: config ?? null,
    application: {
      packages: null,
      unread: [],
      dataSources: { path: 'server/datasources.json', connectors, unreadPaths: [] },
    },
  };
}

const typesIn = (project: Project) => [
  describeProperties(project, 'Customer').find(({ name }) => name === 'id')?.typeLabel,
  describeProperties(project, 'Order').find(({ name }) => name === 'customerId')?.typeLabel,
];

describe('the types of generated ids', () => {
  it.each([
    ['memory', 'number', 1],
    ['mysql', 'number', 1],
    ['loopback-connector-postgresql', 'number', 1],
    ['mongodb', 'ObjectID', 0],
    ['loopback-connector-mongodb', 'ObjectID', 0],
    ['transient', 'string', 0],
    ['cloudant', 'string', 0],
    ['rest', 'number', 1],
    ['arangodb', 'any', 0],
  ])('PR14: of %s are %s, and so are the keys that point at them', (connector, type, problems) => {
    const project = stored({ db: [connector] });
    expect(typesIn(project)).toEqual([type, type]);
    expect(overwrittenForeignKeyType.find(project)).toHaveLength(problems);
  });

  it('PR14: are those of each model’s own data source', () => {
    const config = {
      path: 'server/model-config.json',
      config: { Customer: { dataSource: 'mongo' }, Order: { dataSource: 'db' } },
      source: null,
    };
    const project = stored({ db: ['memory'], mongo: ['mongodb'] }, config);
    expect(typesIn(project)).toEqual(['ObjectID', 'ObjectID']);
    expect(describeProperties(project, 'Order').find(({ name }) => name === 'id')?.typeLabel).toBe('number');
    // The same models in another project do not share the cache.
    const { application: _application, ...plain } = project;
    expect(typesIn(plain)).toEqual(['number', 'number']);
    expect(typesIn(project)).toEqual(['ObjectID', 'ObjectID']);
  });

  it('PR14: accepts a generated string id only with connectors that generate strings', () => {
    const properties = { id: { type: 'string', id: true, generated: true } };
    const countOf = (connector: string): number => {
      const ticket = projectOf({ name: 'Ticket', properties }).models;
      return generatedIdType.find({ ...stored({ db: [connector] }), models: ticket }).length;
    };
    expect(['memory', 'mongodb', 'transient', 'rest'].map(countOf)).toEqual([1, 0, 0, 0]);
  });
});

describe('unknown-connector', () => {
  it('PB91: reports a data source with unknown id types once', () => {
    expect(problemLines(unknownConnector.find(stored({ db: ['arangodb'] })))).toEqual([
      'warning Customer: The data source "db" uses "arangodb": the type of the generated id of Customer and of 1 other model depends on it.',
    ]);
    expect(problemLines(unknownConnector.find(stored({ db: ['memory', 'mongodb'] })))).toEqual([
      'warning Customer: The data source "db" uses "memory" or "mongodb": the type of the generated id of Customer and of 1 other model depends on it.',
    ]);
    expect(problemLines(unknownConnector.find(stored({ db: [''] })))[0]).toContain(
      'depends on the environment',
    );
    expect(unknownConnector.find(stored({ db: ['mysql', 'memory'] }))).toEqual([]);
    expect(unknownConnector.find(projectOf(...models))).toEqual([]);
  });
});

describe('connectorsIn', () => {
  it('PR15: reads the connector, else the scheme of the url, and no secrets', () => {
    const found = connectorsIn({
      db: { name: 'db', connector: 'mongodb', password: 'secret', url: 'mongodb://u:secret@host/x' },
      other: { url: 'postgres://u:secret@host/x' },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: so LoopBack names a variable of the environment
      open: { connector: '${CONNECTOR}' },
      none: {},
      odd: 5,
    });
    expect([...found]).toEqual([
      ['db', 'mongodb'],
      ['other', 'postgres'],
      ['open', ''],
      ['none', ''],
    ]);
    expect(JSON.stringify([...found])).not.toContain('secret');
  });
});
