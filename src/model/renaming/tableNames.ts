import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { shortConnectorName } from '../application/connectors.ts';
import { idTypesOf } from '../application/dataSources.ts';
import { withSetting } from '../definitionEdits.ts';
import { textOfLineage } from '../lineage.ts';
import type { ModelEntry, Project } from '../project.ts';
import { lineageOf } from '../projectIndex.ts';
import { settingOf } from '../settings.ts';

/** The table or collection where a connector stores the rows of a model, and the setting that names it. */
export interface TableName {
  /** The setting of the model: `mysql`, `mongodb`. */
  readonly setting: string;
  /** The key of the name in the setting. */
  readonly key: 'table' | 'collection';
  readonly name: string;
  /** Whether the connector derives it from the model's name. */
  readonly isDerived: boolean;
}

interface Dialect {
  readonly setting: string;
  readonly key: 'table' | 'collection';
  /** Spells a derived name as the connector does; a name from a setting stays unchanged. */
  readonly spell: (name: string) => string;
}

const unchanged = (name: string): string => name;
const lower = (name: string): string => name.toLowerCase();
const upper = (name: string): string => name.toUpperCase();

/** `dbName` and `collectionName` of LoopBack's connectors, by the short name of the connector. */
const dialects = {
  mongodb: { setting: 'mongodb', key: 'collection', spell: unchanged },
  mysql: { setting: 'mysql', key: 'table', spell: unchanged },
  mssql: { setting: 'mssql', key: 'table', spell: unchanged },
  postgresql: { setting: 'postgresql', key: 'table', spell: lower },
  postgres: { setting: 'postgresql', key: 'table', spell: lower },
  sqlite3: { setting: 'sqlite3', key: 'table', spell: lower },
  oracle: { setting: 'oracle', key: 'table', spell: upper },
} as const satisfies Readonly<Record<string, Dialect>>;

/** Connectors that store nothing, or call a server without tables. */
const storeless: ReadonlySet<string> = new Set(['memory', 'transient', 'kv-memory', 'mail', 'rest', 'soap']);

/** The known tables and collections of a model. */
export interface Tables {
  readonly known: readonly TableName[];
  /** Whether the model may be in a store whose naming of tables is unknown. */
  readonly isUncertain: boolean;
}

/** Returns the tables or collections of a model, one for each connector that its data source may have. */
export function tablesOf(project: Project, entry: ModelEntry): Tables {
  const { dataSources } = project.application ?? {};
  if (!dataSources) return { known: [], isUncertain: true };
  const source = idTypesOf(project).sourceOf(entry.definition.name);
  const connectors = source === null ? [] : (getOwn(dataSources.connectors, source) ?? []);
  const names = connectors.map(shortConnectorName).filter((name) => !storeless.has(name));
  const known = names.flatMap((name) => {
    const dialect = getOwn<Dialect | undefined>(dialects, name);
    return dialect === undefined ? [] : [tableOf(project, entry, dialect)];
  });
  return { known, isUncertain: known.length < names.length };
}

/** The short names of connectors whose tables are asked for. */
type SqlConnector = 'postgresql' | 'mysql' | 'sqlite3';

/** Returns the table in which a connector stores the rows of a model. */
export function tableIn(project: Project, entry: ModelEntry, connector: SqlConnector): TableName {
  return tableOf(project, entry, dialects[connector]);
}

/** Returns the name of that table. */
export function tableNameOf(project: Project, entry: ModelEntry, connector: SqlConnector): string {
  return tableIn(project, entry, connector).name;
}

function tableOf(project: Project, entry: ModelEntry, { setting, key, spell }: Dialect): TableName {
  // LoopBack merges the setting of a model with those of its bases.
  const line = lineageOf(project, entry.definition);
  const given =
    textOfLineage(line, setting, key) ??
    (key === 'table' ? textOfLineage(line, setting, 'tableName') : undefined);
  const name = given ?? spell(entry.definition.name);
  return { setting, key, name, isDerived: given === undefined };
}

/** Writes the name of a table into the entry; LoopBack merges the setting with that of a base. */
export function withTableWritten(entry: ModelEntry, { setting, key, name }: TableName): ModelEntry {
  const value = settingOf(entry.definition, setting);
  const settings: JsonObject = isJsonObject(value) ? value : {};
  return { ...entry, definition: withSetting(entry.definition, setting, { ...settings, [key]: name }) };
}
