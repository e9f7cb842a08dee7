/**
 * Edges as straight lines between the middles of boxes: what a layout is judged
 * by. The lines on the canvas go around boxes, but where straight ones are
 * short and free, so are those.
 */
export interface StraightLines {
  /** The box at the start of each edge, by index. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The middle of each box. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly halfWidths: Float64Array;
  readonly halfHeights: Float64Array;
}

// The indices are in range; the compiler can't know.
const valueAt = (values: Float64Array | Int32Array, index: number): number => values[index] ?? 0;

/** How far an edge runs, in the unit of the geometry. */
export function lineLength({ from, to, x, y }: StraightLines, edge: number): number {
  const [start, end] = [valueAt(from, edge), valueAt(to, edge)];
  const dx = valueAt(x, end) - valueAt(x, start);
  const dy = valueAt(y, end) - valueAt(y, start);
  return Math.sqrt(dx * dx + dy * dy);
}

/** What an edge costs beside its length, in widths of a slot: it should run from left to right. */
const backwardCost = 0.35;
/** An edge touches boxes at their sides, so within a column it takes a detour. */
const columnCost = 0.8;

/** The cost of an edge whose unit is the width of a slot: its length, and more where it does not run to the right. */
export function lineCost(lines: StraightLines, edge: number): number {
  const { from, to, x } = lines;
  const dx = valueAt(x, valueAt(to, edge)) - valueAt(x, valueAt(from, edge));
  if (dx > 0) return lineLength(lines, edge);
  return lineLength(lines, edge) + (dx < 0 ? backwardCost : columnCost);
}

/** Whether two edges cross; edges of the same box do not. */
export function areCrossing({ from, to, x, y }: StraightLines, edge: number, other: number): boolean {
  const a = valueAt(from, edge);
  const b = valueAt(to, edge);
  const c = valueAt(from, other);
  const d = valueAt(to, other);
  if (a === c || a === d || b === c || b === d) return false;
  const ax = valueAt(x, a);
  const bx = valueAt(x, b);
  const cx = valueAt(x, c);
  const dx = valueAt(x, d);
  // Most edges are far apart.
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  const ay = valueAt(y, a);
  const by = valueAt(y, b);
  const cy = valueAt(y, c);
  const dy = valueAt(y, d);
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const sideOfC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const sideOfD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (sideOfC * sideOfD >= 0) return false;
  const sideOfA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const sideOfB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return sideOfA * sideOfB < 0;
}

/** Whether an edge runs through a box that is not at one of its ends. */
export function runsThrough(lines: StraightLines, edge: number, box: number): boolean {
  const { from, to, x, y, halfWidths, halfHeights } = lines;
  const [start, end] = [valueAt(from, edge), valueAt(to, edge)];
  if (box === start || box === end) return false;
  const ax = valueAt(x, start);
  const bx = valueAt(x, end);
  const left = valueAt(x, box) - valueAt(halfWidths, box);
  const right = valueAt(x, box) + valueAt(halfWidths, box);
  if (Math.max(ax, bx) <= left || Math.min(ax, bx) >= right) return false;
  const ay = valueAt(y, start);
  const by = valueAt(y, end);
  const top = valueAt(y, box) - valueAt(halfHeights, box);
  const bottom = valueAt(y, box) + valueAt(halfHeights, box);
  if (Math.max(ay, by) <= top || Math.min(ay, by) >= bottom) return false;
  const dx = bx - ax;
  const dy = by - ay;
  const one = dx * (top - ay) - dy * (left - ax);
  const two = dx * (top - ay) - dy * (right - ax);
  const three = dx * (bottom - ay) - dy * (left - ax);
  const four = dx * (bottom - ay) - dy * (right - ax);
  const areAllLeft = one > 0 && two > 0 && three > 0 && four > 0;
  const areAllRight = one < 0 && two < 0 && three < 0 && four < 0;
  return !areAllLeft && !areAllRight;
}
