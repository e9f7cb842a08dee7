import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../lib/geometry.ts';
import { createLineGrid } from './lineGrid.ts';
import { createSpace, type Obstacle } from './space.ts';
import { createSpatialGrid } from './spatialGrid.ts';

const place = fc.oneof(fc.integer({ min: -3_000, max: 3_000 }), fc.constantFrom(-1e6, 1e6, 1e9, -1e300));
const size = fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constantFrom(60_000, 2e6, 1e9));
const rect = fc
  .tuple(place, place, size, size)
  .map(([left, top, width, height]): Rect => ({ left, top, right: left + width, bottom: top + height }));

const touches = (one: Rect, other: Rect): boolean =>
  one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;

describe('a spatial grid', () => {
  it('finds everything that a region touches, however large or far away it is', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 12 }), rect, fc.nat(11), (items, piece, gone) => {
        const grid = createSpatialGrid<Rect>(160, 90);
        for (const item of items) grid.add(item);
        const [removed] = items.splice(gone % Math.max(1, items.length), 1);
        if (removed !== undefined) grid.remove(removed);
        const found = new Set<Rect>();
        grid.each(piece, (item) => found.add(item));
        expect(found).not.toContain(removed);
        for (const item of items.filter((each) => touches(each, piece))) expect(found).toContain(item);
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  it('uses few cells for a large item, and visits few for a large region', () => {
    const grid = createSpatialGrid<Rect>(160, 90);
    grid.add({ left: -1e9, top: 0, right: 1e9, bottom: 20 });
    grid.add({ left: 0, top: 0, right: 10, bottom: 10 });
    const rows = grid.levels().flatMap((level) => [...(level?.columns.values() ?? [])]);
    const cells = rows.reduce((sum, { size }) => sum + size, 0);
    expect(cells).toBeLessThan(30);
    let visits = 0;
    grid.each({ left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 }, () => {
      visits += 1;
    });
    expect(visits).toBeLessThan(30);
  });

  it('visits only the non-empty cells along a line', () => {
    const grid = createLineGrid<Rect>(240);
    grid.add({ left: 1e6, top: 0, right: 1e6 + 200, bottom: 100 });
    grid.add({ left: -1e6, top: 0, right: -1e6 + 200, bottom: 100 });
    const entered: number[] = [];
    grid.walk({ isVertical: false, across: 50, from: 1.1e6, to: -1.1e6 }, (_items, at) => {
      entered.push(at);
      return false;
    });
    expect(entered.length).toBeLessThanOrEqual(4);
    expect(entered).toEqual(entered.toSorted((one, other) => other - one));
  });
});

describe('the first box on a line', () => {
  it('is the one that checking every box finds', () => {
    const line = fc.record({ isVertical: fc.boolean(), across: place, from: place, to: place });
    fc.assert(
      fc.property(
        fc.array(rect, { maxLength: 10 }),
        line,
        fc.constantFrom(0, 4, 14),
        (rects, wanted, margin) => {
          const obstacles = rects.map((each, index): Obstacle => ({ ...each, id: `b${index}` }));
          const all = createSpace();
          for (const obstacle of obstacles) all.setObstacle(obstacle);
          const isForwards = wanted.from <= wanted.to;
          const entries = obstacles.flatMap((obstacle) => {
            const alone = createSpace();
            alone.setObstacle(obstacle);
            if (alone.firstOnLine(wanted, margin) === null) return [];
            const low = (wanted.isVertical ? obstacle.top : obstacle.left) - margin;
            const high = (wanted.isVertical ? obstacle.bottom : obstacle.right) + margin;
            return [{ id: obstacle.id, at: isForwards ? low : -high }];
          });
          entries.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
          expect(all.firstOnLine(wanted, margin)?.id).toBe(entries[0]?.id);
        },
      ),
      { seed: 9, numRuns: 600 },
    );
  });
});
