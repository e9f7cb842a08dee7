import { describe, expect, it } from 'vitest';
import { messageLimits } from './limits.ts';
import { measure } from './measure.ts';

const limits = { nodes: 100, depth: 5, characters: 1_000 };

describe('measure', () => {
  it('copies JSON values and undefined, with members in their order', () => {
    const data = { b: [1, 'two', null, undefined, true, { c: {} }], a: -0.5 };
    const copied = measure(data, limits);
    expect(copied).toMatchObject({ copy: data, weight: 10 });
    expect('copy' in copied && Object.keys(copied.copy as object)).toEqual(['b', 'a']);
  });

  it('copies only the items of a list, and fills its holes', () => {
    const list = Object.assign([1], { named: 'x'.repeat(5_000), input: 'text' });
    list.length = 3;
    expect(measure(list, limits)).toEqual({ copy: [1, undefined, undefined], weight: 4 });
  });

  it('keeps a member called __proto__ as a member', () => {
    const copied = measure(JSON.parse('{"__proto__": {"polluted": 1}}'), limits);
    const copy = 'copy' in copied ? (copied.copy as object) : {};
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(copy, '__proto__')?.value).toEqual({ polluted: 1 });
  });

  it('counts and copies an object twice that occurs twice', () => {
    const shared = ['x'.repeat(32)];
    const copied = measure([shared, shared], limits);
    expect(copied).toEqual({ copy: [shared, shared], weight: 5 + 2 });
    const [first, second] = ('copy' in copied ? copied.copy : []) as object[];
    expect(first).not.toBe(second);
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  let bomb: unknown = 'x';
  for (let level = 0; level < 5; level += 1) bomb = Array.from({ length: 10 }, () => bomb);
  it.each<[string, unknown, string]>([
    ['too many values', new Array(101).fill(0), 'values'],
    ['a list with four billion holes', new Array(4e9), 'values'],
    ['what doubles at each level', bomb, 'values'],
    ['too many levels', [[[[[[[1]]]]]]], 'levels'],
    ['a cycle', cycle, 'levels'],
    ['long texts', ['x'.repeat(600), 'y'.repeat(600)], 'characters'],
    ['long names', { ['x'.repeat(1_001)]: 1 }, 'characters'],
    ['a big integer', { a: 10n ** 1_000n }, 'big integers'],
    ['a map', [new Map()], 'objects that are not plain'],
    ['bytes', [new Uint8Array(3)], 'objects that are not plain'],
    ['a date where none is allowed', [new Date(0)], 'objects that are not plain'],
  ])('refuses %s', (_name, data, excess) => {
    expect(measure(data, limits)).toEqual({ excess });
  });

  it('refuses a hundred thousand levels without exhausting the stack', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(measure(deep, messageLimits)).toEqual({ excess: 'levels' });
  });

  it('copies dates where they are allowed', () => {
    const date = Object.assign(new Date(7), { junk: 1 });
    const copied = measure([date], { ...limits, hasDates: true });
    expect(copied).toEqual({ copy: [new Date(7)], weight: 2 });
    expect(JSON.stringify(Object.keys(('copy' in copied ? (copied.copy as Date[]) : [])[0] ?? {}))).toBe(
      '[]',
    );
  });
});
