import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { memoByKey } from '../../lib/memo.ts';
import { getOwn } from '../../lib/own.ts';
import type { DataSources, Project } from '../project.ts';
import { type GeneratedIdType, idTypeOfConnector } from './connectors.ts';

/** The connector of each data source of a parsed datasources.json; "" where it does not say. */
export function connectorsIn(value: JsonObject): ReadonlyMap<string, string> {
  const connectors = new Map<string, string>();
  for (const [name, source] of Object.entries(value)) {
    if (isJsonObject(source)) connectors.set(name, connectorOf(source));
  }
  return connectors;
}

/** The scheme of the url is the connector where none is named, as in LoopBack. The rest of the url is ignored. */
function connectorOf(source: JsonObject): string {
  const connector = getOwn<JsonValue | undefined>(source, 'connector');
  // "${NAME}" comes from the environment.
  if (typeof connector === 'string' && connector !== '') return /\$\{/.test(connector) ? '' : connector;
  const url = getOwn<JsonValue | undefined>(source, 'url');
  return (typeof url === 'string' ? /^([a-z][\w+.-]*):\/\//i.exec(url)?.[1] : undefined) ?? '';
}

/** How ids are typed in one version of a project's data sources and model-config. */
export interface IdTypes {
  /** The type that a generated id of a model gets; null where that depends on something unknown. */
  generatedFor(modelName: string): GeneratedIdType | null;
  /** The name of a model's data source; null for none. */
  sourceOf(modelName: string): string | null;
}

/** Without a datasources.json: LoopBack's memory connector, which new applications have. */
const inMemory: IdTypes = { generatedFor: () => 'number', sourceOf: () => 'db' };

const noConfig: JsonObject = {};
const idTypes = memoByKey((dataSources: DataSources) =>
  memoByKey((config: JsonObject) => createIdTypes(dataSources, config === noConfig ? null : config)),
);

/** Returns the same object for the same data sources and model-config, so that it can be a cache key. */
export function idTypesOf({ application, modelConfig }: Project): IdTypes {
  const dataSources = application?.dataSources;
  if (!dataSources) return inMemory;
  return idTypes(dataSources)(modelConfig?.config ?? noConfig);
}

function createIdTypes({ connectors, unreadPaths }: DataSources, config: JsonObject | null): IdTypes {
  const sourceOf = (modelName: string): string | null => {
    if (config === null) return 'db';
    const entry = getOwn<JsonValue | undefined>(config, modelName);
    const source = isJsonObject(entry) ? getOwn<JsonValue | undefined>(entry, 'dataSource') : null;
    return typeof source === 'string' ? source : null;
  };
  return {
    sourceOf,
    generatedFor: (modelName) => {
      const source = sourceOf(modelName);
      // A model without a data source keeps the type in its file.
      if (source === null) return 'declared';
      const possible = getOwn<readonly string[] | undefined>(connectors, source) ?? [];
      if (possible.length === 0) return unreadPaths.length > 0 ? null : 'declared';
      const types = new Set(possible.map(idTypeOfConnector));
      const [type] = types;
      return types.size === 1 && type !== undefined ? type : null;
    },
  };
}
