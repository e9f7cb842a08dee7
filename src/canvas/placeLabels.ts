import type { Position } from '../model/index.ts';

/** A label where it would like to stand, by its middle. */
export interface WantedLabel extends Position {
  readonly text: string;
}

const HEIGHT = 23;
const CHARACTER_WIDTH = 6.4;
const CHROME = 26;

/**
 * Moves labels down where they would lie on one another. The canvas is cut
 * into rows that keep what stands in them, so that the work grows with the
 * number of labels and not with its square.
 */
export function placeLabels(wanted: readonly WantedLabel[]): Position[] {
  const rows = new Map<number, (readonly [left: number, right: number])[]>();
  const isFree = (row: number, left: number, right: number): boolean =>
    (rows.get(row) ?? []).every(([from, to]) => right <= from || to <= left);
  return wanted.map(({ x, y, text }) => {
    const half = (text.length * CHARACTER_WIDTH + CHROME) / 2;
    const top = Math.floor((y - HEIGHT / 2) / HEIGHT);
    let covered = (y - HEIGHT / 2) % HEIGHT === 0 ? [top] : [top, top + 1];
    let placedY = y;
    while (!covered.every((row) => isFree(row, x - half, x + half))) {
      const next = Math.max(...covered) + (covered.length === 1 ? 1 : 0);
      covered = [next];
      placedY = next * HEIGHT + HEIGHT / 2;
    }
    for (const row of covered) rows.set(row, [...(rows.get(row) ?? []), [x - half, x + half]]);
    return { x, y: placedY };
  });
}
