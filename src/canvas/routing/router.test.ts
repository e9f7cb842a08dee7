import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectsOverlap } from '../../lib/geometry.ts';
import type { Position } from '../../model/index.ts';
import { sidesOf } from './ends.ts';
import { createRouter } from './router.ts';
import type { Obstacle } from './space.ts';
import {
  box,
  crosses,
  labelRects,
  moveOf,
  pictures,
  piecesOf,
  request,
  routeOf,
  routesOf,
} from './testing/pictures.ts';

describe('a single edge', () => {
  const [left, right] = [box('l', 0, 0), box('r', 600, 200)];

  it('turns once between two boxes and has its label there', () => {
    const { points, start, end, labels } = routeOf([left, right], request('e', left, right));
    expect(start).toEqual({ x: 220, y: 20, side: 'right' });
    expect(end).toEqual({ x: 600, y: 260, side: 'left' });
    expect(points).toHaveLength(4);
    expect(labels[0]?.x).toBe(410);
  });

  it('leaves to the left for a target on the left', () => {
    expect(sidesOf(right, left)).toEqual(['left', 'right']);
    expect(routeOf([left, right], request('e', right, left)).start.side).toBe('left');
  });

  it('is straight between ends at the same height', () => {
    const target = box('r', 600, -40);
    expect(routeOf([left, target], request('e', left, target)).path).toBe('M 220 20 H 600');
  });

  it('passes on the right of boxes that are above each other, and of its own box', () => {
    const below = box('b', 40, 300);
    const { start, end, points } = routeOf([left, below], request('e', left, below));
    expect([start.side, end.side]).toEqual(['right', 'right']);
    expect(Math.min(...points.slice(1, -1).map(({ x }) => x))).toBeGreaterThan(260);
    const itself = routeOf([left], request('e', left, left));
    expect(itself.start).toMatchObject({ x: 220, y: 20 });
    expect(itself.end).toMatchObject({ x: 220, y: 60 });
  });

  it('goes around a box in its way and keeps a distance from it', () => {
    const between = box('m', 300, -100, 220, 400);
    const far = box('f', 700, 0);
    const { points } = routeOf([left, between, far], request('e', left, far));
    for (const piece of piecesOf(points)) {
      expect(rectsOverlap(piece, { left: 290, top: -110, right: 530, bottom: 310 })).toBe(false);
    }
  });

  it.each([1e6, 1e9, 1e15])('is found between boxes that are %s pixels apart', (away) => {
    const [near, far] = [box('n', -away, -away), box('f', away, away)];
    const { start, end, points } = routeOf([near, far], request('e', near, far));
    expect([start.side, end.side]).toEqual(['right', 'left']);
    expect(points.length).toBeLessThan(6);
  });

  it('leaves on the other side if a box blocks the first', () => {
    const wall = box('w', 222, -300, 40, 900);
    const below = box('b', 0, 300);
    const { start, end } = routeOf([left, wall, below], request('e', left, below));
    expect([start.side, end.side]).toEqual(['left', 'left']);
  });
});

describe('a single edge in a crowd', () => {
  const crossed = (points: readonly Position[], boxes: readonly Obstacle[]): readonly string[] =>
    boxes.filter((one) => piecesOf(points).some((piece) => crosses(piece, one))).map(({ id }) => id);

  it('goes around a wall whose ends are far away', () => {
    const boxes = [box('l', 0, 0), box('wall', 350, -1_200, 60, 2_400), box('r', 600, 0)];
    const [left, , right] = boxes;
    if (!left || !right) throw new Error('three boxes');
    const { points } = routeOf(boxes, request('e', left, right));
    expect(crossed(points, boxes)).toEqual([]);
    expect(points.some(({ y }) => Math.abs(y) > 1_200)).toBe(true);
  });

  it('squeezes through the few pixels between boxes', () => {
    const boxes = [
      box('l', 0, 0),
      box('before', 225, -40, 60, 200),
      box('behind', -65, -40, 60, 200),
      box('r', 600, 0),
    ];
    const [left, , , right] = boxes;
    if (!left || !right) throw new Error('four boxes');
    const { points } = routeOf(boxes, request('e', left, right));
    expect(crossed(points, boxes)).toEqual([]);
    // Up or down in the gap of five pixels.
    expect(points[1]?.x).toBeGreaterThan(-5);
    expect(points[1]?.x).toBeLessThan(225);
  });

  it('goes straight through boxes that cover both of its sides', () => {
    const boxes = [box('l', 0, 0), box('cover', -50, -50, 400, 300), box('r', 900, 0)];
    const [left, , right] = boxes;
    if (!left || !right) throw new Error('three boxes');
    const { points, start, end } = routeOf(boxes, request('e', left, right));
    expect(crossed(points, boxes)).toEqual(['cover']);
    expect([start.side, end.side]).toEqual(['right', 'left']);
    expect(points).toHaveLength(4);
  });
});

describe('parallel edges', () => {
  it('keep separate lanes instead of overlapping', () => {
    const sources = [0, 1, 2, 3].map((index) => box(`s${index}`, 0, index * 160));
    const targets = [0, 1, 2, 3].map((index) => box(`t${index}`, 700, 40 + (3 - index) * 160));
    const edges = sources.flatMap((source, index) => {
      const target = targets[index];
      return target ? [request(`e${index}`, source, target)] : [];
    });
    const columns = routesOf([...sources, ...targets], edges).map(({ points }) => points[1]?.x ?? 0);
    const ordered = columns.toSorted((one, other) => one - other);
    for (const [index, x] of ordered.slice(1).entries()) {
      expect(x - (ordered[index] ?? 0)).toBeGreaterThanOrEqual(10);
    }
  });
});

describe('any picture', () => {
  it('has no edge that crosses a box', () => {
    fc.assert(
      fc.property(pictures, ({ boxes, edges }) => {
        for (const { points } of routesOf(boxes, edges)) {
          for (const piece of piecesOf(points))
            expect(boxes.filter((one) => crosses(piece, one))).toEqual([]);
        }
      }),
      { seed: 16, numRuns: 150 },
    );
  });

  it('has right angles only, and ends on the sides of the boxes', () => {
    fc.assert(
      fc.property(pictures, ({ boxes, edges }) => {
        routesOf(boxes, edges).forEach(({ points, start, end }, index) => {
          const { source, target, startY, endY } =
            edges[index] ?? request('none', box('a', 0, 0), box('b', 0, 0));
          expect(start.x).toBe(source[start.side]);
          expect(end.x).toBe(target[end.side]);
          // An end moves on its row, off another edge, but not to the next row.
          expect(Math.abs(start.y - startY)).toBeLessThanOrEqual(6);
          expect(Math.abs(end.y - endY)).toBeLessThanOrEqual(6);
          points.slice(1).forEach((to, place) => {
            const from = points[place] ?? to;
            expect(from.x === to.x || from.y === to.y).toBe(true);
          });
        });
      }),
      { seed: 17 },
    );
  });

  it('has no label that covers a box or a label', () => {
    fc.assert(
      fc.property(pictures, ({ boxes, edges }) => {
        const labels = routesOf(boxes, edges).flatMap((route, index) =>
          labelRects(route, edges[index] ?? request('none', box('a', 0, 0), box('b', 0, 0))),
        );
        labels.forEach((label, index) => {
          expect(boxes.filter((one) => rectsOverlap(label, one))).toEqual([]);
          expect(labels.slice(index + 1).filter((other) => rectsOverlap(label, other))).toEqual([]);
        });
      }),
      { seed: 18, numRuns: 150 },
    );
  });

  it('keeps every route while nothing changes', () => {
    fc.assert(
      fc.property(pictures, ({ boxes, edges }) => {
        const router = createRouter();
        const first = router.route({ boxes, edges, isMoving: false });
        const again = router.route({
          boxes: boxes.map((one) => ({ ...one })),
          edges: edges.map((edge) => ({ ...edge })),
          isMoving: false,
        });
        again.forEach((route, index) => {
          expect(route).toBe(first[index]);
        });
      }),
      { seed: 19 },
    );
  });

  it('has the same routes whatever was drawn before; during a drag only the edges of the dragged box change', () => {
    const steps = fc.array(
      fc.record({
        index: fc.nat(17),
        x: fc.integer({ min: -300, max: 300 }),
        y: fc.integer({ min: -300, max: 300 }),
        isDropped: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(pictures, steps, (start, moves) => {
        const router = createRouter();
        let now = start;
        const moved = new Set<string>();
        let before = router.route({ ...now, isMoving: false });
        for (const { index, x, y, isDropped } of moves) {
          const place = index % now.boxes.length;
          moved.add(now.boxes[place]?.id ?? '');
          now = moveOf(now.boxes, now.edges, place, { x, y });
          const during = router.route({ ...now, isMoving: true });
          now.edges.forEach((edge, at) => {
            if (!moved.has(edge.source.id) && !moved.has(edge.target.id)) expect(during[at]).toBe(before[at]);
          });
          if (isDropped) moved.clear();
          before = isDropped ? router.route({ ...now, isMoving: false }) : during;
          if (isDropped) expect(before).toEqual(routesOf(now.boxes, now.edges));
        }
        expect(router.route({ ...now, isMoving: false })).toEqual(routesOf(now.boxes, now.edges));
      }),
      { seed: 20, numRuns: 120 },
    );
  });

  it('has the same routes when it is settled step by step and changed in between', () => {
    const bits = fc.array(fc.record({ index: fc.nat(17), x: fc.nat(300), visits: fc.nat(6) }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(pictures, bits, (start, changes) => {
        const router = createRouter();
        let now = start;
        for (const { index, x, visits } of changes) {
          let left = visits;
          router.route({ ...now, isMoving: false, hasTime: () => left-- > 0 });
          now = moveOf(now.boxes, now.edges, index % now.boxes.length, { x, y: 40 });
        }
        const none = () => false;
        const hasty = router.route({ ...now, isMoving: false, hasTime: none });
        expect(hasty).toHaveLength(now.edges.length);
        for (let left = 1; !router.isSettled(); left = 1) router.settleMore(() => left-- > 0);
        expect(router.route({ ...now, isMoving: false, hasTime: none })).toEqual(
          routesOf(now.boxes, now.edges),
        );
      }),
      { seed: 21, numRuns: 120 },
    );
  });

  it('keeps the edges that are far from a moved box', () => {
    const boxes = [box('a', 0, 0), box('b', 600, 0), box('far', 0, 3000), box('away', 600, 3000)];
    const [a, b, far, away] = boxes;
    if (!a || !b || !far || !away) throw new Error('four boxes');
    const edges = [request('near', a, b), request('distant', far, away)];
    const router = createRouter();
    const before = router.route({ boxes, edges, isMoving: false });
    const moved = moveOf(boxes, edges, 0, { x: 30, y: 40 });
    const after = router.route({ ...moved, isMoving: false });
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it('ignores edges that are near but not in the recorded region', () => {
    const [a, b] = [box('a', 867, 60, 181, 193), box('b', 1714, 14, 257, 91)];
    const [c, d] = [box('c', 884, 405, 239, 81), box('d', 1711, 403, 164, 235)];
    const edges = [
      request('e0', c, d, { startY: 415 }),
      request('e1', a, b, { startY: 70 }),
      request('e2', a, b, { startY: 79 }),
    ];
    const router = createRouter();
    router.route({ boxes: [a, b, c, d], edges, isMoving: false });
    const moved = moveOf([a, b, c, d], edges, 3, { x: 0, y: 36 });
    expect(router.route({ ...moved, isMoving: false })).toEqual(routesOf(moved.boxes, moved.edges));
  });

  it('forgets removed boxes and edges', () => {
    const [a, b, between] = [box('a', 0, 0), box('b', 700, 0), box('m', 350, -60, 100, 300)];
    const edges = [request('e', a, b), request('other', a, between)];
    const router = createRouter();
    router.route({ boxes: [a, b, between], edges, isMoving: false });
    const after = router.route({ boxes: [a, b], edges: edges.slice(0, 1), isMoving: false });
    expect(after).toEqual(routesOf([a, b], edges.slice(0, 1)));
    expect(after[0]?.points.length).toBeLessThanOrEqual(4);
  });
});
