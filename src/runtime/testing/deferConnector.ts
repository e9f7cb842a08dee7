import type { Connector } from '../connector.ts';

/** Returns a connector that can be used before its store is open: calls wait for it, in order. */
export function deferConnector(name: string, opening: Promise<Connector>): Connector {
  return {
    name,
    define: async (schemas) => (await opening).define(schemas),
    automigrate: async (models) => (await opening).automigrate(models),
    create: async (model, rows, mode) => (await opening).create(model, rows, mode),
    find: async (model, filter) => (await opening).find(model, filter),
    count: async (model, where) => (await opening).count(model, where),
    write: async (model, id, row, mode) => (await opening).write(model, id, row, mode),
    update: async (model, where, changes) => (await opening).update(model, where, changes),
    destroy: async (model, where) => (await opening).destroy(model, where),
    findOrCreate: async (model, filter, row) => (await opening).findOrCreate(model, filter, row),
    upsertWhere: async (model, where, row) => (await opening).upsertWhere(model, where, row),
    disconnect: async () => (await opening).disconnect(),
  };
}
