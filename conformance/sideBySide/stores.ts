import 'fake-indexeddb/auto';
import { createPortConnector } from '../../src/playground/wire/portConnector.ts';
import { serveConnector } from '../../src/playground/wire/serveConnector.ts';
import type { Connector } from '../../src/runtime/connector.ts';
import { createMemoryConnector } from '../../src/runtime/index.ts';
import { openIndexedDbConnector } from '../../src/storage/indexedDbConnector.ts';

let databases = 0;

/** The stores that our runtime can use. */
export const stores = {
  memory: async (): Promise<Connector> => createMemoryConnector(),
  indexeddb: (): Promise<Connector> => openIndexedDbConnector(`side-by-side-${databases++}`),
  port: async (): Promise<Connector> => openBehindPort(await stores.indexeddb()),
};

/** Opens a connector behind a port, as for the sandbox: messages are measured and parsed, and patterns are evaluated on its side. */
function openBehindPort(connector: Connector): Connector {
  const { port1, port2 } = new MessageChannel();
  const served = serveConnector(connector, port1, () => true);
  const client = createPortConnector(port2);
  const disconnect = async () => {
    await client.disconnect();
    served.close();
    await connector.disconnect();
  };
  return { ...client, disconnect };
}

export type StoreName = keyof typeof stores;
