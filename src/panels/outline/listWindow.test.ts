import { describe, expect, it } from 'vitest';
import { firstLines, linesAround, mountedItems, startsOf, WHOLE } from './listWindow.ts';

/** A thousand items, the third of three always with nine lines more. */
const starts = startsOf(Array.from({ length: 1000 }, (_, index) => (index % 3 === 2 ? 10 : 1)));

describe('the mounted items of a list', () => {
  it('are all of a short list', () => {
    const short = startsOf(Array.from({ length: WHOLE }, () => 1));
    expect(mountedItems(short, firstLines, -1)).toHaveLength(WHOLE);
    expect(mountedItems([...short, WHOLE + 1], { from: 0, to: 10 }, -1)).toHaveLength(11);
    expect(mountedItems(startsOf([]), firstLines, -1)).toEqual([]);
  });

  it('are those with a line in the range, the first and the last one', () => {
    for (const from of [0, 1, 2, 5, 11, 12, 13, 1500, 3990]) {
      const to = from + 40;
      const inRange = Array.from({ length: 1000 }, (_, index) => index).filter(
        (index) => (starts[index] ?? 0) < to && (starts[index + 1] ?? 0) > from,
      );
      const wanted = [...new Set([0, ...inRange, 999])];
      expect(mountedItems(starts, { from, to }, -1)).toEqual(wanted);
    }
  });

  it('are only the first and the last one where the range is out of the list', () => {
    expect(mountedItems(starts, { from: -500, to: -100 }, -1)).toEqual([0, 999]);
    expect(mountedItems(starts, { from: 9000, to: 9100 }, -1)).toEqual([0, 999]);
  });

  it('include the focused one and its neighbours, wherever they are', () => {
    const far = mountedItems(starts, { from: 0, to: 12 }, 700);
    expect(far).toEqual([0, 1, 2, 699, 700, 701, 999]);
    expect(mountedItems(starts, { from: 0, to: 12 }, 999).slice(-2)).toEqual([998, 999]);
    expect(mountedItems(starts, { from: 0, to: 12 }, 0)).toEqual([0, 1, 2, 999]);
  });
});

it('mounts lines around those in view, and the same ones for a little scrolling', () => {
  const lines = linesAround({ from: 300.2, to: 331.4 });
  expect(lines.from).toBeLessThanOrEqual(275);
  expect(lines.to).toBeGreaterThanOrEqual(356);
  expect(linesAround({ from: 301, to: 332.2 })).toEqual(lines);
});
