import type { Connector, CreateOutcome, Key, ModelSchema, Row } from './connector.ts';
import type { Environment } from './environment.ts';

/** A store that keeps nothing: LoopBack's "transient" connector, for embedded models. */
export interface TransientConnector extends Connector {
  getDefaultIdType(): unknown;
  generateId(type: unknown): Key;
}

/**
 * @param environment the source of random ids
 * @param defaultIdType the type of generated ids, String unless given
 */
export function createTransientConnector(
  environment: Environment,
  defaultIdType: unknown = String,
): TransientConnector {
  const schemas = new Map<string, ModelSchema>();
  const generateId = (type: unknown): Key =>
    type === Number
      ? Math.floor(environment.random() * 10_000)
      : Array.from({ length: 24 }, () => Math.floor(environment.random() * 16).toString(16)).join('');
  const insert = (model: string, row: Row): CreateOutcome => {
    const schema = schemas.get(model);
    const given = schema?.idName ? row[schema.idName] : undefined;
    return { id: (given as Key | undefined) || generateId(schema?.idType === 'number' ? Number : String) };
  };
  return {
    name: 'transient',
    getDefaultIdType: () => defaultIdType,
    generateId,
    async define(given) {
      for (const schema of given) schemas.set(schema.name, schema);
    },
    automigrate: async () => undefined,
    create: async (model, rows) => rows.map((row) => insert(model, row)),
    find: async () => [],
    count: async () => 0,
    write: async () => 'updated',
    update: async () => 0,
    destroy: async () => 0,
    findOrCreate: async (_model, _filter, row) => ({ row, isCreated: true }),
    upsertWhere: async (_model, _where, row) => ({ row, isCreated: true }),
    disconnect: async () => undefined,
  };
}
