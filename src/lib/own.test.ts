import { describe, expect, it } from 'vitest';
import { getOwn, hasOwn, withKey, withKeyBefore, withKeyMoved, withKeyRenamed, withoutKey } from './own.ts';

const parse = (text: string) => JSON.parse(text) as Record<string, number>;

describe('own keys', () => {
  it('ignore inherited keys', () => {
    expect(getOwn({}, 'constructor')).toBeUndefined();
    expect(hasOwn({}, 'toString')).toBe(false);
    expect(getOwn(undefined, 'a')).toBeUndefined();
  });

  it('treat __proto__ as any other key', () => {
    const start = parse('{"a":1,"__proto__":2,"b":3}');
    expect(getOwn(start, '__proto__')).toBe(2);
    expect(JSON.stringify(withKey(start, '__proto__', 9))).toBe('{"a":1,"__proto__":9,"b":3}');
    expect(JSON.stringify(withKeyRenamed(start, 'a', 'c'))).toBe('{"c":1,"__proto__":2,"b":3}');
    expect(JSON.stringify(withKeyRenamed(parse('{"a":1}'), 'a', '__proto__'))).toBe('{"__proto__":1}');
    expect(JSON.stringify(withoutKey(start, '__proto__'))).toBe('{"a":1,"b":3}');
    expect(JSON.stringify(withKeyMoved(start, '__proto__', 0))).toBe('{"__proto__":2,"a":1,"b":3}');
    expect(JSON.stringify(withKeyBefore({}, '__proto__', 1, []))).toBe('{"__proto__":1}');
    expect(Object.getPrototypeOf(withKey(start, '__proto__', 9))).toBe(Object.prototype);
  });

  it('rename a key in place', () => {
    expect(Object.keys(withKeyRenamed({ a: 1, b: 2, c: 3 }, 'b', 'x'))).toEqual(['a', 'x', 'c']);
  });

  it('insert a new key before the first of the given keys, and set an existing one in place', () => {
    expect(Object.keys(withKeyBefore({ a: 1, d: 4 }, 'b', 2, ['c', 'd']))).toEqual(['a', 'b', 'd']);
    expect(Object.keys(withKeyBefore({ a: 1 }, 'b', 2, ['c']))).toEqual(['a', 'b']);
    expect(withKeyBefore({ a: 1, b: 2 }, 'b', 5, ['a'])).toEqual({ a: 1, b: 5 });
  });

  it('move a key, also to either end, and return the same object if nothing moves', () => {
    const start = { a: 1, b: 2, c: 3 };
    expect(Object.keys(withKeyMoved(start, 'a', 2))).toEqual(['b', 'c', 'a']);
    expect(Object.keys(withKeyMoved(start, 'c', -5))).toEqual(['c', 'a', 'b']);
    expect(withKeyMoved(start, 'b', 1)).toBe(start);
    expect(withKeyMoved(start, 'missing', 1)).toBe(start);
    expect(withKeyMoved(parse('{"1":1,"b":2}'), '1', 1)).toEqual({ 1: 1, b: 2 });
  });

  it('return the same object if a key to remove or rename is missing', () => {
    const start = { a: 1 };
    expect(withoutKey(start, 'toString')).toBe(start);
    expect(withKeyRenamed(start, 'b', 'c')).toBe(start);
  });
});
