import { createRpc, type Methods, type PortLike } from '../../rpc/index.ts';
import { type Connector, ConnectorError, type ModelSchema } from '../../runtime/connector.ts';
import { defaultLimits, type ServeLimits } from './measureCall.ts';
import { type ConnectorMethods, readArguments } from './rows.ts';

export interface ServedConnector {
  /** Ends the connection. The connector stays open: who opened it closes it. */
  close(): void;
}

/**
 * Serves some models of a connector, and nothing else, to untrusted code at
 * the other end of a port. Every call is measured and parsed before the
 * connector sees it; failures go back with name, message and code.
 *
 * @param isServed whether a model is one of them; a schema of another one is left out, for code may define models
 * @param onProblem hears of messages that are no calls at all, which have no answer
 */
export function serveConnector(
  connector: Connector,
  port: PortLike,
  isServed: (model: string) => boolean,
  limits: ServeLimits = defaultLimits,
  onProblem: (problem: Error) => void = () => undefined,
): ServedConnector {
  const serve =
    <Method extends keyof ConnectorMethods>(
      method: Method,
      call: (...args: Parameters<ConnectorMethods[Method]>) => ReturnType<ConnectorMethods[Method]>,
    ) =>
    async (...args: unknown[]) => {
      try {
        return await call(...readArguments(method, args, limits));
      } catch (error) {
        throw plain(error);
      }
    };

  // Each makes a store: without a limit over all calls, a loop would fill the disk with empty ones.
  const defined = new Set<string>();
  const define = async (schemas: readonly ModelSchema[]): Promise<void> => {
    const all = new Set([...defined, ...schemas.map(({ name }) => name)]);
    if (all.size > limits.models) {
      throw new ConnectorError(
        'TOO_LARGE',
        `A playground has at most ${limits.models} models: define fewer.`,
      );
    }
    for (const name of all) defined.add(name);
    return connector.define(schemas.filter(({ name }) => isServed(name)));
  };
  /** What is stored under other names is not the code's to know. */
  const served = (model: string): string => {
    if (isServed(model)) return model;
    throw new ConnectorError(
      'UNKNOWN_MODEL',
      `${model.slice(0, 100)} is not a model of the design, so it has no rows here: add it to the design first.`,
    );
  };

  const handlers = {
    define: serve('define', define),
    automigrate: serve('automigrate', (models) => connector.automigrate(models.map(served))),
    create: serve('create', (model, rows, mode) => connector.create(served(model), rows, mode)),
    find: serve('find', (model, filter) => connector.find(served(model), filter)),
    count: serve('count', (model, where) => connector.count(served(model), where)),
    write: serve('write', (model, id, row, mode) => connector.write(served(model), id, row, mode)),
    update: serve('update', (model, where, changes) => connector.update(served(model), where, changes)),
    destroy: serve('destroy', (model, where) => connector.destroy(served(model), where)),
    findOrCreate: serve('findOrCreate', (model, filter, row) =>
      connector.findOrCreate(served(model), filter, row),
    ),
    upsertWhere: serve('upsertWhere', (model, where, row) =>
      connector.upsertWhere(served(model), where, row),
    ),
  } satisfies Record<keyof ConnectorMethods, unknown>;

  const rpc = createRpc<Methods>(port, handlers, { maxInFlight: limits.inFlight, onProblem });
  return { close: () => rpc.close() };
}

/** An exhausted stack is the hostile filter's doing and no bug of ours. */
function plain(error: unknown): unknown {
  if (error instanceof RangeError) {
    return new ConnectorError(
      'INVALID_FILTER',
      `The call is nested too deeply to be answered (${error.message}): make its filter or rows flatter.`,
      {
        cause: error,
      },
    );
  }
  return error;
}
