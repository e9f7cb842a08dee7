import type { Position, Size } from '../project.ts';

/** Room on the canvas, in CSS pixels at zoom 1. */
export interface Rectangle extends Position, Size {}

/** Whether two rectangles have less than the gap between them; those that only touch do not overlap. */
export function overlaps(one: Rectangle, other: Rectangle, gap = 0): boolean {
  return (
    one.x < other.x + other.width + gap &&
    other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap &&
    other.y < one.y + one.height + gap
  );
}

export function shifted<Value extends Position>(value: Value, by: Position): Value {
  return { ...value, x: value.x + by.x, y: value.y + by.y };
}
