import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPart, changedParts } from './changedPart.ts';

describe('the changed part of a text', () => {
  it.each([
    ['{"name":"Hub"}', '{"name":"Hubs"}', { from: 12, to: 12, insert: 's' }],
    ['{"name":"Hub"}', '{"name":"Club"}', { from: 9, to: 10, insert: 'Cl' }],
    ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
    ['', 'a', { from: 0, to: 0, insert: 'a' }],
    ['same', 'same', { from: 4, to: 4, insert: '' }],
  ])('%j to %j', (before, after, expected) => {
    expect(changedPart(before, after)).toEqual(expected);
  });

  it('turns one text into the other, and is as short as one part can be', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { from, to, insert } = changedPart(before, after);
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
        if (to > from && insert !== '') {
          expect(before[from]).not.toBe(insert[0]);
          expect(before[to - 1]).not.toBe(insert.at(-1));
        }
      }),
      { seed: 12 },
    );
  });
});

describe('changedParts', () => {
  const lines = (count: number, word: string) =>
    Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join('');
  const apply = (before: string, after: string) =>
    changedParts(before, after).reduceRight(
      (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
      before,
    );

  it.each([
    [3, 4],
    [1000, 1000],
    [1000, 10],
    [10, 1000],
    [0, 500],
    [500, 0],
  ])('turn one text into the other in parts of few lines: %i lines to %i', (before, after) => {
    const [from, to] = [`{\n${lines(before, 'a')}}`, `{\n${lines(after, 'b')}}`];
    expect(apply(from, to)).toBe(to);
    const linesIn = (text: string) => text.split('\n').length - 1;
    for (const part of changedParts(from, to)) {
      expect(linesIn(part.insert)).toBeLessThanOrEqual(51);
      expect(linesIn(from.slice(part.from, part.to))).toBeLessThanOrEqual(51);
    }
  });

  it('are one part if few lines change', () => {
    expect(changedParts('a\nb\nc', 'a\nx\nc')).toEqual([changedPart('a\nb\nc', 'a\nx\nc')]);
  });
});
