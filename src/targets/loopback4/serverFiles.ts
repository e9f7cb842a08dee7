/** The files that start, stop and fill an exported LoopBack 4 application. */
import { connectorsByScheme } from '../application/databaseFiles.ts';
import type { LoopBack4Options } from './options.ts';

/**
 * index.ts: starts and stops the application.
 *
 * @param application the name of its class
 */
export const indexFile = (
  application: string,
  { port, routes }: LoopBack4Options,
): string => `import {${application}} from './application';
import {databasesOf, storeSampleRows} from './databases';

async function main() {
  const app = new ${application}({
    rest: {
      port: Number(process.env.PORT ?? ${port}),
      host: process.env.HOST ?? '0.0.0.0',
      // Answers what is under way before it stops. Milliseconds.
      gracePeriodForClose: 5000,
      openApiSpec: {setServersFromRequest: true},
    },
    shutdown: {signals: []},
  });
  await app.boot();
  const databases = await databasesOf(app);
  // Rows in memory are gone after a stop: each start begins with the sample rows.
  if (databases.every(({source}) => source.connector?.name === 'memory')) await storeSampleRows(databases);
  await app.start();
  const {port} = new URL(app.restServer.url ?? '');
  console.log(\`REST API  http://localhost:\${port}${routes === 'loopback3' ? '/api' : '/'}\`);
  console.log(\`Explorer  http://localhost:\${port}/explorer\`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), 10_000).unref();
      app.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
`;

/** migrate.ts: `npm run migrate`. */
export const migrateFile = (application: string): string => `import {${application}} from './application';
import {runMigration, migrateDatabase} from './database/migrate-database';
import {connect, databasesOf} from './databases';

runMigration(async (flags: string[]) => {
  const app = new ${application}();
  await app.boot();
  let isDone = true;
  for (const {source, models} of await databasesOf(app)) {
    await connect(source);
    isDone = (await migrateDatabase(source, flags, [...models.keys()])) && isDone;
    await source.disconnect();
  }
  return isDone;
});
`;

/** seed.ts: `npm run seed`. */
export const seedFile = (application: string): string => `import {${application}} from './application';
import {connect, databasesOf, storeSampleRows} from './databases';

async function seed() {
  const app = new ${application}();
  await app.boot();
  const databases = await databasesOf(app);
  for (const {source} of databases) await connect(source);
  for (const line of await storeSampleRows(databases)) console.log(line);
  for (const {source} of databases) await source.disconnect();
}

seed().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
`;

/** databases.ts: knows the data sources that hold rows. */
export const databasesFile = `import {Application} from '@loopback/core';
import {DefaultCrudRepository, Entity, juggler} from '@loopback/repository';
import {storeRows} from './database/store-rows';

/** A data source that holds rows, and the models in it by their names. */
export interface Database {
  readonly source: juggler.DataSource;
  readonly models: ReadonlyMap<string, unknown>;
}

/** The data sources that hold rows. Their models are set up. */
export async function databasesOf(app: Application): Promise<Database[]> {
  const sources = await Promise.all(
    app.findByTag('datasource').map((binding) => app.get<juggler.DataSource>(binding.key)),
  );
  const repositories = await Promise.all(
    app.findByTag('repository').map((binding) => app.get<DefaultCrudRepository<Entity, unknown>>(binding.key)),
  );
  return sources
    .filter((source) => source.connector?.name !== 'transient')
    .map((source) => ({
      source,
      models: new Map(
        repositories
          .filter(({dataSource}) => dataSource === source)
          .map(({entityClass, modelClass}) => [entityClass.modelName, modelClass]),
      ),
    }));
}

/** Stores the rows of data/seed.json in models that have none. Returns a line for each model. */
export async function storeSampleRows(databases: Database[]): Promise<string[]> {
  const models = new Map(databases.flatMap((database) => [...database.models]));
  return storeRows((name: string) => models.get(name));
}

/** Connects a data source; rejects if the database does not answer. */
export function connect(source: juggler.DataSource): Promise<void> {
  return new Promise((resolve, reject) => {
    if (source.connected) return resolve();
    source.once('connected', resolve);
    source.once('error', reject);
    source.connect((error?: Error | null) => (error ? reject(error) : resolve()));
  });
}

/** Whether the database of a data source answers. */
export async function answers(source: juggler.DataSource): Promise<boolean> {
  if (source.connector?.name === 'memory') return true;
  try {
    await Promise.race([source.ping(), timeLimit()]);
    return true;
  } catch {
    return false;
  }
}

/** MongoDB's driver looks for a server for half a minute. */
function timeLimit(): Promise<never> {
  return new Promise((resolve, reject) => setTimeout(() => reject(new Error('no answer')), 2000).unref());
}
`;

/** controllers/health.controller.ts: GET /health. */
export const healthFile = `import {Application, CoreBindings, inject} from '@loopback/core';
import {get, Response, RestBindings} from '@loopback/rest';
import {answers, databasesOf} from '../databases';

/** Answers whether the databases do. */
export class HealthController {
  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) private readonly app: Application,
    @inject(RestBindings.Http.RESPONSE) private readonly response: Response,
  ) {}

  @get('/health', {'x-visibility': 'undocumented', responses: {'200': {description: 'Every database answers'}}})
  async health(): Promise<object> {
    const databases = await Promise.all(
      (await databasesOf(this.app)).map(async ({source}) => ({
        database: source.connector?.name,
        status: (await answers(source)) ? 'ok' : 'down',
      })),
    );
    const isUp = databases.every(({status}) => status === 'ok');
    this.response.status(isUp ? 200 : 503);
    return {status: isUp ? 'ok' : 'down', databases};
  }
}
`;

/** datasources/settings.ts: chooses the database by an environment variable. */
export const settingsFile = `const connectors: {readonly [scheme: string]: string} = ${connectorsByScheme};

/**
 * DATABASE_URL chooses the database. Without it rows are in memory and gone after a stop,
 * or in the JSON file that MEMORY_FILE names.
 *
 * @param name the name of the data source
 * @param isFirst whether it is the first one: the others add their names to MEMORY_FILE
 */
export function databaseSettings(name: string, isFirst: boolean): object {
  const url = process.env.DATABASE_URL;
  const file = process.env.MEMORY_FILE;
  if (url) return {name, ...settingsOf(url)};
  return {name, connector: 'memory', ...(file ? {file: isFirst ? file : \`\${file}.\${name}\`} : {})};
}

function settingsOf(url: string): object {
  const scheme = url.slice(0, url.indexOf(':'));
  const connector = connectors[scheme];
  if (!connector) throw new Error(\`DATABASE_URL: there is no connector for "\${scheme}:"\`);
  requireConnector(\`loopback-connector-\${connector}\`);
  const settings = {connector, url: url.replace(/^mariadb:/, 'mysql:')};
  if (connector !== 'mongodb') return settings;
  return {...settings, useNewUrlParser: true, useUnifiedTopology: true, allowExtendedOperators: false};
}

function requireConnector(name: string): void {
  try {
    require.resolve(name);
  } catch {
    throw new Error(\`DATABASE_URL needs \${name}: run npm install \${name}\`);
  }
}
`;

/** models/references-many-later.ts, for models whose files import each other. */
export const referencesManyLaterFile = `import {
  Entity,
  EntityResolver,
  property,
  PropertyDefinition,
  relation,
  RelationType,
} from '@loopback/repository';

/**
 * As \`@referencesMany\`, which reads the target while the classes load: too early where the files
 * of two models import each other.
 */
export function referencesManyLater<T extends Entity>(
  target: EntityResolver<T>,
  definition: {name: string; keyTo?: string},
  propertyDefinition: Partial<PropertyDefinition>,
) {
  return (decorated: Entity, key: string): void => {
    property(propertyDefinition)(decorated, key);
    relation({
      keyFrom: key,
      ...definition,
      type: RelationType.referencesMany,
      targetsMany: true,
      source: decorated.constructor,
      target,
    })(decorated, key);
  };
}
`;
