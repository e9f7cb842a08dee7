import type { Connector, ConnectorFilter } from '../../connector.ts';
import { schemas } from './schemas.ts';

/** The part of a test runner that the suite needs. */
export interface ContractHooks {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void>): void;
  expect(actual: unknown): { toEqual(expected: unknown): void };
}

/** A fresh, empty connector with a function that closes it. */
export interface OpenedConnector {
  readonly connector: Connector;
  close(): Promise<void>;
}

export type OpenConnector = () => Promise<OpenedConnector>;

/** The helpers for the parts of the suite. */
export interface Suite {
  readonly expect: ContractHooks['expect'];
  readonly test: (name: string, body: (connector: Connector) => Promise<void>) => void;
}

export async function ids(
  connector: Connector,
  model: string,
  filter: ConnectorFilter = {},
): Promise<unknown[]> {
  return (await connector.find(model, filter)).map((row) => row['id']);
}

/** Returns the name and code of the failure, or the value if there is none. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    const { name, code } = error as { name: string; code?: string };
    return code === undefined ? { name } : { name, code };
  }
}

/** Creates a suite whose tests each get a fresh connector with the suite's models defined. */
export function createSuite(hooks: ContractHooks, openConnector: OpenConnector): Suite {
  return {
    expect: hooks.expect,
    test: (name, body) =>
      hooks.it(name, async () => {
        const { connector, close } = await openConnector();
        try {
          await connector.define(schemas);
          await body(connector);
        } finally {
          await close();
        }
      }),
  };
}
