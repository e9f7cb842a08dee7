import { describe, expect, it } from 'vitest';
import { roundedPath } from './route.ts';

describe('roundedPath', () => {
  it('rounds right angles', () => {
    const points = [
      { x: 0, y: 20 },
      { x: 100, y: 20 },
      { x: 100, y: 200 },
      { x: 300, y: 200 },
    ];
    expect(roundedPath(points)).toBe('M 0 20 H 92 Q 100 20 100 28 V 192 Q 100 200 108 200 H 300');
  });

  it('uses smaller corners where there is less room', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 6 },
      { x: 90, y: 6 },
    ];
    expect(roundedPath(points)).toBe('M 0 0 H 47 Q 50 0 50 3 V 3 Q 50 6 53 6 H 90');
  });

  it('draws a straight line between ends at the same height', () => {
    expect(
      roundedPath([
        { x: 200, y: 20 },
        { x: 400, y: 20 },
      ]),
    ).toBe('M 200 20 H 400');
  });
});
