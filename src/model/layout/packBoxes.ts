import { greatestOf } from '../../lib/extremes.ts';
import { type Box, boundsOf, overlaps } from '../../lib/geometry.ts';
import type { Position, Size } from '../project.ts';

/** More boxes are packed in rows, which takes less time. */
const MANY = 80;

/**
 * Packs boxes so that together they fill a screen well: each at the free corner
 * beside the earlier ones where the picture grows least.
 *
 * @param aspect the width of the screen divided by its height
 */
export function packBoxes(sizes: readonly Size[], gap: number, aspect: number): readonly Position[] {
  if (sizes.length > MANY) return packRows(sizes, gap, aspect);
  const placed: Box[] = [];
  for (const size of sizes) placed.push({ ...bestCorner(placed, size, gap, aspect), ...size });
  return placed.map(({ x, y }) => ({ x, y }));
}

function bestCorner(placed: readonly Box[], size: Size, gap: number, aspect: number): Position {
  const xs = [0, ...placed.map(({ x, width }) => x + width + gap)];
  const ys = [0, ...placed.map(({ y, height }) => y + height + gap)];
  const bounds = boundsOf(placed) ?? { x: 0, y: 0, width: 0, height: 0 };
  let best = { x: 0, y: 0 };
  let least = Infinity;
  for (const x of xs) {
    for (const y of ys) {
      const extent = extentOf(
        Math.max(bounds.width, x + size.width),
        Math.max(bounds.height, y + size.height),
        aspect,
      );
      // Of equal extents, the corner nearest to the origin.
      const cost = extent + (x + y * aspect) / 1e4;
      if (cost >= least || placed.some((other) => overlaps({ x, y, ...size }, other, gap))) continue;
      least = cost;
      best = { x, y };
    }
  }
  return best;
}

/** The width of the smallest screen that shows a picture. */
export function extentOf(width: number, height: number, aspect: number): number {
  return Math.max(width, height * aspect);
}

function packRows(sizes: readonly Size[], gap: number, aspect: number): readonly Position[] {
  const area = sizes.reduce((sum, size) => sum + (size.width + gap) * (size.height + gap), 0);
  const widest = greatestOf(
    sizes.map((size) => size.width),
    0,
  );
  const width = Math.max(widest, Math.sqrt(area * aspect));
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
