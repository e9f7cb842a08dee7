import { createRpc, type Methods, type PortLike } from '../../rpc/index.ts';
import { type Connector, ConnectorError, type ModelSchema } from '../../runtime/connector.ts';
import { callLimits } from './limits.ts';
import { readArguments } from './rows.ts';
import {
  type ConnectorMethod,
  type ConnectorMethods,
  callConnector,
  connectorMethods,
  toConnectorMethods,
} from './wrapConnector.ts';

export interface ServedConnector {
  /** Ends the connection. The connector stays open: whoever opened it closes it. */
  close(): void;
}

/**
 * Serves some models of a connector, and nothing else, to untrusted code at
 * the other end of a port. Every call is measured and parsed before the
 * connector gets it (the gate measures it too: this end does not rely on that).
 * Errors are returned with name, message and code.
 *
 * @param isServed whether a model is served; schemas of others are ignored, because code may define models
 */
export function serveConnector(
  connector: Connector,
  port: PortLike,
  isServed: (model: string) => boolean,
): ServedConnector {
  const served = limitModels(connector, isServed);
  const handlerOf =
    (method: ConnectorMethod) =>
    async (...args: unknown[]) => {
      try {
        return await callConnector(served, method, readArguments(method, args));
      } catch (error) {
        throw mapStackOverflow(error);
      }
    };
  const handlers: Methods = Object.fromEntries(connectorMethods.map((method) => [method, handlerOf(method)]));
  const rpc = createRpc<Methods>(port, handlers, { maxInFlight: callLimits.inFlight });
  return { close: () => rpc.close() };
}

/** Refuses calls for models that are not served, and more definitions than a playground may have. */
function limitModels(connector: Connector, isServed: (model: string) => boolean): ConnectorMethods {
  // Each makes a store: without a limit over all calls, a loop would fill the disk with empty ones.
  const defined = new Set<string>();
  const define = async (schemas: readonly ModelSchema[]): Promise<void> => {
    const all = new Set([...defined, ...schemas.map(({ name }) => name)]);
    if (all.size > callLimits.models) {
      throw new ConnectorError(
        'TOO_LARGE',
        `A playground has at most ${callLimits.models} models: define fewer.`,
      );
    }
    for (const name of all) defined.add(name);
    return connector.define(schemas.filter(({ name }) => isServed(name)));
  };
  /** User code must not learn what is stored under other names. */
  const check = (model: string): string => {
    if (isServed(model)) return model;
    throw new ConnectorError(
      'UNKNOWN_MODEL',
      `${model.slice(0, 100)} is not a model of the design, so it has no rows here: add it to the design first.`,
    );
  };
  // The model is the first argument of all other calls.
  const others = toConnectorMethods((method, [model, ...args]) =>
    callConnector(connector, method, [check(String(model)), ...args]),
  );
  return { ...others, define, automigrate: (models) => connector.automigrate(models.map(check)) };
}

/** A stack overflow comes from a hostile filter and is not a bug of the store. */
function mapStackOverflow(error: unknown): unknown {
  if (!(error instanceof RangeError)) return error;
  return new ConnectorError(
    'INVALID_FILTER',
    `The call is nested too deeply to be answered (${error.message}): make its filter or rows flatter.`,
    { cause: error },
  );
}
