/** The files that connect an exported application to a database. They are the same for every project. */

/** Chooses the database by an environment variable. */
export const localDataSourcesFile = `'use strict';

/**
 * DATABASE_URL chooses the database. Without it rows are in memory and gone after a stop,
 * or in the JSON file that MEMORY_FILE names.
 */
const connectors = {
  postgres: 'postgresql',
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
  mongodb: 'mongodb',
  'mongodb+srv': 'mongodb',
};

const { names } = require('./databases');

const url = process.env.DATABASE_URL;
const file = process.env.MEMORY_FILE;

module.exports = {};
names.forEach((name, index) => {
  if (url) module.exports[name] = settingsOf(url);
  else if (file) module.exports[name] = { file: index === 0 ? file : file + '.' + name };
});

function settingsOf(url) {
  const scheme = url.slice(0, url.indexOf(':'));
  const connector = connectors[scheme];
  if (!connector) throw new Error('DATABASE_URL: there is no connector for "' + scheme + ':"');
  const settings = { connector, url: url.replace(/^mariadb:/, 'mysql:') };
  requireConnector('loopback-connector-' + connector);
  if (connector !== 'mongodb') return settings;
  return { ...settings, useNewUrlParser: true, useUnifiedTopology: true, allowExtendedOperators: false };
}

function requireConnector(name) {
  try {
    require.resolve(name);
  } catch {
    throw new Error('DATABASE_URL needs ' + name + ': run npm install ' + name);
  }
}
`;

/** Knows the data sources that hold rows. */
export const databasesFile = `'use strict';

const dataSources = require('./datasources.json');

/** The data sources that hold rows: those that datasources.json keeps in memory. */
const names = Object.keys(dataSources).filter((name) => dataSources[name].connector === 'memory');

const databasesOf = (app) => names.map((name) => app.dataSources[name]);

/** The app with its databases connected; fails if one does not answer. */
async function connectedApp() {
  const app = await require('./server').ready;
  for (const database of databasesOf(app)) await connect(database);
  return app;
}

function connect(database) {
  return new Promise((resolve, reject) => {
    if (database.connected) return resolve();
    database.once('connected', resolve);
    database.once('error', reject);
    database.connect((error) => (error ? reject(error) : resolve()));
  });
}

module.exports = { names, databasesOf, connectedApp };
`;

/**
 * Stores the sample rows.
 *
 * @param seedPath the path of the rows from the folder of the server
 */
export const storeRowsFile = (seedPath: string): string => `'use strict';

const fs = require('fs');
const path = require('path');

/**
 * Stores the rows of data/seed.json, {"Model": [rows]}, in the order of the file and with their
 * ids. They are stored as they were in the playground: no hook runs, and no default is added.
 * A model that has rows already gets none.
 *
 * Returns a line for each model.
 */
module.exports = async (app) => {
  const file = path.join(__dirname, '${seedPath}');
  if (!fs.existsSync(file)) return [];
  const lines = [];
  for (const [name, rows] of Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')))) {
    const model = app.registry.findModel(name);
    if (!model || !model.dataSource) lines.push(name + ': not stored, because the application has no such model');
    else if ((await model.count()) > 0) lines.push(name + ': has rows already');
    else lines.push(name + ': ' + (await storeAll(model, rows)));
  }
  return lines;
};

async function storeAll(model, rows) {
  // One by one: in parallel, a database gives no promise about their order.
  for (const row of rows) await store(model, row);
  if (model.dataSource.connector.name === 'postgresql') await moveSequence(model);
  return rows.length;
}

function store(model, row) {
  const { connector } = model.dataSource;
  const instance = new model(row, { applySetters: false, applyDefaultValues: false });
  const data = Object.entries(instance.toObject(true)).filter((entry) => entry[1] !== undefined);
  return promised((done) => {
    connector.create(model.modelName, model._forDB(Object.fromEntries(data)), {}, done);
  });
}

/** PostgreSQL's sequences do not know of ids that were given. */
function moveSequence(model) {
  const { connector } = model.dataSource;
  const id = model.getIdName();
  if (!id || !model.definition.properties[id].generated) return undefined;
  const table = connector.tableEscaped(model.modelName);
  const column = connector.columnEscaped(model.modelName, id);
  const sequence = 'pg_get_serial_sequence($1, $2)';
  const sql =
    'SELECT setval(' + sequence + ', (SELECT max(' + column + ') FROM ' + table + ')) ' +
    'WHERE EXISTS (SELECT 1 FROM ' + table + ') AND ' + sequence + ' IS NOT NULL';
  return promised((done) => {
    connector.execute(sql, [table, connector.column(model.modelName, id)], {}, done);
  });
}

function promised(call) {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));
}
`;

/** `npm run seed`. */
export const seedFile = `'use strict';

const { connectedApp, databasesOf } = require('./databases');
const storeRows = require('./store-rows');

async function seed() {
  const app = await connectedApp();
  for (const line of await storeRows(app)) console.log(line);
  for (const database of databasesOf(app)) await database.disconnect();
}

seed().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
`;
