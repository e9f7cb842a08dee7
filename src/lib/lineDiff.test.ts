import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChanges, type DiffLine, diffHunks, lineDiff } from './lineDiff.ts';

const shown = (lines: readonly DiffLine[]) =>
  lines.map(
    ({ kind, text }) =>
      `${{ same: ' ', removed: '-', added: '+' }[kind]}${JSON.stringify(text).slice(1, -1)}`,
  );

describe('lineDiff', () => {
  it.each([
    ['', '', []],
    ['a', 'a', [' a']],
    ['', 'a\nb\n', ['+a\\n', '+b\\n']],
    ['a\n', '', ['-a\\n']],
    ['a\nb\nc\n', 'a\nc\n', [' a\\n', '-b\\n', ' c\\n']],
    ['a\nb\nc\n', 'a\nx\nc\n', [' a\\n', '-b\\n', '+x\\n', ' c\\n']],
    ['a\nb', 'a\nb\n', [' a\\n', '-b', '+b\\n']],
    ['a\r\n', 'a\n', ['-a\\r\\n', '+a\\n']],
    ['\n\n', '\n', [' \\n', '-\\n']],
  ])('%j → %j', (before, after, expected) => {
    expect(shown(lineDiff(before, after))).toEqual(expected);
  });

  it('numbers the lines of both texts', () => {
    expect(lineDiff('a\nb\n', 'x\nb\n').map(({ before, after }) => [before, after])).toEqual([
      [1, null],
      [null, 1],
      [2, 2],
    ]);
  });

  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'));

  it('contains both texts completely, with the fewest changed lines', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        const side = (other: DiffLine['kind']) =>
          lines
            .filter(({ kind }) => kind !== other)
            .map((line) => line.text)
            .join('');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
        expect(lines.filter(({ kind }) => kind === 'same')).toHaveLength(longestCommon(before, after));
      }),
      { seed: 1 },
    );
  });

  it('compares texts that are too large for a table as a whole', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}\n`).join('');
    expect(countChanges(lineDiff(`same\n${long('a')}`, `same\n${long('b')}`))).toEqual({
      added: 3000,
      removed: 3000,
    });
  });
});

describe('diffHunks', () => {
  it('returns changes with the lines around them, and joins adjacent ones', () => {
    const before = Array.from({ length: 40 }, (_, index) => `${index}\n`).join('');
    const after = before.replace('5\n', 'five\n').replace('\n9\n', '\nnine\n').replace('30\n', 'thirty\n');
    const hunks = diffHunks(lineDiff(before, after), 2);
    expect(hunks.map((hunk) => [hunk[0]?.text, hunk.at(-1)?.text])).toEqual([
      ['3\n', '11\n'],
      ['28\n', '32\n'],
    ]);
  });

  it('returns nothing for equal texts', () => {
    expect(diffHunks(lineDiff('a\nb\n', 'a\nb\n'))).toEqual([]);
  });
});

/** A simple way to count the most lines that two texts can share, for comparison. */
function longestCommon(before: string, after: string): number {
  const [left, right] = [before, after].map((side) => (side === '' ? [] : side.split(/(?<=\n)/))) as [
    string[],
    string[],
  ];
  const known = new Map<string, number>();
  const count = (row: number, column: number): number => {
    if (row === left.length || column === right.length) return 0;
    const key = `${row} ${column}`;
    const found =
      known.get(key) ??
      Math.max(
        left[row] === right[column] ? 1 + count(row + 1, column + 1) : 0,
        count(row + 1, column),
        count(row, column + 1),
      );
    known.set(key, found);
    return found;
  };
  return count(0, 0);
}
