import { greatestOf } from '../../lib/extremes.ts';
import type { Position, Size } from '../project.ts';

/** Puts boxes in rows, in their order, so that the result has roughly the aspect ratio of a screen. */
export function packBoxes(sizes: readonly Size[], gap: number): readonly Position[] {
  const area = sizes.reduce((sum, size) => sum + (size.width + gap) * (size.height + gap), 0);
  const widest = greatestOf(
    sizes.map((size) => size.width),
    0,
  );
  const width = Math.max(widest, Math.sqrt(area * 1.6));
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  return sizes.map((size) => {
    if (x > 0 && x + size.width > width) {
      x = 0;
      y += rowHeight + gap;
      rowHeight = 0;
    }
    const position = { x, y };
    x += size.width + gap;
    rowHeight = Math.max(rowHeight, size.height);
    return position;
  });
}
