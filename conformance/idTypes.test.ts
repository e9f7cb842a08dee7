/** Compares the types of generated ids, and of the keys that point at them, with those of loopback 3.28, by data source. */
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { createProject, describeProperties, type Project } from '../src/model/index.ts';
import type { EngineModel } from './testing/bootProject.ts';

process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';
const require = createRequire(import.meta.url);
const loopback = require('loopback');

const definitions = [
  {
    name: 'Customer',
    relations: {
      orders: { type: 'hasMany', model: 'Order', foreignKey: '' },
      notes: { type: 'hasMany', model: 'Note' },
    },
  },
  {
    name: 'Order',
    properties: { customerId: 'string' },
    relations: { notes: { type: 'hasMany', model: 'Note' } },
  },
  { name: 'Note', properties: { id: { type: 'string', id: true, generated: true } } },
];

const connectors = ['memory', 'transient'] as const;
const choices = connectors.flatMap((one) => connectors.map((other) => [one, other] as const));

it.each(choices)('PR14: has the types of LoopBack with Customer on %s, the others on %s', (one, other) => {
  const config = {
    Customer: { dataSource: 'one' },
    Order: { dataSource: 'other' },
    Note: { dataSource: 'other' },
  };
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  app.dataSource('one', { connector: one });
  app.dataSource('other', { connector: other });
  const models: EngineModel[] = definitions.map((json) => app.registry.createModel(structuredClone(json)));
  for (const model of models) app.model(model, config[model.modelName as keyof typeof config]);

  const project: Project = {
    ...createProject('Ids'),
    models: definitions.map((definition) => ({
      id: definition.name,
      path: `common/models/${definition.name}.json`,
      definition,
      source: null,
      position: { x: 0, y: 0 },
    })),
    modelConfig: { path: 'server/model-config.json', config, source: null },
    application: {
      packages: null,
      unread: [],
      dataSources: {
        path: 'server/datasources.json',
        connectors: { one: [one], other: [other] },
        unreadPaths: [],
      },
    },
  };
  for (const model of models) {
    const theirs = Object.entries(model.definition.properties).map(([name, { type }]) => [
      name,
      (type as { readonly name: string }).name.toLowerCase(),
    ]);
    const ours = describeProperties(project, model.modelName).map(({ name, typeLabel }) => [name, typeLabel]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
  }
});
