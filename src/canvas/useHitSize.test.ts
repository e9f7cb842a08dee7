import { expect, it } from 'vitest';
import { hitSize } from './useHitSize.ts';

it('keeps hit areas at about the same screen size at any zoom', () => {
  for (let zoom = 0.34; zoom <= 2; zoom += 0.01) {
    expect(hitSize(zoom) * zoom).toBeGreaterThan(0.6);
    expect(hitSize(zoom) * zoom).toBeLessThanOrEqual(1.06);
  }
  expect(hitSize(1)).toBe(1);
  // Zoomed far out, boxes are small themselves.
  expect(hitSize(0.02)).toBe(3);
});
