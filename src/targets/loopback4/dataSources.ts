import { dataSourceOf, type Project } from '../../model/index.ts';
import { dataSourcesOf } from '../application/dataSources.ts';
import type { Remark } from '../target.ts';
import type { AppDataSource } from './appModel.ts';
import { createClassNames } from './classNames.ts';

export interface FoundDataSources {
  readonly all: readonly AppDataSource[];
  readonly remarks: readonly Remark[];
  /** Returns the data source of a model; null if it has none that LoopBack 4 has too. */
  of(modelName: string): AppDataSource | null;
}

/** Returns the data sources of an application. Those for mail and key-value rows have no counterpart. */
export function findDataSources(project: Project): FoundDataSources {
  const { connectors, remarks } = dataSourcesOf(project);
  const nameClass = createClassNames();
  const all = [...connectors].flatMap(([name, connector]): AppDataSource[] => {
    if (connector !== 'memory' && connector !== 'transient') return [];
    const { className, stem } = nameClass(name);
    const key = /^[\w.-]+$/.test(name) ? name : stem;
    return [{ name, key, className: `${className}DataSource`, stem, connector }];
  });
  const byName = new Map(all.map((source) => [source.name, source]));
  return { all, remarks, of: (modelName) => byName.get(dataSourceOf(project, modelName) ?? '') ?? null };
}
