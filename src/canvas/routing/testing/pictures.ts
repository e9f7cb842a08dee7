import fc from 'fast-check';
import type { Rect } from '../../../lib/geometry.ts';
import type { Position } from '../../../model/index.ts';
import type { Route } from '../../route.ts';
import type { EdgeRequest } from '../ends.ts';
import { createRouter } from '../router.ts';
import type { Obstacle } from '../space.ts';

export const box = (id: string, left: number, top: number, width = 220, height = 120): Obstacle => ({
  id,
  left,
  top,
  right: left + width,
  bottom: top + height,
});

export const request = (
  id: string,
  source: Obstacle,
  target: Obstacle,
  more: Partial<EdgeRequest> = {},
): EdgeRequest => ({
  id,
  source,
  target,
  startY: source.top + 20,
  endY: target.top + 60,
  startSlack: 6,
  endSlack: 6,
  lane: 0,
  lanes: 1,
  labels: [{ width: 120, height: 21 }],
  ...more,
});

export const routesOf = (boxes: readonly Obstacle[], edges: readonly EdgeRequest[]): readonly Route[] =>
  createRouter()
    .route({ boxes, edges, isMoving: false })
    .flatMap((route) => route ?? []);

export const routeOf = (boxes: readonly Obstacle[], edge: EdgeRequest): Route => {
  const [route] = routesOf(boxes, [edge]);
  if (route === undefined) throw new Error('no route');
  return route;
};

/** The segments of a path. */
export const piecesOf = (points: readonly Position[]): Rect[] =>
  points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {
      left: Math.min(from.x, to.x),
      top: Math.min(from.y, to.y),
      right: Math.max(from.x, to.x),
      bottom: Math.max(from.y, to.y),
    };
  });

/** Whether a segment crosses the inside of a box. */
export const crosses = (piece: Rect, { left, top, right, bottom }: Obstacle): boolean =>
  piece.left < right && left < piece.right + 0.001 && piece.top < bottom && top < piece.bottom + 0.001
    ? piece.right > left && piece.bottom > top
    : false;

/** Where the labels of an edge are that have room. */
export const labelRects = ({ labels }: Route, request: EdgeRequest): Rect[] =>
  labels.flatMap(({ x, y, width }, index) => {
    const { height } = request.labels[index] ?? { height: 0 };
    if (width === 0) return [];
    return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
  });

/** Boxes on a loose grid, with room between them. */
const scattered = fc
  .uniqueArray(fc.nat(35), { minLength: 2, maxLength: 18 })
  .chain((cells) =>
    fc.tuple(
      fc.constant(cells),
      fc.array(
        fc.record({
          dx: fc.nat(60),
          dy: fc.nat(60),
          width: fc.integer({ min: 160, max: 260 }),
          height: fc.integer({ min: 60, max: 240 }),
        }),
        { minLength: cells.length, maxLength: cells.length },
      ),
    ),
  )
  .map(([cells, shapes]) =>
    cells.map((cell, index) => {
      const { dx = 0, dy = 0, width = 200, height = 100 } = shapes[index] ?? {};
      return box(`b${cell}`, (cell % 6) * 420 + dx, Math.floor(cell / 6) * 400 + dy, width, height);
    }),
  );

export const pictures = scattered.chain((boxes) =>
  fc
    .array(
      fc.record({
        from: fc.nat(boxes.length - 1),
        to: fc.nat(boxes.length - 1),
        at: fc.integer({ min: 10, max: 50 }),
        widths: fc.array(fc.integer({ min: 40, max: 160 }), { minLength: 1, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 24 },
    )
    .map((pairs) => ({
      boxes,
      edges: pairs.flatMap(({ from, to, at, widths }, index) => {
        const [source, target] = [boxes[from], boxes[to]];
        const labels = widths.map((width) => ({ width, height: 21 }));
        const more = { startY: source === undefined ? 0 : source.top + at, labels };
        return source && target ? [request(`e${index}`, source, target, more)] : [];
      }),
    })),
);

export const moveOf = (
  boxes: readonly Obstacle[],
  edges: readonly EdgeRequest[],
  index: number,
  by: Position,
) => {
  const moved = boxes.map((one, place) =>
    place === index
      ? {
          ...one,
          left: one.left + by.x,
          right: one.right + by.x,
          top: one.top + by.y,
          bottom: one.bottom + by.y,
        }
      : one,
  );
  const find = (id: string): Obstacle => moved.find((one) => one.id === id) ?? box(id, 0, 0);
  return {
    boxes: moved,
    edges: edges.map((edge) => {
      const [source, target] = [find(edge.source.id), find(edge.target.id)];
      if (source === edge.source && target === edge.target) return edge;
      const startY = edge.startY + source.top - edge.source.top;
      return { ...edge, source, target, startY, endY: edge.endY + target.top - edge.target.top };
    }),
  };
};
