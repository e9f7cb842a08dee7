import { describe, expect, it } from 'vitest';
import { connectorContract, type OpenedConnector } from '../../runtime/testing/connectorContract.ts';
import { deleteIndexedDb, openIndexedDbConnector } from '../../storage/indexedDbConnector.ts';
import { createPortConnector } from './portConnector.ts';
import { serveConnector } from './serveConnector.ts';

let databases = 0;

async function open(): Promise<OpenedConnector> {
  const name = `port-${databases++}`;
  const store = await openIndexedDbConnector(name);
  const { port1, port2 } = new MessageChannel();
  const served = serveConnector(store, port1, () => true);
  const connector = createPortConnector(port2);
  const close = async () => {
    await connector.disconnect();
    served.close();
    await store.disconnect();
    await deleteIndexedDb(name);
  };
  return { connector, close };
}

describe('connector behind a port in a browser', () => {
  connectorContract({ describe, it, expect }, open);
});
