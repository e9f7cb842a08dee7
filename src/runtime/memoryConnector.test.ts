import { describe, expect, it } from 'vitest';
import { connectorContract } from './connectorContract.ts';
import { createMemoryConnector } from './memoryConnector.ts';

describe('memory connector', () => {
  connectorContract({ describe, it, expect }, async () => {
    const connector = createMemoryConnector();
    return { connector, close: () => connector.disconnect() };
  });
});
