import { describe, expect, it } from 'vitest';
import { copyPlain } from './copyPlain.ts';

const limits = { nodes: 100, depth: 5, characters: 1_000 };

describe('copyPlain', () => {
  it('copies what JSON has, and undefined, with the order of its members', () => {
    const data = { b: [1, 'two', null, undefined, true, { c: {} }], a: -0.5 };
    const copied = copyPlain(data, limits);
    expect(copied).toMatchObject({ copy: data, nodes: 10 });
    expect('copy' in copied && Object.keys(copied.copy as object)).toEqual(['b', 'a']);
  });

  it('gives a list no members but its items, and fills its holes', () => {
    const list = Object.assign([1], { named: 'x'.repeat(5_000), input: 'text' });
    list.length = 3;
    expect(copyPlain(list, limits)).toEqual({ copy: [1, undefined, undefined], nodes: 4, characters: 0 });
  });

  it('keeps a member called __proto__ as a member', () => {
    const copied = copyPlain(JSON.parse('{"__proto__": {"polluted": 1}}'), limits);
    const copy = 'copy' in copied ? (copied.copy as object) : {};
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(copy, '__proto__')?.value).toEqual({ polluted: 1 });
  });

  it('counts, and copies, twice what stands in two places', () => {
    const shared = ['x'.repeat(10)];
    const copied = copyPlain([shared, shared], limits);
    expect(copied).toEqual({ copy: [shared, shared], nodes: 5, characters: 20 });
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
    expect(copyPlain(data, limits)).toEqual({ excess });
  });

  it('copies dates where they are allowed', () => {
    const date = Object.assign(new Date(7), { junk: 1 });
    const copied = copyPlain([date], { ...limits, hasDates: true });
    expect(copied).toEqual({ copy: [new Date(7)], nodes: 2, characters: 0 });
    expect(JSON.stringify(Object.keys(('copy' in copied ? (copied.copy as Date[]) : [])[0] ?? {}))).toBe(
      '[]',
    );
  });
});
