import type { Position } from '../../model/index.ts';
import type { EdgeRequest, Port } from './ends.ts';
import type { Space } from './space.ts';

const DETOUR = 40;
const LANE = 14;
/** How much farther out a detour around both boxes may go; beyond, a search does better. */
const MAX_DETOUR = 240;
const MAX_TRIES = 8;

/** The path with at most two bends between two ends: out of one box, up or down, into the other; null where boxes block it. */
export function directPath(
  space: Space,
  request: EdgeRequest,
  start: Port,
  end: Port,
  margin: number,
): Position[] | null {
  if (!isStubFree(space, start, margin) || !isStubFree(space, end, margin)) return null;
  const isBetween = start.out !== end.out;
  if (isBetween && Math.abs(start.end.y - end.end.y) < 1) {
    const isFree = isLevelFree(space, start.free.y, start.free.x, end.free.x, margin);
    return isFree ? [start.end, { x: end.end.x, y: start.end.y }] : null;
  }
  const x = isBetween
    ? columnBetween(space, request, start, end, margin)
    : columnBeside(space, request, start, end, margin);
  if (x === null) return null;
  return [start.end, { x, y: start.end.y }, { x, y: end.end.y }, end.end];
}

export function isStubFree(space: Space, { end, free, box }: Port, margin: number): boolean {
  const line = { isVertical: false, across: end.y, from: end.x, to: free.x };
  return space.firstOnLine(line, margin, box.id) === null;
}

function isLevelFree(space: Space, y: number, from: number, to: number, margin: number): boolean {
  return space.firstOnLine({ isVertical: false, across: y, from, to }, margin) === null;
}

/** The x of the vertical segment between two boxes: in the edge's lane, or as near to it as there is room. */
function columnBetween(
  space: Space,
  request: EdgeRequest,
  start: Port,
  end: Port,
  margin: number,
): number | null {
  const [left, right] = start.out === 1 ? [start, end] : [end, start];
  let [low, high] = [left.free.x, right.free.x];
  if (low > high) return null;
  const { lane, lanes } = request;
  const spread = Math.min(LANE, (right.end.x - left.end.x) / (lanes + 2));
  const wanted = (left.end.x + right.end.x) / 2 + (lane - (lanes - 1) / 2) * spread;
  const toRight = { isVertical: false, across: left.free.y, from: low, to: high };
  const hit = space.firstOnLine(toRight, margin);
  if (hit) high = Math.min(high, hit.left - margin);
  const toLeft = { isVertical: false, across: right.free.y, from: right.free.x, to: low };
  const hitBack = space.firstOnLine(toLeft, margin);
  if (hitBack) low = Math.max(low, hitBack.right + margin);
  if (low > high) return null;
  return freeColumn(space, { low, high, wanted, from: start.end.y, to: end.end.y }, margin);
}

interface Column {
  readonly low: number;
  readonly high: number;
  readonly wanted: number;
  readonly from: number;
  readonly to: number;
}

/** The x nearest to the wanted one at which a vertical line meets no box. */
function freeColumn(space: Space, { low, high, wanted, from, to }: Column, margin: number): number | null {
  const start = Math.min(high, Math.max(low, wanted));
  const tried = new Set<number>();
  const waiting = [start];
  while (tried.size < MAX_TRIES) {
    waiting.sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted) || one - other);
    const x = waiting.shift();
    if (x === undefined) return null;
    tried.add(x);
    const hit = space.firstOnLine({ isVertical: true, across: x, from, to }, margin);
    if (hit === null) return x;
    for (const next of [hit.left - margin, hit.right + margin]) {
      if (next >= low && next <= high && !tried.has(next) && !waiting.includes(next)) waiting.push(next);
    }
  }
  return null;
}

/** The x of the vertical segment that passes the same side of both boxes. */
function columnBeside(
  space: Space,
  request: EdgeRequest,
  start: Port,
  end: Port,
  margin: number,
): number | null {
  const { out } = start;
  const edge = out * Math.max(out * start.end.x, out * end.end.x);
  let x = edge + out * (DETOUR + request.lane * LANE);
  for (let tries = 0; tries < MAX_TRIES && Math.abs(x - edge) < DETOUR + MAX_DETOUR; tries += 1) {
    if (!isLevelFree(space, start.end.y, start.free.x, x, margin)) return null;
    if (!isLevelFree(space, end.end.y, end.free.x, x, margin)) return null;
    const line = { isVertical: true, across: x, from: start.end.y, to: end.end.y };
    const hit = space.firstOnLine(line, margin);
    if (hit === null) return x;
    x = out === 1 ? hit.right + margin : hit.left - margin;
  }
  return null;
}
