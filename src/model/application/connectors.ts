/**
 * The type that LoopBack gives to an id that the data source generates.
 * `declared`: the connector does not name a type, so the id keeps the one in
 * the file (a number for the id that LoopBack injects).
 */
export type GeneratedIdType = 'number' | 'string' | 'ObjectID' | 'Uuid' | 'declared';

/** By the short name of the connector, as its `getDefaultIdType` answers. */
const idTypes: Readonly<Record<GeneratedIdType, readonly string[]>> = {
  number: ['memory', 'mysql', 'mysql2', 'postgresql', 'postgres', 'mssql', 'oracle', 'sqlite3', 'db2'].concat(
    ['dashdb', 'db2iseries', 'db2z', 'ibmi', 'informix', 'saphana', 'sqlite'],
  ),
  string: ['transient', 'kv-memory', 'kv-redis', 'cloudant', 'couchdb2', 'couchdb', 'es', 'esv6'].concat([
    'elasticsearch',
    'firestore',
  ]),
  ObjectID: ['mongodb'],
  Uuid: ['cassandra'],
  declared: ['rest', 'soap', 'remote', 'redis', 'mail', 'neo4j', 'openapi', 'swagger', 'push', 'storage'],
};

const byConnector = new Map<string, GeneratedIdType>(
  Object.entries(idTypes).flatMap(([type, names]) =>
    names.map((name) => [name, type as GeneratedIdType] as const),
  ),
);

/** The type of ids that a connector generates; null for one that is not known here. */
export function idTypeOfConnector(connector: string): GeneratedIdType | null {
  return byConnector.get(shortConnectorName(connector)) ?? null;
}

/** `loopback-connector-mongodb` and `loopback/lib/connectors/memory` are mongodb and memory. */
export function shortConnectorName(connector: string): string {
  const name = connector.split('/').at(-1) ?? connector;
  return name.toLowerCase().replace(/^loopback-(connector|component)-/, '');
}
