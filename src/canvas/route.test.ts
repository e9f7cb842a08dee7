import { describe, expect, it } from 'vitest';
import { routeEdge, sidesOf } from './route.ts';

const box = (x: number, y: number) => ({ x, y, width: 200, height: 120 });

describe('routeEdge', () => {
  it('goes from right to left where the target stands to the right', () => {
    const { start, end, label } = routeEdge(
      { source: box(0, 0), target: box(400, 100), startY: 20, endY: 60 },
      { lane: 0, lanes: 1 },
    );
    expect(start).toEqual({ x: 200, y: 20, side: 'right' });
    expect(end).toEqual({ x: 400, y: 160, side: 'left' });
    expect(label).toEqual({ x: 300, y: 90 });
  });

  it('goes from left to right where the target stands to the left', () => {
    expect(sidesOf(box(400, 0), box(0, 0))).toEqual(['left', 'right']);
  });

  it('goes round the right of boxes that have no room between them, itself included', () => {
    const above = routeEdge(
      { source: box(0, 0), target: box(40, 300), startY: 20, endY: 20 },
      { lane: 0, lanes: 1 },
    );
    expect([above.start.side, above.end.side]).toEqual(['right', 'right']);
    expect(above.label.x).toBeGreaterThan(240);
    const itself = routeEdge(
      { source: box(0, 0), target: box(0, 0), startY: 20, endY: 100 },
      { lane: 0, lanes: 1 },
    );
    expect(itself.start).toMatchObject({ x: 200, y: 20 });
    expect(itself.end).toMatchObject({ x: 200, y: 100 });
    expect(itself.label.x).toBeGreaterThan(200);
  });

  it('keeps the lanes of edges that leave the same side apart', () => {
    const middles = [0, 1, 2].map(
      (lane) =>
        routeEdge({ source: box(0, 0), target: box(500, 90), startY: 20, endY: 20 }, { lane: lane, lanes: 3 })
          .label.x,
    );
    expect(new Set(middles).size).toBe(3);
    for (const middle of middles) {
      expect(middle).toBeGreaterThan(200);
      expect(middle).toBeLessThan(500);
    }
  });

  it('draws a straight line between ends of one height', () => {
    expect(
      routeEdge({ source: box(0, 0), target: box(400, 0), startY: 20, endY: 20 }, { lane: 0, lanes: 1 }).path,
    ).toBe('M 200 20 H 400');
  });
});
