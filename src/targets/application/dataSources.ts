import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import {
  givenName,
  idTypeOfConnector,
  type Project,
  shortConnectorName,
  usualDataSource,
} from '../../model/index.ts';
import type { Remark } from '../target.ts';

/** The connectors that juggler and loopback bring along. The rows of `memory` move to a database by DATABASE_URL. */
type Connector = 'memory' | 'transient' | 'mail' | 'kv-memory';

/** The data sources of an exported application. */
export interface AppDataSources {
  /** By name, in the order of model-config. */
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly remarks: readonly Remark[];
}

/** Chooses a connector for every data source that model-config names. */
export function dataSourcesOf(project: Project): AppDataSources {
  const names = new Set(namedIn(project));
  if (names.size === 0) names.add(usualDataSource(project));
  const chosen = [...names].map((name) => ({ name, ...connectorFor(project, name) }));
  return {
    connectors: new Map(chosen.map(({ name, connector }) => [name, connector])),
    remarks: chosen.flatMap(({ remark }) => remark ?? []),
  };
}

function namedIn(project: Project): readonly string[] {
  if (!project.modelConfig) return [usualDataSource(project)];
  return Object.entries(project.modelConfig.config).flatMap(([model, entry]) => {
    const name = model !== '_meta' && isJsonObject(entry) ? givenName(entry['dataSource']) : null;
    return name ?? [];
  });
}

interface Choice {
  readonly connector: Connector;
  readonly remark?: Remark;
}

function connectorFor(project: Project, name: string): Choice {
  const known = project.application?.dataSources?.connectors ?? {};
  const connectors = (getOwn<readonly string[] | undefined>(known, name) ?? []).map(shortConnectorName);
  const [first] = connectors;
  if (first === undefined || first === '') return { connector: connectorByName(project, name) };
  if (first === 'mail' || first === 'transient' || first === 'kv-memory') return { connector: first };
  const idType = idTypeOfConnector(first);
  if (idType === 'number' || idType === 'string' || idType === 'ObjectID' || idType === null)
    return { connector: 'memory' };
  return {
    connector: 'transient',
    remark: {
      kind: 'warning',
      text: `The data source "${name}" uses ${first}, whose settings are not part of a project. Its models keep no rows until you configure it in the application.`,
    },
  };
}

/** What the name says where no datasources.json was opened. */
function connectorByName(project: Project, name: string): Connector {
  if (/^transient$/i.test(name)) return 'transient';
  const email = getOwn<JsonValue | undefined>(project.modelConfig?.config, 'Email');
  if (isJsonObject(email) && email['dataSource'] === name) return 'mail';
  return /^(e?-?mail|smtp)$/i.test(name) ? 'mail' : 'memory';
}

/** Where the built-in models of users are stored: with most models of the design. */
export function authenticationSource(project: Project, { connectors }: AppDataSources): string {
  const usual = usualDataSource(project);
  if (connectors.get(usual) === 'memory') return usual;
  const stored = [...connectors].find(([, connector]) => connector === 'memory');
  return stored?.[0] ?? usual;
}
