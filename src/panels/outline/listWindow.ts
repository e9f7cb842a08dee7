/** A list of up to this many lines is mounted whole. */
export const WHOLE = 150;
/** The lines that are mounted above and below those in view, for the next moment of scrolling. */
const AHEAD = 25;
/** The mounted lines change in steps of this many, so that most scroll events change nothing. */
const STEP = 10;

/** A range of lines, counted from 0, without the line `to`. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Lines enough for the first paint, before the size of the list is known. */
export const firstLines: LineRange = { from: 0, to: 60 };

/** Returns the lines to mount where those of `seen` are in view. */
export function linesAround({ from, to }: LineRange): LineRange {
  return {
    from: Math.floor((from - AHEAD) / STEP) * STEP,
    to: Math.ceil((to + AHEAD) / STEP) * STEP,
  };
}

/**
 * Returns the number of lines before each item, and at the end the total.
 *
 * @param lines of each item
 */
export function startsOf(lines: readonly number[]): readonly number[] {
  let total = 0;
  const starts = [0];
  for (const count of lines) {
    total += count;
    starts.push(total);
  }
  return starts;
}

/**
 * Returns the indices of the items to mount, in order: those with lines in the range;
 * the first and the last one, where Tab enters the list; the one that has the focus, and
 * its neighbours, where Tab leads next.
 *
 * @param starts see `startsOf`
 * @param focused the index of the item that has the focus; -1 for none
 */
export function mountedItems(
  starts: readonly number[],
  { from, to }: LineRange,
  focused: number,
): readonly number[] {
  const count = starts.length - 1;
  if ((starts[count] ?? 0) <= WHOLE) return Array.from({ length: count }, (_, index) => index);
  const first = firstFrom(starts, from + 1) - 1;
  const end = firstFrom(starts, to);
  const mounted = new Set([0, count - 1]);
  for (let index = first; index < end; index += 1) mounted.add(index);
  if (focused >= 0) for (const index of [focused - 1, focused, focused + 1]) mounted.add(index);
  return [...mounted].filter((index) => index >= 0 && index < count).sort((one, other) => one - other);
}

/** The index of the first item that starts at a line or later. */
function firstFrom(starts: readonly number[], line: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) >= line) high = middle;
    else low = middle + 1;
  }
  return low;
}
