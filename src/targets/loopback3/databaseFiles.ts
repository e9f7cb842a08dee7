/** The files that connect an exported application to a database. They are the same for every project. */
import { connectorsByScheme } from '../application/databaseFiles.ts';

/** Chooses the database by an environment variable. */
export const localDataSourcesFile = `'use strict';

/**
 * DATABASE_URL chooses the database. Without it rows are in memory and gone after a stop,
 * or in the JSON file that MEMORY_FILE names.
 */
const connectors = ${connectorsByScheme};

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

/** `npm run seed`. */
export const seedFile = `'use strict';

const { connectedApp, databasesOf } = require('./databases');
const { storeRows } = require('./store-rows');

async function seed() {
  const app = await connectedApp();
  for (const line of await storeRows((name) => app.registry.findModel(name))) console.log(line);
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
