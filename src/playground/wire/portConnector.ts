import { createRpc, type PortLike, type Rpc } from '../../rpc/index.ts';
import {
  type Connector,
  ConnectorError,
  type ConnectorErrorCode,
  type ConnectorFilter,
  type ModelSchema,
  type Row,
  type Where,
} from '../../runtime/connector.ts';
import { applyFilter } from '../../runtime/filter/applyFilter.ts';
import { createMatcher } from '../../runtime/filter/createMatcher.ts';
import { createCallTurns } from './callTurns.ts';
import type { ConnectorMethods } from './rows.ts';
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
  const { pass, alone } = createCallTurns();
  const here = createJudge(call, schemas);

  return {
    name: 'port',
    define: (added) =>
      pass(async () => {
        await call('define', added);
        for (const schema of added) schemas.set(schema.name, schema);
      }),
    automigrate: (models) => pass(() => call('automigrate', models)),
    create: (model, rows, mode) => pass(() => call('create', model, rows, mode)),
    find: (model, filter) =>
      pass(() => (isServed(filter.where) ? call('find', model, filter) : here.find(model, filter))),
    count: (model, where) =>
      pass(() => (isServed(where) ? call('count', model, where) : here.count(model, where))),
    write: (model, id, row, mode) => pass(() => call('write', model, id, row, mode)),
    update: (model, where, changes) =>
      isServed(where)
        ? pass(() => call('update', model, where, changes))
        : alone(async () => call('update', model, await here.whereIds(model, where), changes)),
    destroy: (model, where) =>
      isServed(where)
        ? pass(() => call('destroy', model, where))
        : alone(async () => call('destroy', model, await here.whereIds(model, where))),
    findOrCreate: (model, filter, row) =>
      isServed(filter.where)
        ? pass(() => call('findOrCreate', model, filter, row))
        : alone(async () =>
            call('findOrCreate', model, { where: await here.whereFirst(model, filter) }, row),
          ),
    upsertWhere: (model, where, row) =>
      isServed(where)
        ? pass(() => call('upsertWhere', model, where, row))
        : alone(async () => call('upsertWhere', model, await here.whereIds(model, where), row)),
    async disconnect() {
      rpc.close();
    },
  };
}

const isServed = (where: Where | undefined): boolean => where === undefined || canBeServed(where);

/** Judges where clauses on this side, of rows that the page has narrowed down. */
function createJudge(call: Call, schemas: ReadonlyMap<string, ModelSchema>) {
  const schemaOf = (model: string): ModelSchema => {
    const schema = schemas.get(model);
    if (!schema) throw new ConnectorError('UNKNOWN_MODEL', `Model ${model} has no store: define it first.`);
    return schema;
  };

  const find = async (model: string, filter: ConnectorFilter): Promise<readonly Row[]> => {
    const schema = schemaOf(model);
    const rows = await call('find', model, { where: servedPart(filter.where ?? {}) });
    return applyFilter(rows, filter, schema);
  };

  const match = async (model: string, where: Where = {}): Promise<readonly Row[]> => {
    const schema = schemaOf(model);
    const rows = await call('find', model, { where: servedPart(where) });
    return rows.filter(createMatcher(where, schema));
  };

  const idNameOf = (model: string): string => schemaOf(model).idName ?? 'undefined';

  return {
    find,
    count: async (model: string, where: Where | undefined) => (await match(model, where)).length,
    /** A where clause for the ids of the rows that match. */
    whereIds: async (model: string, where: Where | undefined): Promise<Where> => {
      const found = await match(model, where);
      const idName = idNameOf(model);
      return { [idName]: { inq: found.map((row) => row[idName]) } };
    },
    /** A where clause for the first match; where there is none, one that nothing matches. */
    whereFirst: async (model: string, filter: ConnectorFilter): Promise<Where> => {
      const [found] = await find(model, { ...filter, limit: 1 });
      const idName = idNameOf(model);
      return found ? { [idName]: found[idName] } : { or: [] };
    },
  };
}

type PortMethods = { readonly [Method in keyof ConnectorMethods]: ConnectorMethods[Method] };

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
