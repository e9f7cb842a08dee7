import { createRpc, type PortLike, type Rpc } from '../rpc/index.ts';
import {
  type Connector,
  ConnectorError,
  type ConnectorErrorCode,
  type ConnectorFilter,
  type ModelSchema,
  type Row,
  type Where,
} from '../runtime/connector.ts';
import { applyFilter } from '../runtime/filter/applyFilter.ts';
import { createMatcher } from '../runtime/filter/createMatcher.ts';
import type { ConnectorMethods } from './connectorCalls.ts';
import { canBeServed, servedPart } from './servedWhere.ts';

/** Calls that wait for an answer at a time; the others wait here, so that the page never refuses one. */
const maxInFlight = 200;

/** The whole set of codes, to tell a store's failure from any other. */
const codes: Readonly<Record<ConnectorErrorCode, true>> = {
  QUOTA_EXCEEDED: true,
  BLOCKED: true,
  CLOSED: true,
  ABORTED: true,
  UNAVAILABLE: true,
  UNKNOWN_MODEL: true,
  INVALID_FILTER: true,
  INVALID_CALL: true,
  TOO_LARGE: true,
};

/**
 * A connector whose store is at the other end of a port, served by
 * `serveConnector`. Where clauses that the page does not judge (patterns,
 * `near`, hundreds of conditions) are narrowed down by the page as far as its
 * indexes can and judged here.
 */
export function createPortConnector(port: PortLike): Connector {
  const rpc = createRpc<PortMethods>(port);
  const schemas = new Map<string, ModelSchema>();
  const call = limitCalls(rpc);

  const schemaOf = (model: string): ModelSchema => {
    const schema = schemas.get(model);
    if (!schema) throw new ConnectorError('UNKNOWN_MODEL', `Model ${model} has no store: define it first.`);
    return schema;
  };

  const findHere = async (model: string, filter: ConnectorFilter): Promise<readonly Row[]> => {
    const schema = schemaOf(model);
    const rows = await call('find', model, { where: servedPart(filter.where ?? {}) });
    return applyFilter(rows, filter, schema);
  };

  /** A where clause for the ids of the rows that match one which only this side judges. */
  const whereIds = async (model: string, where: Where): Promise<Where> => {
    const schema = schemaOf(model);
    const rows = await call('find', model, { where: servedPart(where) });
    const idName = schema.idName ?? 'undefined';
    const found = rows.filter(createMatcher(where, schema));
    return { [idName]: { inq: found.map((row) => row[idName]) } };
  };

  const served = async (model: string, where: Where | undefined): Promise<Where | undefined> =>
    where === undefined || canBeServed(where) ? where : whereIds(model, where);

  return {
    name: 'port',
    async define(added) {
      await call('define', added);
      for (const schema of added) schemas.set(schema.name, schema);
    },
    automigrate: (models) => call('automigrate', models),
    create: (model, rows) => call('create', model, rows),
    find: async (model, filter) =>
      canBeServed(filter.where ?? {}) ? call('find', model, filter) : findHere(model, filter),
    async count(model, where) {
      if (where === undefined || canBeServed(where)) return call('count', model, where);
      const schema = schemaOf(model);
      const rows = await call('find', model, { where: servedPart(where) });
      return rows.filter(createMatcher(where, schema)).length;
    },
    write: (model, id, row, mode) => call('write', model, id, row, mode),
    update: async (model, where, changes) => call('update', model, await served(model, where), changes),
    destroy: async (model, where) => call('destroy', model, await served(model, where)),
    async findOrCreate(model, filter, row) {
      if (canBeServed(filter.where ?? {})) return call('findOrCreate', model, filter, row);
      const [found] = await findHere(model, { ...filter, limit: 1 });
      return call('findOrCreate', model, { where: found ? idWhere(schemaOf(model), found) : nobody }, row);
    },
    async disconnect() {
      rpc.close();
    },
  };
}

type PortMethods = { readonly [Method in keyof ConnectorMethods]: ConnectorMethods[Method] };

/** Matches no row, so that the row is created. */
const nobody: Where = { or: [] };

function idWhere(schema: ModelSchema, row: Row): Where {
  const idName = schema.idName ?? 'undefined';
  return { [idName]: row[idName] };
}

type Call = <Name extends keyof PortMethods>(
  method: Name,
  ...args: Parameters<PortMethods[Name]>
) => Promise<Awaited<ReturnType<PortMethods[Name]>>>;

/** Calls in the order in which they were asked for, some at a time, with errors as the store would have thrown them. */
function limitCalls(rpc: Rpc<PortMethods>): Call {
  const waiting: (() => void)[] = [];
  let running = 0;
  // Who ends hands his place to the first who waits.
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };
  const enter = () => {
    if (running >= maxInFlight) return new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    return undefined;
  };
  return (method, ...args) => {
    const start = () => rpc.call(method, ...args);
    const place = enter();
    return (place ? place.then(start) : start())
      .catch((error: unknown) => {
        throw toConnectorError(error);
      })
      .finally(leave);
  };
}

function toConnectorError(error: unknown): unknown {
  const { name, code, message } = error as { name?: unknown; code?: unknown; message?: unknown };
  const isCoded = name === 'ConnectorError' || name === 'RpcError';
  if (isCoded && typeof code === 'string' && Object.hasOwn(codes, code)) {
    return new ConnectorError(code as ConnectorErrorCode, String(message), { cause: error });
  }
  return error;
}
