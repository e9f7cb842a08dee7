import { describe, expect, it } from 'vitest';
import { isSameJson } from './equal.ts';

describe('isSameJson', () => {
  it('compares values all the way down', () => {
    expect(isSameJson({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(isSameJson({ a: [1, { b: null }] }, { a: [1, { b: 0 }] })).toBe(false);
    expect(isSameJson([1, 2], [1])).toBe(false);
    expect(isSameJson([], {})).toBe(false);
    expect(isSameJson(null, {})).toBe(false);
    expect(isSameJson('1', 1)).toBe(false);
  });

  it('distinguishes objects by the order of their keys, which changes how they print', () => {
    expect(isSameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
  });

  it('is not misled by inherited keys', () => {
    expect(isSameJson({ a: 1 }, { toString: 1 })).toBe(false);
  });
});
