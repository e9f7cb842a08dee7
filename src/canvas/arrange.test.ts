import { describe, expect, it } from 'vitest';
import { alignBoxes, boxInDirection, distributeBoxes } from './arrange.ts';

const box = (id: string, x: number, y: number, width = 100, height = 50) => ({ id, x, y, width, height });

describe('alignBoxes', () => {
  const boxes = [box('a', 0, 10), box('b', 300, 200, 200, 150)];

  it('aligns boxes along each side and middle', () => {
    expect(alignBoxes(boxes, 'left')).toEqual({ a: { x: 0, y: 10 }, b: { x: 0, y: 200 } });
    expect(alignBoxes(boxes, 'right')).toEqual({ a: { x: 400, y: 10 }, b: { x: 300, y: 200 } });
    expect(alignBoxes(boxes, 'centre')).toEqual({ a: { x: 200, y: 10 }, b: { x: 150, y: 200 } });
    expect(alignBoxes(boxes, 'top')).toEqual({ a: { x: 0, y: 10 }, b: { x: 300, y: 10 } });
    expect(alignBoxes(boxes, 'bottom')).toEqual({ a: { x: 0, y: 300 }, b: { x: 300, y: 200 } });
    expect(alignBoxes(boxes, 'middle')).toEqual({ a: { x: 0, y: 155 }, b: { x: 300, y: 105 } });
  });
});

describe('distributeBoxes', () => {
  it('makes the gaps equal and keeps the outermost boxes', () => {
    const boxes = [box('a', 0, 0), box('c', 500, 0), box('b', 120, 0)];
    expect(distributeBoxes(boxes, 'x')).toEqual({
      a: { x: 0, y: 0 },
      b: { x: 250, y: 0 },
      c: { x: 500, y: 0 },
    });
  });
});

describe('boxInDirection', () => {
  const boxes = [box('a', 0, 0), box('near', 200, 0), box('far', 500, 0), box('below', 0, 300)];

  it('prefers related boxes, then the nearest one', () => {
    expect(boxInDirection(boxes, new Set(['far']), 'a', 'right')).toBe('far');
    expect(boxInDirection(boxes, new Set(), 'a', 'right')).toBe('near');
    expect(boxInDirection(boxes, new Set(['far']), 'a', 'down')).toBe('below');
    expect(boxInDirection(boxes, new Set(), 'a', 'left')).toBeNull();
  });
});
