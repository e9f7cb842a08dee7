import type { Rect } from '../../lib/geometry.ts';

/** Pieces of the canvas, four numbers each, and what holds them all. */
export interface Looks {
  readonly pieces: readonly number[];
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function looksOf(pieces: readonly number[]): Looks {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index + 3 < pieces.length; index += 4) {
    left = Math.min(left, pieces[index] ?? left);
    top = Math.min(top, pieces[index + 1] ?? top);
    right = Math.max(right, pieces[index + 2] ?? right);
    bottom = Math.max(bottom, pieces[index + 3] ?? bottom);
  }
  return { pieces, left, top, right, bottom };
}

/** Whether something that changed lies where was looked. */
export function sawAny({ pieces, left, top, right, bottom }: Looks, changed: readonly Rect[]): boolean {
  for (const rect of changed) {
    if (rect.left > right || rect.right < left || rect.top > bottom || rect.bottom < top) continue;
    for (let index = 0; index + 3 < pieces.length; index += 4) {
      if (
        rect.left <= (pieces[index + 2] ?? 0) &&
        rect.right >= (pieces[index] ?? 0) &&
        rect.top <= (pieces[index + 3] ?? 0) &&
        rect.bottom >= (pieces[index + 1] ?? 0)
      ) {
        return true;
      }
    }
  }
  return false;
}
