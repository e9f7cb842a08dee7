import { afterEach, describe, expect, it } from 'vitest';
import { watchBuiltIns } from './builtIns.ts';

const restore = watchBuiltIns();

afterEach(() => {
  restore();
});

describe('watchBuiltIns', () => {
  it('returns null where nothing was changed, and keeps members that code added', () => {
    Object.defineProperty(Array.prototype, 'last', { value: () => 1, configurable: true });
    expect(restore()).toBeNull();
    expect('last' in []).toBe(true);
    Reflect.deleteProperty(Array.prototype, 'last');
  });

  it.each([
    ['Array.prototype.map', () => Object.assign(Array.prototype, { map: () => 'mine' })],
    ['Promise.prototype.then', () => Reflect.deleteProperty(Promise.prototype, 'then')],
    ['JSON.stringify', () => Object.assign(JSON, { stringify: () => '' })],
    ['Map', () => Reflect.deleteProperty(globalThis, 'Map')],
    ['Object.prototype.polluted', () => Object.assign(Object.prototype, { polluted: 1 })],
    ['Object.prototype.then', () => Reflect.set(Object.prototype, 'then', () => undefined)],
    ['Map.prototype.size', () => Object.defineProperty(Map.prototype, 'size', { get: () => 7 })],
  ])('restores %s and names it', (name, spoil) => {
    spoil();
    expect(restore()).toBe(name);
    expect(restore()).toBeNull();
    expect([1].map((one) => one + 1)).toEqual([2]);
    expect('then' in {} || 'polluted' in {}).toBe(false);
    expect(new Map([[1, 1]]).size).toBe(1);
  });
});
