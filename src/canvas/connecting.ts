import type { Position } from '../model/index.ts';

/** A drag that ends on its own model is meant as a relation to itself only when it went somewhere. */
const MIN_TRAVEL = 44;

/** Whether a line from a model's handle back to the same model is meant as a relation, and not as a change of mind. */
export function isMeantForItself(from: Position, to: Position): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) >= MIN_TRAVEL;
}
