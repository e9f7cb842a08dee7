import { describe, expect, it } from 'vitest';
import { isInForeignFrame } from './foreignFrame.ts';

/** Creates a chain of windows, the innermost first; null for an origin that can’t be read. */
function windows(...origins: (string | null)[]): Window {
  const chain = origins.map((origin) => ({
    get location() {
      if (origin === null) throw new Error('SecurityError');
      return { origin };
    },
    parent: undefined as unknown,
  }));
  for (const [index, one] of chain.entries()) one.parent = chain[index + 1] ?? one;
  return chain[0] as unknown as Window;
}

describe('isInForeignFrame', () => {
  it.each<[string, (string | null)[], boolean]>([
    ['a page of its own', ['https://a.test'], false],
    ['a frame of its own site', ['https://a.test', 'https://a.test'], false],
    ['a frame of another site', ['https://a.test', null], true],
    ['another site between two of its own', ['https://a.test', null, 'https://a.test'], true],
    ['a page that says another origin', ['https://a.test', 'http://a.test'], true],
  ])('recognises %s', (_name, origins, isForeign) => {
    expect(isInForeignFrame(windows(...origins))).toBe(isForeign);
  });
});
