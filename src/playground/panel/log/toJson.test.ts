import { describe, expect, it } from 'vitest';
import { toShown } from '../../worker/toShown.ts';
import { toJson } from './toJson.ts';

const reader = { read: () => null };
const copied = (value: unknown) => toJson(toShown(value, reader));

describe('toJson', () => {
  it.each([
    ['string', 'a "quoted"\nline'],
    ['number', -1.5e-7],
    ['not a number', Number.NaN],
    ['boolean', true],
    ['null', null],
    ['list', [1, 'two', [null, undefined, () => 1]]],
    [
      'rows',
      [
        { id: 1, at: new Date(0) },
        { id: 2, tags: ['a', { b: 1 }], gone: undefined },
      ],
    ],
    ['object', { a: { b: { c: 'deep' } }, f: () => 1, when: new Date(Number.NaN) }],
    ['names of every object', JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}')],
  ])('writes what JSON.stringify writes: %s', (_title, value) => {
    expect(copied(value)).toEqual({ text: JSON.stringify(value, null, 2), missing: [] });
  });

  it('writes a Map, a bigint and an error', () => {
    expect(copied({ map: new Map([['a', 1]]), big: 12n })?.text).toBe(
      JSON.stringify({ map: [['a', 1]], big: '12' }, null, 2),
    );
    expect(JSON.parse(copied(Object.assign(new Error('no'), { statusCode: 422 }))?.text ?? '')).toEqual({
      name: 'Error',
      message: 'no',
      statusCode: 422,
    });
  });

  it('says what is missing', () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    expect(copied(Array.from({ length: 300 }, (_, id) => ({ id })))?.missing).toEqual(['100 more rows']);
    expect(copied('x'.repeat(5_000))?.missing).toEqual(['1,000 more characters']);
    expect(copied(ring)?.missing).toEqual(['an object within itself']);
    const wide = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, index]));
    expect(copied([wide, wide])?.missing).toEqual(['columns after the first 40']);
  });

  it.each([undefined, () => 1, Symbol('s')])('returns null for a value that JSON cannot write', (value) => {
    expect(copied(value)).toBeNull();
  });
});
