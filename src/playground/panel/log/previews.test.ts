import { describe, expect, it } from 'vitest';
import { toShown } from '../../worker/toShown.ts';
import { entriesOf, isBranch, previewOf, shortDate } from './previews.ts';

function preview(value: unknown): string {
  const shown = toShown(value, { read: () => null });
  if (!isBranch(shown)) throw new Error(`${shown.kind} has no members`);
  return previewOf(shown);
}

describe('previewOf', () => {
  it('shows one level, and an ellipsis where there is more', () => {
    expect(preview({ a: 1, b: 'x', c: [1], d: {}, e: 2 })).toBe('{a: 1, b: "x", c: […], d: {}, …}');
    expect(preview([1, 'two', [], { a: 1 }])).toBe('[1, "two", [], {…}]');
    expect(preview({ at: new Date(0), f() {}, e: new TypeError('x') })).toBe(
      '{at: 1970-01-01 00:00, f: ƒ f, e: TypeError: x}',
    );
    expect(preview({ long: 'x'.repeat(100) })).toBe(`{long: "${'x'.repeat(24)}…"}`);
    expect(preview([{ a: 1 }, { a: 2 }])).toBe('[2]');
    expect(preview(new Set([1]))).toBe('Set(1) [1]');
    expect(
      preview(
        new Map<unknown, unknown>([
          ['a', 1],
          [{ b: 1 }, [2]],
        ]),
      ),
    ).toBe('Map(2) {"a" → 1, {…} → […]}');
    expect(preview([new Set([{ a: 1 }])])).toBe('[Set[…]]');
    expect(preview({})).toBe('{}');
  });
});

describe('entriesOf', () => {
  it('turns the rows of a table into objects', () => {
    const table = toShown([{ a: 1 }, { b: 2 }], { read: () => null });
    if (!isBranch(table)) throw new Error('a table has rows');
    expect(entriesOf(table).map(([name, row]) => [name, isBranch(row) && previewOf(row)])).toEqual([
      ['0', '{a: 1}'],
      ['1', '{b: 2}'],
    ]);
  });
});

describe('shortDate', () => {
  it('leaves out seconds, and keeps a text that is not a date', () => {
    expect(shortDate('2026-01-15T09:30:12.123Z')).toBe('2026-01-15 09:30');
    expect(shortDate('Invalid Date')).toBe('Invalid Date');
  });
});
