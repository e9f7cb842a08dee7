import type { LayoutGroup } from './layoutGraph.ts';
import { areCrossing, lineCost, runsThrough } from './straightLines.ts';

/** The least space between two columns, for the labels of edges. */
export const columnGap = 200;
export const rowGap = 40;

/** The room beyond one slot for each box, so that a box can move without another. */
const spareRoom = 1.15;

/**
 * A grid of equal slots, each empty or with one box, and the cost of the edges
 * as straight lines between the middles of the slots. The unit of cost is the
 * width of a slot.
 */
export interface SlotGrid {
  readonly columns: number;
  readonly rows: number;
  /** The slot of each box: column times rows, plus row. */
  readonly slots: Int32Array;
  /** The edges of each box, as indices. */
  readonly incident: readonly (readonly number[])[];
  /** The box at the other end of an edge. */
  otherEnd(edge: number, box: number): number;
  /** Moves a box; a box that is in the slot changes places with it. */
  move(box: number, slot: number): void;
  /** The box in a slot, -1 in an empty one. */
  boxIn(slot: number): number;
  /** The length of the edges of one or two boxes. */
  lengthOf(box: number, other: number): number;
  /** The length of these edges, their crossings, and the boxes that they, or others at these boxes, run through. */
  costOf(box: number, other: number): number;
  /** How many pairs have been compared in `costOf`: the measure of work done, the same on every machine. */
  work(): number;
}

/**
 * Creates a grid for a group whose shape is near an aspect ratio, with the boxes
 * in their order, column after column.
 *
 * @param aspect width divided by height
 * @param moreColumns how many columns more than that shape suggests
 */
export function createSlotGrid({ boxes, edges }: LayoutGroup, aspect: number, moreColumns: number): SlotGrid {
  const count = boxes.length;
  const index = new Map(boxes.map(({ id }, at) => [id, at]));
  const from = Int32Array.from(edges, (edge) => index.get(edge.from) ?? 0);
  const to = Int32Array.from(edges, (edge) => index.get(edge.to) ?? 0);
  const incident: number[][] = boxes.map(() => []);
  for (let edge = 0; edge < edges.length; edge += 1) {
    incident[from[edge] ?? 0]?.push(edge);
    incident[to[edge] ?? 0]?.push(edge);
  }
  const slotWidth = boxes.reduce((sum, { size }) => sum + size.width, 0) / count + columnGap;
  const slotHeight = boxes.reduce((sum, { size }) => sum + size.height, 0) / count + rowGap;
  const wanted = Math.ceil(count * spareRoom);
  const columns = Math.min(
    count,
    Math.max(2, moreColumns + Math.round(Math.sqrt((wanted * aspect * slotHeight) / slotWidth))),
  );
  const rows = Math.ceil(wanted / columns);
  const slots = new Int32Array(count);
  const boxAt = new Int32Array(columns * rows).fill(-1);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const put = (box: number, slot: number): void => {
    slots[box] = slot;
    boxAt[slot] = box;
    x[box] = Math.floor(slot / rows);
    y[box] = ((slot % rows) * slotHeight) / slotWidth;
  };
  const perColumn = Math.ceil(count / columns);
  for (let box = 0; box < count; box += 1) {
    put(box, Math.floor(box / perColumn) * rows + (box % perColumn) + Math.floor((rows - perColumn) / 2));
  }
  const halfWidths = Float64Array.from(boxes, ({ size }) => size.width / 2 / slotWidth);
  // A box higher than its slot does not count where another box is.
  const halfHeights = Float64Array.from(
    boxes,
    ({ size }) => Math.min(size.height, slotHeight - rowGap / 2) / 2 / slotWidth,
  );
  const geometry = { from, to, x, y, halfWidths, halfHeights };
  const edgeCount = edges.length;
  const isOwn = new Uint8Array(edgeCount);
  let work = 0;

  const ownEdges = (box: number, other: number): number[] => {
    const own = [...(incident[box] ?? [])];
    if (other < 0) return own;
    for (const edge of incident[other] ?? []) if (from[edge] !== box && to[edge] !== box) own.push(edge);
    return own;
  };

  /** The crossings of an own edge with all others; two own edges are compared once. */
  const crossingsOf = (edge: number): number => {
    let crossings = 0;
    for (let other = 0; other < edgeCount; other += 1) {
      if ((isOwn[other] === 0 || other > edge) && areCrossing(geometry, edge, other)) crossings += 1;
    }
    return crossings;
  };

  const boxesOn = (edge: number): number => {
    let boxesInTheWay = 0;
    for (let box = 0; box < count; box += 1) if (runsThrough(geometry, edge, box)) boxesInTheWay += 1;
    return boxesInTheWay;
  };

  return {
    columns,
    rows,
    slots,
    incident,
    otherEnd: (edge, box) => (from[edge] === box ? to[edge] : from[edge]) ?? box,
    boxIn: (slot) => boxAt[slot] ?? -1,
    work: () => work,
    move(box, slot) {
      const [before, other] = [slots[box] ?? 0, boxAt[slot] ?? -1];
      boxAt[before] = -1;
      put(box, slot);
      if (other >= 0 && other !== box) put(other, before);
    },
    lengthOf(box, other) {
      let sum = 0;
      for (const edge of incident[box] ?? []) sum += lineCost(geometry, edge);
      // An edge between the two keeps its length when they change places.
      if (other >= 0) for (const edge of incident[other] ?? []) sum += lineCost(geometry, edge);
      return sum;
    },
    costOf(box, other) {
      const own = ownEdges(box, other);
      for (const edge of own) isOwn[edge] = 1;
      let cost = 0;
      for (const edge of own) cost += lineCost(geometry, edge) + crossingsOf(edge) + boxesOn(edge);
      for (let edge = 0; edge < edgeCount; edge += 1) {
        if (isOwn[edge] === 1) continue;
        if (runsThrough(geometry, edge, box)) cost += 1;
        if (other >= 0 && runsThrough(geometry, edge, other)) cost += 1;
      }
      for (const edge of own) isOwn[edge] = 0;
      work += (own.length + 1) * (edgeCount + count) + edgeCount;
      return cost;
    },
  };
}
