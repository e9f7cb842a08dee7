import { greatestOf } from '../../lib/extremes.ts';
import type { Position, Size } from '../project.ts';

export interface LayoutBox {
  readonly id: string;
  readonly size: Size;
}

/** The positions of a group of boxes from the origin, and its size. */
export interface PlacedGroup {
  readonly size: Size;
  readonly positions: ReadonlyMap<string, Position>;
}

type Column = readonly LayoutBox[];

/** The space between two columns, for the labels of edges. */
const columnGap = 220;
const rowGap = 40;
const bandGap = 120;

/** The aspect ratio of a screen, approximately. */
const widest = 2.2;

/**
 * Puts columns side by side, vertically centred. A long chain, which would be
 * too wide for a screen, is wrapped into bands, like lines of text.
 */
export function placeColumns(columns: readonly Column[]): PlacedGroup {
  const positions = new Map<string, Position>();
  let width = 0;
  let y = 0;
  for (const band of toBands(columns)) {
    const { width: bandWidth, height } = sizeOf(band);
    placeBand(band, height, y, positions);
    width = Math.max(width, bandWidth);
    y += height + bandGap;
  }
  return { size: { width, height: Math.max(0, y - bandGap) }, positions };
}

/** The smallest number of bands that together are not too wide for their height. */
function toBands(columns: readonly Column[]): readonly (readonly Column[])[] {
  for (let count = 1; ; count += 1) {
    const length = Math.ceil(columns.length / count);
    const bands = Array.from({ length: Math.ceil(columns.length / length) }, (_, index) =>
      columns.slice(index * length, (index + 1) * length),
    );
    const sizes = bands.map(sizeOf);
    const width = greatestOf(sizes.map((size) => size.width));
    const height = sizes.reduce((sum, size) => sum + size.height + bandGap, -bandGap);
    // A few columns are easiest to read in one band.
    if (length <= 6 || width <= widest * height) return bands;
  }
}

function sizeOf(band: readonly Column[]): Size {
  return {
    width: band.reduce((sum, column) => sum + widthOf(column) + columnGap, -columnGap),
    height: greatestOf(band.map(heightOf)),
  };
}

function placeBand(
  band: readonly Column[],
  height: number,
  top: number,
  positions: Map<string, Position>,
): void {
  let x = 0;
  for (const column of band) {
    let y = top + Math.round((height - heightOf(column)) / 2);
    for (const box of column) {
      positions.set(box.id, { x, y });
      y += box.size.height + rowGap;
    }
    x += widthOf(column) + columnGap;
  }
}

const widthOf = (column: Column): number => greatestOf(column.map((box) => box.size.width));

const heightOf = (column: Column): number =>
  column.reduce((sum, box) => sum + box.size.height + rowGap, -rowGap);
