import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../runtime/connector.ts';
import { toConnectorError } from './errors.ts';

describe('toConnectorError', () => {
  const codes: Record<string, string> = {
    QuotaExceededError: 'QUOTA_EXCEEDED',
    AbortError: 'ABORTED',
    UnknownError: 'ABORTED',
    InvalidStateError: 'CLOSED',
    NotFoundError: 'UNKNOWN_MODEL',
  };
  for (const [name, code] of Object.entries(codes)) {
    it(`${name} becomes ${code}, with a way out and its cause`, () => {
      const cause = new DOMException('what the browser says', name);
      const error = toConnectorError(cause) as ConnectorError;
      expect(error).toBeInstanceOf(ConnectorError);
      expect(error.code).toBe(code);
      expect(error.message).toMatch(/: (delete|try|open|define)/);
      expect(error.cause).toBe(cause);
    });
  }

  it('returns every other error unchanged: bugs, or LoopBack’s own errors', () => {
    const others = [
      new TypeError('x'),
      new ConnectorError('CLOSED', 'x'),
      new DOMException('x', 'DataError'),
      'x',
    ];
    for (const other of others) expect(toConnectorError(other)).toBe(other);
  });
});
