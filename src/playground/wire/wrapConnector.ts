import type { Connector } from '../../runtime/connector.ts';

/** The calls that cross the port: those that work on rows. Connecting and disconnecting stay with the page. */
export type ConnectorMethods = Omit<Connector, 'name' | 'disconnect'>;

export type ConnectorMethod = keyof ConnectorMethods;

/** The names of these calls. */
export const connectorMethods = Object.keys({
  define: true,
  automigrate: true,
  create: true,
  find: true,
  count: true,
  write: true,
  update: true,
  destroy: true,
  findOrCreate: true,
  upsertWhere: true,
} satisfies Record<ConnectorMethod, true>) as ConnectorMethod[];

/** Surrounds one call of a connector. */
export type AroundCall = <Answer>(start: () => Promise<Answer>, method: ConnectorMethod) => Promise<Answer>;

/** Makes the calls on rows from one function that takes the method and its arguments. */
export function toConnectorMethods(
  call: (method: ConnectorMethod, args: readonly unknown[]) => Promise<unknown>,
): ConnectorMethods {
  return Object.fromEntries(
    connectorMethods.map((method) => [method, (...args: unknown[]) => call(method, args)]),
  ) as unknown as ConnectorMethods;
}

/** Calls a method of a connector with arguments that fit it. */
export function callConnector(
  connector: ConnectorMethods,
  method: ConnectorMethod,
  args: readonly unknown[],
): Promise<unknown> {
  return (connector[method] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
}

/** A connector whose every call on rows goes through `around`. */
export function wrapConnector(inner: Connector, around: AroundCall): Connector {
  return {
    ...inner,
    ...toConnectorMethods((method, args) => around(() => callConnector(inner, method, args), method)),
  };
}
