import { describe, expect, it } from 'vitest';
import {
  type Box,
  boundsOf,
  contains,
  growRect,
  isInside,
  isSameRect,
  middleOf,
  overlaps,
  rectsOverlap,
  rectsTouch,
  sharedArea,
  shifted,
} from './geometry.ts';

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

describe('boxes', () => {
  it('have bounds and a middle', () => {
    expect(boundsOf([])).toBeNull();
    expect(boundsOf([box(10, 20, 5, 5), box(-3, 40, 4, 1)])).toEqual(box(-3, 20, 18, 21));
    expect(middleOf(box(10, 20, 6, 8))).toEqual({ x: 13, y: 24 });
  });

  it('overlap if they share more than a border, or are closer than the gap', () => {
    const one = box(0, 0, 10, 10);
    expect(overlaps(one, box(9, 9, 5, 5))).toBe(true);
    expect(overlaps(one, box(10, 0, 5, 5))).toBe(false);
    expect(overlaps(one, box(13, 0, 5, 5), 4)).toBe(true);
    expect(overlaps(one, box(14, 0, 5, 5), 4)).toBe(false);
    expect(sharedArea(one, box(8, 7, 20, 20))).toBe(6);
    expect(sharedArea(one, box(11, 7, 20, 20))).toBe(0);
  });

  it('contain a point or a box that touches their border', () => {
    const one = box(0, 0, 10, 10);
    expect(contains(one, { x: 10, y: 0 })).toBe(true);
    expect(contains(one, { x: 10.1, y: 0 })).toBe(false);
    expect(isInside(box(0, 5, 10, 5), one)).toBe(true);
    expect(isInside(box(0, 6, 10, 5), one)).toBe(false);
  });

  it('keep their other members when they are shifted', () => {
    expect(shifted({ id: 'a', ...box(1, 2, 3, 4) }, { x: 10, y: -2 })).toEqual({
      id: 'a',
      ...box(11, 0, 3, 4),
    });
  });
});

describe('rectangles', () => {
  it('that share a border touch and do not overlap', () => {
    const one = { left: 0, top: 0, right: 10, bottom: 10 };
    const beside = { left: 10, top: 2, right: 12, bottom: 4 };
    expect([rectsTouch(one, beside), rectsOverlap(one, beside)]).toEqual([true, false]);
    expect(rectsOverlap(growRect(one, 1), beside)).toBe(true);
    expect(rectsTouch(one, { ...beside, left: 10.5 })).toBe(false);
    expect(isSameRect(growRect(growRect(one, 3), -3), one)).toBe(true);
    expect(isSameRect(one, beside)).toBe(false);
  });
});
