import { describe, expect, it } from 'vitest';
import { createMemoryConnector } from './memoryConnector.ts';
import { connectorContract } from './testing/connectorContract.ts';

describe('memory connector', () => {
  connectorContract({ describe, it, expect }, async () => {
    const connector = createMemoryConnector();
    return { connector, close: () => connector.disconnect() };
  });
});
