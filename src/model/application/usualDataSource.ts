import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn, hasOwn } from '../../lib/own.ts';
import type { Project } from '../project.ts';

/** The data source that LoopBack's generator writes. */
const generated = 'db';

/** Whether an application has a data source of this name; null where that is unknown. */
export function hasDataSource({ application }: Project, name: string): boolean | null {
  const { connectors, unreadPaths = [] } = application?.dataSources ?? {};
  if (!connectors) return null;
  if (hasOwn(connectors, name)) return true;
  return unreadPaths.length > 0 ? null : false;
}

/** The data source of a new model: `db`, or where the application has none the one that most of its models have. */
export function usualDataSource(project: Project): string {
  if (hasDataSource(project, generated) !== false) return generated;
  const { config = {} } = project.modelConfig ?? {};
  const counts = new Map<string, number>();
  for (const { definition } of project.models) {
    const entry = getOwn<JsonValue | undefined>(config, definition.name);
    const source = isJsonObject(entry) ? entry['dataSource'] : undefined;
    if (typeof source === 'string' && hasDataSource(project, source))
      counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const [usual] = [...counts].toSorted(([, one], [, other]) => other - one);
  return usual?.[0] ?? generated;
}
