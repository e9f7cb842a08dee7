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
import { callLimits } from './limits.ts';
import { isSafeToEvaluate, trustedPart } from './trustedWhere.ts';
import {
  type ConnectorMethod,
  type ConnectorMethods,
  callConnector,
  toConnectorMethods,
} from './wrapConnector.ts';

/** All codes, to distinguish a failure of the store from any other error. */
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
 * `serveConnector`. Where clauses that the store does not evaluate (patterns,
 * `near`, hundreds of conditions) are narrowed down by the store as far as its
 * indexes allow, and evaluated here.
 */
export function createPortConnector(port: PortLike): Connector {
  const rpc = createRpc<PortMethods>(port);
  const schemas = new Map<string, ModelSchema>();
  const store = limitCalls(rpc);
  const { pass, alone } = createCallTurns();
  const evaluator = createEvaluator(store, schemas);
  const passed = toConnectorMethods((method, args) => pass(() => callConnector(store, method, args)));

  return {
    ...passed,
    name: 'port',
    define: (added) =>
      pass(async () => {
        await store.define(added);
        for (const schema of added) schemas.set(schema.name, schema);
      }),
    find: (model, filter) =>
      isServed(filter.where) ? passed.find(model, filter) : pass(() => evaluator.find(model, filter)),
    count: (model, where) =>
      isServed(where) ? passed.count(model, where) : pass(() => evaluator.count(model, where)),
    update: (model, where, changes) =>
      isServed(where)
        ? passed.update(model, where, changes)
        : alone(async () => store.update(model, await evaluator.whereIds(model, where), changes)),
    destroy: (model, where) =>
      isServed(where)
        ? passed.destroy(model, where)
        : alone(async () => store.destroy(model, await evaluator.whereIds(model, where))),
    findOrCreate: (model, filter, row) =>
      isServed(filter.where)
        ? passed.findOrCreate(model, filter, row)
        : alone(async () =>
            store.findOrCreate(model, { where: await evaluator.whereFirst(model, filter) }, row),
          ),
    upsertWhere: (model, where, row) =>
      isServed(where)
        ? passed.upsertWhere(model, where, row)
        : alone(async () => store.upsertWhere(model, await evaluator.whereFound(model, where), row)),
    async disconnect() {
      rpc.close();
    },
  };
}

const isServed = (where: Where | undefined): boolean => where === undefined || isSafeToEvaluate(where);

/** Evaluates where clauses on this side, on rows that the store has narrowed down. */
function createEvaluator(store: ConnectorMethods, schemas: ReadonlyMap<string, ModelSchema>) {
  const schemaOf = (model: string): ModelSchema => {
    const schema = schemas.get(model);
    if (!schema) throw new ConnectorError('UNKNOWN_MODEL', `Model ${model} has no store: define it first.`);
    return schema;
  };

  const find = async (model: string, filter: ConnectorFilter): Promise<readonly Row[]> => {
    const schema = schemaOf(model);
    const rows = await store.find(model, { where: trustedPart(filter.where ?? {}) });
    return applyFilter(rows, filter, schema);
  };

  const match = async (model: string, where: Where = {}): Promise<readonly Row[]> => {
    const schema = schemaOf(model);
    const rows = await store.find(model, { where: trustedPart(where) });
    return rows.filter(createMatcher(where, schema));
  };

  const idNameOf = (model: string): string => schemaOf(model).idName ?? 'undefined';

  const whereIsOneOf = (model: string, rows: readonly Row[]): Where => {
    const idName = idNameOf(model);
    return { [idName]: { inq: rows.map((row) => row[idName]) } };
  };

  return {
    find,
    count: async (model: string, where: Where | undefined) => (await match(model, where)).length,
    /** A where clause for the ids of the rows that match. */
    whereIds: async (model: string, where: Where | undefined): Promise<Where> =>
      whereIsOneOf(model, await match(model, where)),
    /** Like `whereIds`, with the distances of `near` taken into account. */
    whereFound: async (model: string, where: Where | undefined): Promise<Where> =>
      whereIsOneOf(model, await find(model, where ? { where } : {})),
    /** A where clause for the first match; one that matches nothing where there is none. */
    whereFirst: async (model: string, filter: ConnectorFilter): Promise<Where> => {
      const [found] = await find(model, { ...filter, limit: 1 });
      const idName = idNameOf(model);
      return found ? { [idName]: found[idName] } : { or: [] };
    },
  };
}

type PortMethods = { readonly [Method in keyof ConnectorMethods]: ConnectorMethods[Method] };

/**
 * Calls in the order in which they were made, some at a time: the others wait
 * here, because the gate ends a sandbox that sends too many. Errors are those
 * that the store threw.
 */
function limitCalls(rpc: Rpc<PortMethods>): ConnectorMethods {
  const waiting: (() => void)[] = [];
  let running = 0;
  // A call that ends hands its place to the first one that waits.
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };
  const enter = () => {
    if (running >= callLimits.sent) return new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    return undefined;
  };
  return toConnectorMethods((method, args) => {
    const start = () => callRemote(rpc, method, args);
    const place = enter();
    return (place ? place.then(start) : start())
      .catch((error: unknown) => {
        throw toConnectorError(error);
      })
      .finally(leave);
  });
}

function callRemote(
  rpc: Rpc<PortMethods>,
  method: ConnectorMethod,
  args: readonly unknown[],
): Promise<unknown> {
  return (rpc.call as (method: string, ...args: readonly unknown[]) => Promise<unknown>)(method, ...args);
}

function toConnectorError(error: unknown): unknown {
  const { name, code, message } = error as { name?: unknown; code?: unknown; message?: unknown };
  const isCoded = name === 'ConnectorError' || name === 'RpcError';
  if (isCoded && typeof code === 'string' && Object.hasOwn(codes, code)) {
    return new ConnectorError(code as ConnectorErrorCode, String(message), { cause: error });
  }
  return error;
}
