import type { Position } from '../../../model/index.ts';

/** A straight segment of an edge. */
interface Segment {
  readonly id: string;
  readonly isVertical: boolean;
  /** Its x if it is vertical, else its y. */
  readonly across: number;
  readonly from: number;
  readonly to: number;
}

/** Two edges on one line. */
export interface SharedLine {
  readonly ids: readonly [string, string];
  /** How long they run on one another, in pixels. */
  readonly length: number;
}

/** Lines that are nearer to each other look like one, in pixels. */
const NEAR = 2;

/** The pairs of edges that run on one another for more than a length, in pixels. */
export function sharedLines(
  edges: readonly { readonly id: string; readonly points: readonly Position[] }[],
  longest = 30,
): readonly SharedLine[] {
  const segments = edges.flatMap(({ id, points }) => segmentsOf(id, points));
  return segments.flatMap((one, index) =>
    segments.slice(index + 1).flatMap((other) => {
      const isBeside = one.isVertical === other.isVertical && Math.abs(one.across - other.across) < NEAR;
      const length = Math.min(one.to, other.to) - Math.max(one.from, other.from);
      const isShared = one.id !== other.id && isBeside && length > longest;
      return isShared ? [{ ids: [one.id, other.id] as const, length }] : [];
    }),
  );
}

function segmentsOf(id: string, points: readonly Position[]): readonly Segment[] {
  return points.slice(1).map((end, index) => {
    const start = points[index] ?? end;
    const isVertical = start.x === end.x;
    const [across, one, other] = isVertical ? [start.x, start.y, end.y] : [start.y, start.x, end.x];
    return { id, isVertical, across, from: Math.min(one, other), to: Math.max(one, other) };
  });
}
