import type { Position } from '../model/index.ts';

export type Side = 'left' | 'right';

/** An end of an edge: where it touches a box, and at which side. */
export interface EdgeEnd extends Position {
  readonly side: Side;
}

/** The middle of a label, and the width that it is cut to. */
export interface LabelPlace extends Position {
  readonly width: number;
}

/** How an edge runs around the boxes, in canvas coordinates. */
export interface Route {
  /** For the `d` of an SVG path. */
  readonly path: string;
  /** The corners, both ends included. */
  readonly points: readonly Position[];
  readonly start: EdgeEnd;
  readonly end: EdgeEnd;
  /** The place of each label: of the only one, or of the one at the start and the one at the end. */
  readonly labels: readonly LabelPlace[];
}

const CORNER = 8;

/** An SVG path with right angles and rounded corners. */
export function roundedPath(points: readonly Position[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M ${first.x} ${first.y}`];
  rest.forEach((point, index) => {
    const before = points[index] ?? point;
    const after = rest[index + 1];
    if (after === undefined) {
      parts.push(lineTo(before, point));
      return;
    }
    const corner = Math.min(CORNER, lengthOf(before, point) / 2, lengthOf(point, after) / 2);
    const into = towards(point, before, corner);
    const out = towards(point, after, corner);
    parts.push(lineTo(before, into), `Q ${point.x} ${point.y} ${out.x} ${out.y}`);
  });
  return parts.join(' ');
}

function lineTo(from: Position, { x, y }: Position): string {
  return from.y === y ? `H ${x}` : `V ${y}`;
}

function lengthOf(one: Position, other: Position): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

function towards(from: Position, to: Position, by: number): Position {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
