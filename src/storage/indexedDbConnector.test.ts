import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { connectorContract } from '../runtime/testing/connectorContract.ts';
import { deleteIndexedDb, openIndexedDbConnector } from './indexedDbConnector.ts';
import { indexedDbBehaviour } from './testing/indexedDbBehaviour.ts';
import { restructureBehaviour } from './testing/restructureBehaviour.ts';

let databases = 0;

describe('IndexedDB connector in Node', () => {
  connectorContract({ describe, it, expect }, async () => {
    const name = `contract-${databases++}`;
    const connector = await openIndexedDbConnector(name);
    return {
      connector,
      close: async () => {
        await connector.disconnect();
        await deleteIndexedDb(name);
      },
    };
  });
  indexedDbBehaviour({ describe, it, expect });
  restructureBehaviour({ describe, it, expect });
});
