import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shopProject } from '../testing/shopProject.ts';
import { arrangeBoxes } from './arrangeBoxes.ts';
import type { LayoutBox, LayoutEdge } from './layoutGraph.ts';
import { measureLayout } from './measureLayout.ts';
import { layoutBoxOf, layoutEdgesOf, layoutModels } from './placement.ts';

const box = (id: string, height = 200): LayoutBox => ({ id, size: { width: 220, height } });
const boxes = (count: number) => Array.from({ length: count }, (_, index) => box(`m${index}`));
const edge = (from: number, to: number): LayoutEdge => ({ from: `m${from}`, to: `m${to}` });
const middleOf = (positions: ReadonlyMap<string, { x: number; y: number }>, id: string) => {
  const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
  return { x: x + 110, y: y + 100 };
};

describe('arrangeBoxes', () => {
  it('LY10: draws the shop with few crossings, in the shape of a screen', () => {
    const project = shopProject();
    const group = {
      boxes: project.models.map((entry) => layoutBoxOf(project, entry)),
      edges: layoutEdgesOf(project),
    };
    const { crossings, through, size } = measureLayout(group, arrangeBoxes(group.boxes, group.edges));
    // A layered layout of the same boxes has 29 crossings, and runs through 13 boxes.
    expect(crossings).toBeLessThanOrEqual(3);
    expect(through).toBeLessThanOrEqual(6);
    expect(size.width / size.height).toBeGreaterThan(1.1);
    expect(size.width / size.height).toBeLessThan(2.2);
  });

  it('LY10: draws the shop in the shape of a narrow and of a square canvas, in any order of its models', () => {
    const project = shopProject();
    for (const aspect of [0.55, 0.8]) {
      for (const first of [0, 11]) {
        const models = [...project.models.slice(first), ...project.models.slice(0, first)];
        const placed = models.map((entry) => layoutBoxOf(project, entry));
        const edges = layoutEdgesOf({ ...project, models });
        const { size } = measureLayout({ boxes: placed, edges }, arrangeBoxes(placed, edges, { aspect }));
        const drawn = size.width / size.height;
        expect(Math.max(drawn / aspect, aspect / drawn)).toBeLessThan(1.35);
      }
    }
  });

  it('LY11: puts a hub among the boxes that are related to it', () => {
    const count = 40;
    const edges = Array.from({ length: count - 1 }, (_, index) => edge(0, index + 1));
    const positions = arrangeBoxes(boxes(count), edges, { aspect: 1.6 });
    const hub = middleOf(positions, 'm0');
    const others = boxes(count)
      .slice(1)
      .map(({ id }) => middleOf(positions, id));
    for (const isBeside of [
      ({ x }: { x: number }) => x < hub.x,
      ({ x }: { x: number }) => x > hub.x,
      ({ y }: { y: number }) => y < hub.y,
      ({ y }: { y: number }) => y > hub.y,
    ]) {
      expect(others.filter(isBeside).length).toBeGreaterThan(count / 5);
    }
  });

  it('LY11: puts a join model between its two sides', () => {
    // Two hubs with leaves of their own, and a join model of both.
    const edges = [
      edge(0, 10),
      edge(1, 10),
      ...[2, 3, 4, 5].map((to) => edge(0, to)),
      ...[6, 7, 8, 9].map((to) => edge(1, to)),
    ];
    const positions = arrangeBoxes(boxes(11), edges);
    const [one, join, other] = ['m0', 'm10', 'm1'].map((id) => middleOf(positions, id));
    const distance = (from = { x: 0, y: 0 }, to = { x: 0, y: 0 }) => Math.hypot(from.x - to.x, from.y - to.y);
    // As near to both as boxes of neighbouring columns are.
    expect(Math.max(distance(one, join), distance(join, other))).toBeLessThan(700);
  });

  it('LY12: keeps groups that nothing connects apart, and models without relations in a block of their own', () => {
    const edges = [edge(0, 1), edge(1, 2), edge(3, 4), edge(4, 5)];
    const positions = arrangeBoxes(boxes(30), edges);
    const bounds = (ids: readonly string[]) => {
      const [xs, ys] = [
        ids.map((id) => positions.get(id)?.x ?? 0),
        ids.map((id) => positions.get(id)?.y ?? 0),
      ];
      return {
        left: Math.min(...xs),
        right: Math.max(...xs) + 220,
        top: Math.min(...ys),
        bottom: Math.max(...ys) + 200,
      };
    };
    const groups = [[0, 1, 2], [3, 4, 5], Array.from({ length: 24 }, (_, index) => index + 6)].map((ids) =>
      bounds(ids.map((id) => `m${id}`)),
    );
    for (const [index, one] of groups.entries()) {
      for (const other of groups.slice(index + 1)) {
        const areApart =
          one.right < other.left ||
          other.right < one.left ||
          one.bottom < other.top ||
          other.bottom < one.top;
        expect(areApart).toBe(true);
      }
    }
  });

  it('LY3: keeps boxes of very different sizes from overlapping, whatever the edges', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 40, max: 2000 }),
      height: fc.integer({ min: 40, max: 2000 }),
    });
    const graphs = fc.tuple(
      fc.array(sizes, { minLength: 1, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 }),
    );
    fc.assert(
      fc.property(graphs, ([list, pairs]) => {
        const all = list.map((size, index) => ({ id: `m${index}`, size }));
        const edges = pairs.map(([from, to]) => edge(from, to));
        const positions = arrangeBoxes(all, edges, { effort: 'quick' });
        expect(positions.size).toBe(all.length);
        const placed = all.map(({ id, size }) => ({ ...(positions.get(id) ?? { x: NaN, y: NaN }), ...size }));
        const covered = placed.flatMap((one, index) =>
          placed
            .slice(index + 1)
            .filter(
              (other) =>
                !(
                  one.x + one.width <= other.x ||
                  other.x + other.width <= one.x ||
                  one.y + one.height <= other.y ||
                  other.y + other.height <= one.y
                ),
            ),
        );
        expect(covered).toEqual([]);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('LY13: lays out what is shown: names alone need less room than all rows', () => {
    const project = shopProject();
    const heightOf = (detail: 'all' | 'keys' | 'names') => {
      const ys = Object.values(layoutModels(project, undefined, { detail })).map(({ y }) => y);
      return Math.max(...ys) - Math.min(...ys);
    };
    expect(heightOf('keys')).toBeLessThan(heightOf('all'));
    expect(heightOf('names')).toBeLessThan(heightOf('keys'));
  });

  it('places nothing where there is nothing', () => {
    expect(arrangeBoxes([], []).size).toBe(0);
  });
});
