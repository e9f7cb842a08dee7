import { getOwn } from '../../lib/own.ts';
import { isAttached } from '../bootedModels.ts';
import { isStored } from '../isStored.ts';
import type { ModelEntry, Project } from '../project.ts';
import { shortConnectorName } from './connectors.ts';
import { type Database, databases, type SqlDatabase } from './databases.ts';
import { idTypesOf } from './dataSources.ts';

const byConnector: Readonly<Record<string, Database>> = {
  postgresql: 'postgresql',
  postgres: 'postgresql',
  mysql: 'mysql',
  mysql2: 'mysql',
  mongodb: 'mongodb',
};

/** The SQL databases in which a model is looked at. */
export interface SqlInView {
  /** In the order of `databases`. */
  readonly names: readonly SqlDatabase[];
  /** Whether datasources.json names them; otherwise they were chosen for an export. */
  readonly isInUse: boolean;
}

const none: SqlInView = { names: [], isInUse: false };

/**
 * Returns the SQL databases of a model: those of its data source, else those that
 * were chosen for the project. A model that is not stored has none.
 */
export function sqlInView(project: Project, entry: ModelEntry): SqlInView {
  const { name } = entry.definition;
  if (!isAttached(project, name) || !isStored(project, entry)) return none;
  const connectors = project.application?.dataSources?.connectors ?? {};
  const source = idTypesOf(project).sourceOf(name);
  const named = source === null ? [] : (getOwn<readonly string[] | undefined>(connectors, source) ?? []);
  const short = named.filter((connector) => connector !== '').map(shortConnectorName);
  const used = new Set(short.map((connector) => getOwn<Database | undefined>(byConnector, connector)));
  const known = databases.filter((database) => used.has(database));
  if (known.length > 0) return { names: known.filter(isSql), isInUse: true };
  // Rows in memory move to the chosen database; those of another service stay there.
  const canMove = short.every((connector) => connector === 'memory');
  return canMove ? { names: (project.databases ?? []).filter(isSql), isInUse: false } : none;
}

const isSql = (database: Database): database is SqlDatabase => database !== 'mongodb';

/** Returns the SQL databases that any model of a project is looked at in. */
export function sqlDatabasesOf(project: Project): readonly SqlDatabase[] {
  const found = new Set(project.models.flatMap((entry) => sqlInView(project, entry).names));
  return databases.filter(isSql).filter((database) => found.has(database));
}

/** The databases that no file names, so that they can be chosen; null where datasources.json does. */
export function choosableDatabases(project: Project): readonly Database[] | null {
  const sources = Object.values(project.application?.dataSources?.connectors ?? {});
  const isNamed = sources
    .flat()
    .some((connector) => getOwn<Database | undefined>(byConnector, shortConnectorName(connector)));
  return isNamed ? null : databases;
}
