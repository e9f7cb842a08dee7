import { greatestOf } from '../../lib/extremes.ts';
import { addTo } from '../../lib/groups.ts';
import type { Position, Size } from '../project.ts';
import type { LayoutBox, LayoutGroup } from './layoutGraph.ts';
import { columnGap, rowGap, type SlotGrid } from './slotGrid.ts';

/** The positions of a group of boxes from the origin, and its size. */
export interface PlacedGroup {
  readonly size: Size;
  readonly positions: ReadonlyMap<string, Position>;
}

/** Boxes side by side; mostly one. */
interface Line {
  readonly boxes: readonly LayoutBox[];
  readonly height: number;
  y: number;
}

/** How often each column follows its neighbours; more changes little. */
const SWEEPS = 12;

/**
 * Gives the boxes of a grid their positions: columns as wide as their widest
 * box, each box as near to the height of its neighbours as the others of its
 * column let it.
 */
export function stackColumns({ boxes, edges }: LayoutGroup, grid: SlotGrid): PlacedGroup {
  const columns = columnsOf(boxes, grid).map((column) => {
    const width = greatestOf(column.map(({ size }) => size.width));
    return { width, lines: toLines(column, width) };
  });
  const height = greatestOf(columns.map(({ lines }) => heightOf(lines)));
  for (const { lines } of columns) stackFrom(lines, (height - heightOf(lines)) / 2);
  const lineOf = new Map(
    columns.flatMap(({ lines }) => lines.flatMap((line) => line.boxes.map(({ id }) => [id, line] as const))),
  );
  const neighbours = new Map<Line, Line[]>();
  for (const { from, to } of edges) {
    const [start, end] = [lineOf.get(from), lineOf.get(to)];
    if (start === undefined || end === undefined) continue;
    addTo(neighbours, start, end);
    addTo(neighbours, end, start);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const { lines } of columns) followNeighbours(lines, neighbours, height);
  }
  const positions = new Map<string, Position>();
  let left = 0;
  for (const { width, lines } of columns) {
    for (const line of lines) {
      let x = left + Math.round((width - widthOf(line.boxes)) / 2);
      for (const { id, size } of line.boxes) {
        positions.set(id, { x, y: Math.round(line.y) });
        x += size.width + columnGap;
      }
    }
    left += width + columnGap;
  }
  return { size: { width: left - columnGap, height }, positions };
}

/** The boxes of each column that has any, from top to bottom. */
function columnsOf(boxes: readonly LayoutBox[], grid: SlotGrid): readonly (readonly LayoutBox[])[] {
  const columns: LayoutBox[][] = Array.from({ length: grid.columns }, () => []);
  for (let slot = 0; slot < grid.columns * grid.rows; slot += 1) {
    const box = boxes[grid.boxIn(slot)];
    if (box !== undefined) columns[Math.floor(slot / grid.rows)]?.push(box);
  }
  return columns.filter((column) => column.length > 0);
}

/** Boxes that fit beside one another into a column, as beside an area, share a line. */
function toLines(column: readonly LayoutBox[], width: number): readonly Line[] {
  const lines: LayoutBox[][] = [];
  for (const box of column) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf([...last, box]) <= width) last.push(box);
    else lines.push([box]);
  }
  return lines.map((boxes) => ({ boxes, height: greatestOf(boxes.map(({ size }) => size.height)), y: 0 }));
}

const widthOf = (boxes: readonly LayoutBox[]): number =>
  boxes.reduce((sum, { size }) => sum + size.width + columnGap, -columnGap);

const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { height }) => sum + height + rowGap, -rowGap);

function stackFrom(lines: readonly Line[], top: number): void {
  let y = top;
  for (const line of lines) {
    line.y = y;
    y += line.height + rowGap;
  }
}

/** Lines that touch and want to move together. */
interface Block {
  readonly lines: readonly Line[];
  /** The sum of where its first line would have to be for each of its lines. */
  readonly sum: number;
}

/**
 * Moves the lines of a column to the mean height of their neighbours, in their
 * order and without overlaps: lines that would meet form a block, which is at
 * the mean of what they want (isotonic regression by pooling).
 */
function followNeighbours(
  lines: readonly Line[],
  neighbours: ReadonlyMap<Line, readonly Line[]>,
  height: number,
): void {
  const blocks: Block[] = [];
  let above = 0;
  for (const line of lines) {
    const near = neighbours.get(line) ?? [];
    const sum = near.reduce((total, other) => total + other.y + other.height / 2, 0);
    const wanted = near.length === 0 ? line.y : sum / near.length - line.height / 2;
    let block: Block = { lines: [line], sum: wanted - above };
    for (let last = blocks.at(-1); last !== undefined && meanOf(last) > meanOf(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { lines: [...last.lines, ...block.lines], sum: last.sum + block.sum };
    }
    blocks.push(block);
    above += line.height + rowGap;
  }
  const room = height - (above - rowGap);
  let offset = 0;
  for (const block of blocks) {
    const top = Math.min(Math.max(meanOf(block), 0), Math.max(room, 0));
    for (const line of block.lines) {
      line.y = top + offset;
      offset += line.height + rowGap;
    }
  }
}

const meanOf = ({ lines, sum }: Block): number => sum / lines.length;
