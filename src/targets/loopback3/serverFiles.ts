/** The files that start and stop an exported application. They are the same for every project. */
import { authenticationModels } from './designFacts.ts';

/** Boots, starts and stops the application. */
export const serverFile = `'use strict';

const loopback = require('loopback');
const boot = require('loopback-boot');
const { databasesOf } = require('./databases');
const prepareSchema = require('./prepare-schema');
const { storeRows } = require('./store-rows');

const app = (module.exports = loopback());

/** Resolves once every boot script has run. */
app.ready = new Promise((resolve, reject) => {
  boot(app, { appRootDir: __dirname, mixinDirs: ['./mixin-stubs'] }, (error) => {
    if (error) return reject(error);
    prepareSchema(app);
    // Without a listener, a database that is not there would end the process at the second request.
    for (const database of databasesOf(app)) {
      database.on('error', (error) => console.error(database.name + ': ' + error.message));
    }
    resolve(app);
  });
});

app.start = async () => {
  await app.ready;
  // Rows in memory are gone after a stop: each start begins with the sample rows.
  const isInMemory = databasesOf(app).every(({ connector }) => connector.name === 'memory');
  if (isInMemory) await storeRows((name) => app.registry.findModel(name));
  return listen();
};

function listen() {
  const port = Number(process.env.PORT || app.get('port'));
  return new Promise((resolve, reject) => {
    const server = app.listen(port, process.env.HOST || app.get('host'), () => {
      const root = 'http://localhost:' + server.address().port;
      console.log('REST API  ' + root + app.get('restApiRoot'));
      console.log('Explorer  ' + root + '/explorer');
      app.emit('started');
      resolve(server);
    });
    server.once('error', reject);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(server));
  });
}

/** Answers what is under way, closes the databases, ends. */
function stop(server) {
  setTimeout(() => process.exit(1), 10000).unref();
  server.close(async () => {
    await Promise.all(databasesOf(app).map(close));
    process.exit(0);
  });
  server.closeIdleConnections();
}

async function close(database) {
  try {
    if (database.connected) await database.disconnect();
  } catch (error) {
    console.error(error.message);
  }
}

if (require.main === module) {
  app.start().catch((error) => {
    console.error(error);
    process.exit(1);
  });
}
`;

/** Answers whether the databases do. */
export const healthFile = `'use strict';

const { databasesOf } = require('../databases');

/** Milliseconds. */
const longestPing = 2000;

/** GET /health: 200 if every database answers, else 503. */
module.exports = (app) => {
  app.get('/health', async (request, response) => {
    const answers = await Promise.all(databasesOf(app).map(ping));
    const isUp = answers.every((answer) => answer.status === 'ok');
    response.status(isUp ? 200 : 503).json({ status: isUp ? 'ok' : 'down', databases: answers });
  });
};

function ping(database) {
  const name = database.connector.name;
  if (name === 'memory') return { database: name, status: 'ok' };
  return new Promise((resolve) => {
    const answer = (status) => resolve({ database: name, status });
    // MongoDB's driver looks for a server for half a minute.
    setTimeout(answer, longestPing, 'down').unref();
    database.ping((error) => answer(error ? 'down' : 'ok'));
  });
}
`;

/** Leads from the root to the explorer. */
export const rootFile = `'use strict';

module.exports = (app) => {
  app.get('/', (request, response) => response.redirect('/explorer'));
};
`;

/** Enforces the ACLs of the models, with the built-in models that this needs. */
export const authenticationFile = (dataSource: string): string => `'use strict';

/**
 * Enforces the ACLs of the models. What this needs and model-config.json does not name is
 * created here, without routes of its own.
 */
module.exports = (app) => {
  for (const name of [${authenticationModels.map((name) => `'${name}'`).join(', ')}]) {
    const model = app.registry.getModel(name);
    const isThere = app.models().some((other) => other === model || other.prototype instanceof model);
    if (!isThere) app.model(model, { dataSource: ${JSON.stringify(dataSource)}, public: false });
  }
  app.enableAuth();
};
`;

/** Compression, CORS, headers, REST, errors. */
export const middlewareFile = `{
  "initial:before": {},
  "initial": {
    "compression": {},
    "cors": { "params": { "origin": true, "credentials": true, "maxAge": 86400 } },
    "helmet": { "params": { "contentSecurityPolicy": false, "strictTransportSecurity": false } }
  },
  "session": {},
  "auth": {},
  "parse": {},
  "routes": { "loopback#rest": { "paths": ["\${restApiRoot}"] } },
  "files": {},
  "final": { "loopback#urlNotFound": {} },
  "final:after": {
    "./middleware/errors": {},
    "strong-error-handler": { "params": { "log": false } }
  }
}
`;

/** Prints what went wrong in the server; a refused request is an answer, and not printed. */
export const logErrorsFile = `'use strict';

module.exports = () => (error, request, response, next) => {
  const isRefusal = response.statusCode >= 400 && response.statusCode < 500;
  const status = error.statusCode || error.status || (isRefusal ? response.statusCode : 500);
  if (status >= 500) console.error(request.method + ' ' + request.originalUrl + ': ' + (error.stack || error));
  next(error);
};
`;

/** Serves the API Explorer. */
export const componentConfigFile = `{
  "loopback-component-explorer": { "mountPath": "/explorer" }
}
`;

/** The settings of the application. */
export const configFile = (port: number): string => `{
  "restApiRoot": "/api",
  "host": "0.0.0.0",
  "port": ${port},
  "legacyExplorer": false,
  "remoting": {
    "context": false,
    "rest": { "handleErrors": false, "normalizeHttpPath": false, "xml": false },
    "json": { "strict": false, "limit": "100kb" },
    "urlencoded": { "extended": true, "limit": "100kb" },
    "cors": false
  }
}
`;

/** Stands in for a mixin whose file is not part of the project. */
export const mixinStub = (name: string): string => `'use strict';

/**
 * Stands in for the mixin ${name.replaceAll('*/', '* /')}, whose file was not exported: it does nothing.
 * The real file, in the folder "mixins", replaces this one.
 */
module.exports = () => {};
`;
