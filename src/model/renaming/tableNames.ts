import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { shortConnectorName } from '../application/connectors.ts';
import { idTypesOf } from '../application/dataSources.ts';
import { withSetting } from '../definitionEdits.ts';
import { textOfLine } from '../line.ts';
import type { ModelEntry, Project } from '../project.ts';
import { lineOf } from '../projectIndex.ts';
import { settingOf } from '../settings.ts';

/** Where a connector keeps the rows of a model, and how a definition says so. */
export interface TableName {
  /** The setting of the model: `mysql`, `mongodb`. */
  readonly setting: string;
  /** What the setting gives the name in. */
  readonly key: 'table' | 'collection';
  readonly name: string;
  /** Whether the connector makes it of the model's name. */
  readonly isDerived: boolean;
}

interface Dialect {
  readonly setting: string;
  readonly key: 'table' | 'collection';
  /** How the connector spells a name that no setting gives; one that a setting gives stays as it is. */
  readonly spell: (name: string) => string;
}

const asItIs = (name: string): string => name;
const lower = (name: string): string => name.toLowerCase();
const upper = (name: string): string => name.toUpperCase();

/** `dbName` and `collectionName` of LoopBack's connectors, by the short name of the connector. */
const dialects: Readonly<Record<string, Dialect>> = {
  mongodb: { setting: 'mongodb', key: 'collection', spell: asItIs },
  mysql: { setting: 'mysql', key: 'table', spell: asItIs },
  mssql: { setting: 'mssql', key: 'table', spell: asItIs },
  postgresql: { setting: 'postgresql', key: 'table', spell: lower },
  postgres: { setting: 'postgresql', key: 'table', spell: lower },
  sqlite3: { setting: 'sqlite3', key: 'table', spell: lower },
  oracle: { setting: 'oracle', key: 'table', spell: upper },
};

/** Connectors that keep nothing, or ask another server that knows no table. */
const storeless: ReadonlySet<string> = new Set(['memory', 'transient', 'kv-memory', 'mail', 'rest', 'soap']);

/** What is known of where a model's rows are. */
export interface Tables {
  readonly known: readonly TableName[];
  /** Whether there may be a store of which we do not know how it names a table. */
  readonly isUncertain: boolean;
}

/** The tables or collections of a model, one for each connector that its data source may have. */
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

function tableOf(project: Project, entry: ModelEntry, { setting, key, spell }: Dialect): TableName {
  // LoopBack merges the setting of a model with those of its bases.
  const line = lineOf(project, entry.definition);
  const given =
    textOfLine(line, setting, key) ?? (key === 'table' ? textOfLine(line, setting, 'tableName') : undefined);
  const name = given ?? spell(entry.definition.name);
  return { setting, key, name, isDerived: given === undefined };
}

/** The entry with the name written down; LoopBack merges the setting with that of a base. */
export function withTableWritten(entry: ModelEntry, { setting, key, name }: TableName): ModelEntry {
  const value = settingOf(entry.definition, setting);
  const settings: JsonObject = isJsonObject(value) ? value : {};
  return { ...entry, definition: withSetting(entry.definition, setting, { ...settings, [key]: name }) };
}
