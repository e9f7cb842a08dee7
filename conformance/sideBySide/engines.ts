import { createRequire } from 'node:module';
import type { EngineName } from '../../src/model/engine.ts';
import type { Connector } from '../../src/runtime/connector.ts';
import { DataSource } from '../../src/runtime/index.ts';
import type { Engine, SourceLike } from './world.ts';

const require = createRequire(import.meta.url);
// Silences LoopBack's deprecation warning about `getAsync`, which would appear hundreds of times.
process.env['NO_DEPRECATION'] = 'loopback-datasource-juggler';
/** The real engines: juggler 7, and juggler 3.36 of the `loopback` package. */
const jugglers = {
  juggler7: require('loopback-datasource-juggler'),
  loopback3: createRequire(require.resolve('loopback/package.json'))('loopback-datasource-juggler'),
};

function sortById(rows: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] {
  return [...rows].sort((left, right) => (String(left['id']) < String(right['id']) ? -1 : 1));
}

/** Creates the reference: LoopBack itself over its memory connector. */
export function createReference(engine: EngineName = 'juggler7'): Engine {
  const source = new jugglers[engine].DataSource('memory');
  return {
    source,
    dump: async () => {
      const cache: Record<string, Record<string, string>> = source.connector.cache;
      return Object.fromEntries(
        Object.entries(cache).map(([model, rows]) => [
          model,
          sortById(Object.values(rows).map((row) => JSON.parse(row))),
        ]),
      );
    },
    close: async () => undefined,
  };
}

/** Creates our runtime over one of our connectors. */
export function createOurs(connector: Connector, engine: EngineName = 'juggler7'): Engine {
  const source = new DataSource(connector, { engine }) as unknown as SourceLike;
  const rowsOf = async (model: string) => {
    try {
      return sortById((await connector.find(model, {})) as Record<string, unknown>[]);
    } catch (error) {
      // A store is defined by the first call that needs it.
      if ((error as { code?: string }).code === 'UNKNOWN_MODEL') return [];
      throw error;
    }
  };
  return {
    source,
    dump: async (models) =>
      Object.fromEntries(await Promise.all(models.map(async (model) => [model, await rowsOf(model)]))),
    close: () => connector.disconnect(),
  };
}
