import { createRequire } from 'node:module';
import type { OpenedFiles } from '../../src/sources/index.ts';

const require = createRequire(import.meta.url);

/** Opens a PostgreSQL as LoopBack does. */
export const connect = (url: string): Discovering => open('loopback-connector-postgresql', { url });

/** Opens a database of a MySQL or MariaDB as LoopBack does. */
export const connectToSocket = (socketPath: string, database: string): Discovering =>
  open('loopback-connector-mysql', { socketPath, database, user: 'root' });

function open(connector: string, settings: object): Discovering {
  const { DataSource } = require('loopback-datasource-juggler') as {
    readonly DataSource: new (connector: unknown, settings: object) => Discovering;
  };
  return new DataSource(require(connector), settings);
}

/** Defines the opened models as LoopBack does with their files. */
export function defineAll(
  source: Discovering,
  { models }: OpenedFiles,
): Readonly<Record<string, ModelClass>> {
  return Object.fromEntries(
    // LoopBack changes what it is given.
    structuredClone(models.map(({ definition }) => definition)).map(
      ({ name, properties, options, relations, idInjection }) => [
        name,
        source.createModel(name, properties, { ...(options as object), idInjection, relations }),
      ],
    ),
  );
}

/** The belongsTo relations that LoopBack's own discovery finds, as "Order.customerId → Customer". */
export async function discover(source: Discovering, schema: string): Promise<readonly string[]> {
  const found = new Set<string>();
  try {
    const tables = await source.discoverModelDefinitions({ schema });
    for (const { name } of tables) {
      const models = await new Promise<Models>((resolve, reject) =>
        source.discoverAndBuildModels(name, { schema, relations: true }, (error, built) =>
          error ? reject(error) : resolve(built),
        ),
      );
      for (const { modelName, definition } of Object.values(models))
        for (const { type, model, foreignKey } of Object.values(definition.settings.relations ?? {}))
          if (type === 'belongsTo') found.add(`${modelName}.${foreignKey} → ${model}`);
    }
  } finally {
    await source.disconnect();
  }
  return [...found].toSorted();
}

type Models = Readonly<
  Record<string, { readonly modelName: string; readonly definition: { readonly settings: Settings } }>
>;

interface Settings {
  readonly relations?: Readonly<
    Record<string, { readonly type: string; readonly model: string; readonly foreignKey: string }>
  >;
}

/** A row of a shop, as far as the test uses it. */
interface Row {
  readonly id: number;
  readonly fullName: string;
  readonly isAdmin: boolean;
  readonly credit: string;
  readonly settings: object;
  readonly createdAt: Date;
  readonly status: string;
  readonly mail: string;
  readonly name: string;
  readonly sku: string;
  readonly orders: { create(data: object): Promise<Row> };
  readonly products: { add(row: Row): Promise<Row>; find(): Promise<readonly Row[]> };
  readonly customer: { get(): Promise<Row> };
}

interface ModelClass {
  find(filter?: object): Promise<readonly Row[]>;
  findById(id: number): Promise<Row>;
  create(data: object): Promise<Row>;
}

export interface Discovering {
  discoverModelDefinitions(options: object): Promise<readonly { readonly name: string }[]>;
  discoverAndBuildModels(
    table: string,
    options: object,
    done: (error: Error | null, models: Models) => void,
  ): void;
  createModel(name: string, properties: unknown, settings: object): ModelClass;
  disconnect(): Promise<void>;
}
