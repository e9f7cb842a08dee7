/** Boots an exported application in this process, with the connector of a database. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Project } from '../../src/model/index.ts';
import { dataSourcesOf } from '../../src/targets/application/dataSources.ts';
import { writeApplication } from './exportedApplication.ts';

const require = createRequire(import.meta.url);
const loopback = require('loopback');
const boot = require('loopback-boot');

/** The part of a SQL connector that the tests use. */
export interface SqlConnector {
  client?: unknown;
  readonly _models: Readonly<Record<string, unknown>>;
  tableEscaped(model: string): string;
  buildColumnDefinitions(model: string): string;
}

interface SqlDataSource {
  readonly connector: SqlConnector;
  autoupdate(): Promise<void>;
  disconnect(): Promise<void>;
}

/** An application whose models are prepared for SQL, and its data sources that hold rows. */
export interface ApplicationOnDatabase {
  /** The LoopBack application. */
  readonly app: unknown;
  readonly databases: readonly SqlDataSource[];
  close(): Promise<void>;
}

/** @param settings of the connector: `{connector: 'postgresql', url}` */
export async function bootOnDatabase(project: Project, settings: object): Promise<ApplicationOnDatabase> {
  const written = writeApplication(project);
  const { connectors } = dataSourcesOf(project);
  const names = [...connectors].flatMap(([name, connector]) => (connector === 'memory' ? name : []));
  const dataSources = Object.fromEntries(
    [...connectors].map(([name, connector]) => [
      name,
      { name, ...(connector === 'memory' ? settings : { connector, transports: [] }) },
    ]),
  );
  const app = loopback({ localRegistry: true, loadBuiltinModels: true });
  app.set('legacyExplorer', false);
  try {
    await new Promise<void>((resolve, reject) => {
      const appRootDir = join(written.folder, 'server');
      const options = { appRootDir, mixinDirs: ['./mixin-stubs'], dataSources };
      boot(app, options, (error: unknown) => (error ? reject(error) : resolve()));
    });
    require(join(written.folder, 'server/prepare-schema.js'))(app);
  } catch (error) {
    written.remove();
    throw error;
  }
  const databases: readonly SqlDataSource[] = names.map((name) => app.dataSources[name]);
  return {
    app,
    databases,
    async close() {
      for (const database of databases) await database.disconnect();
      written.remove();
    },
  };
}
