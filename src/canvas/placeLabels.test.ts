import { describe, expect, it } from 'vitest';
import { placeLabels } from './placeLabels.ts';

describe('placeLabels', () => {
  it('leaves labels alone that have room', () => {
    const wanted = [
      { x: 0, y: 0, text: 'orders' },
      { x: 400, y: 0, text: 'reviews' },
      { x: 0, y: 100, text: 'items' },
    ];
    expect(placeLabels(wanted)).toEqual(wanted.map(({ x, y }) => ({ x, y })));
  });

  it('sets labels apart that want the same place', () => {
    const placed = placeLabels([1, 2, 3].map(() => ({ x: 0, y: 0, text: 'orders customerId' })));
    const heights = placed.map(({ y }) => y).toSorted((one, other) => one - other);
    expect(heights[1]).toBeGreaterThanOrEqual((heights[0] ?? 0) + 20);
    expect(heights[2]).toBeGreaterThanOrEqual((heights[1] ?? 0) + 20);
  });
});
