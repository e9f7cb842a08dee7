import { seededRandom } from '../../lib/seededRandom.ts';
import type { LayoutGroup } from './layoutGraph.ts';
import { measureLayout } from './measureLayout.ts';
import { extentOf } from './packBoxes.ts';
import { columnGap, createSlotGrid, type SlotGrid } from './slotGrid.ts';
import { type PlacedGroup, stackColumns } from './stackColumns.ts';

/** How much work a layout may take: `quick` for what the page does itself, `thorough` for a worker. */
export type LayoutEffort = 'quick' | 'thorough';

/** The limits of the work. Counted, not timed, so that a layout is the same on every machine. */
interface WorkLimits {
  /** The first moves for each box, and how many edges they measure at most. */
  readonly moves: number;
  readonly edges: number;
  /** The pairs of edges, or of an edge and a box, that are compared: for each pair of boxes, and at most. */
  readonly pairs: number;
  readonly mostPairs: number;
}

const efforts: Readonly<Record<LayoutEffort, WorkLimits>> = {
  quick: { moves: 300, edges: 200_000, pairs: 400, mostPairs: 200_000 },
  thorough: { moves: 2000, edges: 6_000_000, pairs: 5000, mostPairs: 8_000_000 },
};

/** Arrangements to compare: the seed of the moves, and how many columns more than the aspect ratio suggests. */
const attempts: readonly { readonly seed: number; readonly moreColumns: number }[] = [
  { seed: 0, moreColumns: 0 },
  { seed: 1, moreColumns: 0 },
  { seed: 2, moreColumns: 1 },
  { seed: 3, moreColumns: 1 },
];
/** Only groups of up to so many boxes are cheap enough to be arranged several times. */
const FEW = 40;

/**
 * Arranges a connected group in columns so that its edges are short, cross
 * rarely and run through few boxes. Simulated annealing on a grid of slots:
 * boxes change places, at first even where that makes the layout worse, and
 * less and less so. This draws generated and real projects with 2 to 15 times
 * fewer crossings than a layered layout, in the shape of a screen
 * (docs/performance.md). Deterministic.
 *
 * @param aspect width divided by height
 */
export function arrangeGroup(group: LayoutGroup, aspect: number, effort: LayoutEffort): PlacedGroup {
  const arrange = (seed: number, moreColumns: number): PlacedGroup => {
    const grid = createSlotGrid(group, aspect, moreColumns);
    anneal(grid, group, seed, efforts[effort]);
    return stackColumns(group, grid);
  };
  if (group.boxes.length <= 2 || group.boxes.length > FEW) return arrange(0, 0);
  const results = attempts.map(({ seed, moreColumns }) => {
    const placed = arrange(seed, moreColumns);
    return { placed, cost: costOf(group, placed, aspect) };
  });
  // Of equal ones, the first.
  return results.reduce((best, next) => (next.cost < best.cost ? next : best)).placed;
}

/**
 * How much more the size of the whole picture counts than the length of edges: in a picture of
 * another shape than the screen everything is smaller, and a few crossings fewer are not worth that.
 */
const SIZE_WEIGHT = 6;

/** A crossing costs as much as a box in the way, as half a column more of edges, or as a third of a gap between columns more of the picture. */
function costOf(group: LayoutGroup, { positions, size }: PlacedGroup, aspect: number): number {
  const { crossings, through, length } = measureLayout(group, positions);
  return (
    crossings + through + (length + SIZE_WEIGHT * extentOf(size.width, size.height, aspect)) / (2 * columnGap)
  );
}

function anneal(grid: SlotGrid, { boxes, edges }: LayoutGroup, seed: number, limits: WorkLimits): void {
  const random = seededRandom(seed);
  const count = boxes.length;
  // First, only the length counts, which is cheap and untangles most. A move
  // measures the edges of two boxes twice, and a box has two ends of edges for each edge.
  const length = Math.min(limits.moves * count, Math.ceil((limits.edges * count) / (8 * edges.length)));
  for (let done = 0; done < length; done += 1) {
    tryMove(grid, random, 2 * (1 - done / length) ** 2 + 0.02, grid.lengthOf);
  }
  // Then crossings and boxes in the way, from a lower temperature.
  const work = Math.min(limits.mostPairs, limits.pairs * count ** 2);
  // A move that changes nothing costs no work.
  for (let tries = 0; tries < work && grid.work() < work; tries += 1) {
    tryMove(grid, random, 0.7 * (1 - grid.work() / work) ** 2 + 0.01, grid.costOf);
  }
}

/** Moves a random box, perhaps in exchange for another, and back where that costs too much. */
function tryMove(
  grid: SlotGrid,
  random: () => number,
  temperature: number,
  costOf: (box: number, other: number) => number,
): void {
  const { slots } = grid;
  const box = Math.floor(random() * slots.length);
  const before = slots[box] ?? 0;
  const slot = pickSlot(grid, random, box, before);
  if (slot === before) return;
  const other = grid.boxIn(slot);
  const costBefore = costOf(box, other);
  grid.move(box, slot);
  const growth = costOf(box, other) - costBefore;
  if (growth > 0 && random() >= Math.exp(-growth / temperature)) grid.move(box, before);
}

/** Mostly a slot beside a neighbour or beside the present one, sometimes any. */
function pickSlot(grid: SlotGrid, random: () => number, box: number, present: number): number {
  const { columns, rows, slots, incident } = grid;
  const chance = random();
  if (chance >= 0.85) return Math.floor(random() * columns * rows);
  const edges = incident[box] ?? [];
  const edge = edges[Math.floor(random() * edges.length)];
  const isBesideNeighbour = chance < 0.5 && edge !== undefined;
  const start = isBesideNeighbour ? (slots[grid.otherEnd(edge, box)] ?? present) : present;
  const reach = isBesideNeighbour ? 2 : 1;
  const column = Math.floor(start / rows) + Math.floor(random() * 3) - 1;
  const row = (start % rows) + Math.floor(random() * (2 * reach + 1)) - reach;
  return column < 0 || column >= columns || row < 0 || row >= rows ? present : column * rows + row;
}
