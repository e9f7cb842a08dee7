import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Position } from '../../model/index.ts';
import type { RelationEdge } from '../flow.ts';
import { gapBetween, gapOfEdge } from './gap.ts';

const edgeOf = (points: readonly Position[], labels: readonly Position[]): RelationEdge => {
  const [start, end] = [points[0], points.at(-1)];
  if (start === undefined || end === undefined) throw new Error('An edge needs two ends.');
  const route = {
    path: '',
    points,
    labels: labels.map((place) => ({ ...place, width: 100 })),
    start: { ...start, side: 'right' as const },
    end: { ...end, side: 'left' as const },
  };
  return { id: 'e', source: 'a', target: 'b', data: { route, isDimmed: false, sides: [] as never } };
};

const position = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
});

it('is the distance to the nearest segment or label of the edge', () => {
  const points = fc.array(position, { minLength: 2, maxLength: 6 });
  const labels = fc.array(position, { minLength: 1, maxLength: 2 });
  const view = { left: -100, top: -80, right: 100, bottom: 80 };
  fc.assert(
    fc.property(points, labels, (corners, places) => {
      const rects = [
        ...places.map(({ x, y }) => ({ left: x - 140, top: y - 24, right: x + 140, bottom: y + 24 })),
        ...corners.slice(1).map((to, index) => {
          const from = corners[index] ?? to;
          return {
            left: Math.min(from.x, to.x),
            top: Math.min(from.y, to.y),
            right: Math.max(from.x, to.x),
            bottom: Math.max(from.y, to.y),
          };
        }),
      ];
      const expected = Math.min(...rects.map((rect) => gapBetween(rect, view)));
      expect(gapOfEdge(edgeOf(corners, places), view, Number.POSITIVE_INFINITY)).toBe(expected);
    }),
    { seed: 15 },
  );
});

it('reads the corners of an edge that is out of reach once, and makes no list of them', () => {
  let reads = 0;
  const corners = [
    { x: 5000, y: 5000 },
    { x: 6000, y: 5000 },
  ];
  const points = new Proxy(corners, {
    get(target, key) {
      if (key === 'slice' || key === 'map') throw new Error('A list is made.');
      if (key === Symbol.iterator) reads += 1;
      return Reflect.get(target, key);
    },
  });
  const edge = edgeOf(corners, [{ x: 5500, y: 5000 }]);
  if (edge.data === undefined) throw new Error('The edge has no data.');
  const far = { ...edge, data: { ...edge.data, route: { ...edge.data.route, points } } };
  for (let step = 0; step < 3; step += 1) {
    const view = { left: step, top: 0, right: 100, bottom: 100 };
    expect(gapOfEdge(far, view, 300)).toBe(Number.POSITIVE_INFINITY);
  }
  expect(reads).toBe(1);
});
