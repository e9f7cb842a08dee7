/** Defines the models of an exported application with MongoDB's connector. No server is asked: rows are not tested here. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createExampleProject } from '../src/model/index.ts';
import { type ExportedApplication, writeApplication } from './testing/exportedApplication.ts';

let app: ExportedApplication | undefined;

afterEach(() => {
  app?.remove();
  app = undefined;
});

const script = `
const { readdirSync } = require('node:fs');
const loopback = require('loopback');
const app = loopback();
const { db } = require('./server/datasources.local.js');
const source = app.dataSource('db', { ...db, lazyConnect: true });
for (const file of readdirSync('common/models').filter((name) => name.endsWith('.json')))
  app.model(app.registry.createModel(require('./common/models/' + file)), { dataSource: 'db' });
const { Customer, Order } = app.models;
console.log(JSON.stringify({
  connector: source.connector.name,
  collection: source.connector.collectionName('Customer'),
  id: Customer.definition.properties.id.type.name,
  key: Order.definition.properties.customerId.type.name,
  relations: Object.keys(Customer.relations),
  methods: typeof new Customer().orders.create,
}));
process.exit(0);
`;

it('EX6: MongoDB’s connector loads, and defines the models and their relations', () => {
  const project = createExampleProject();
  app = writeApplication(project, { options: { databases: ['mongodb'] } });
  expect(app.paths).toContain('compose.mongodb.yaml');
  writeFileSync(join(app.folder, 'define.js'), script);
  const output = execFileSync(process.execPath, ['define.js'], {
    cwd: app.folder,
    env: { ...process.env, DATABASE_URL: 'mongodb://127.0.0.1:9/shop' },
    encoding: 'utf8',
  });
  expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toEqual({
    connector: 'mongodb',
    collection: 'Customer',
    id: 'ObjectID',
    key: 'ObjectID',
    relations: ['orders', 'reviews'],
    methods: 'function',
  });
}, 60_000);
