import { getOwn } from '../../lib/own.ts';
import { dataSourceOf } from '../bootedModels.ts';
import type { DataSources, Project } from '../project.ts';
import { shortConnectorName } from './connectors.ts';

/** The name that LoopBack's documentation gives to a data source that stores nothing. */
const usual = 'transient';

/** Whether a model is in a data source that stores nothing, and gives every new row an id. */
export function isTransient(project: Project, modelName: string): boolean {
  const source = dataSourceOf(project, modelName);
  const dataSources = project.application?.dataSources;
  if (source === null) return false;
  return dataSources ? storesNothing(dataSources, source) : source === usual;
}

/** Returns a data source of the application that stores nothing; null where none is known. */
export function transientSourceOf({ application }: Project): string | null {
  const dataSources = application?.dataSources;
  if (!dataSources) return null;
  return (
    [usual, ...Object.keys(dataSources.connectors)].find((name) => storesNothing(dataSources, name)) ?? null
  );
}

function storesNothing({ connectors }: DataSources, name: string): boolean {
  const possible = getOwn<readonly string[] | undefined>(connectors, name) ?? [];
  return possible.length > 0 && possible.every((connector) => shortConnectorName(connector) === 'transient');
}
