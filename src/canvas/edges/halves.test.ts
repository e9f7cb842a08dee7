import { describe, expect, it } from 'vitest';
import { halvesOf, nearerEnd } from './halves.ts';

const path = [
  { x: 0, y: 0 },
  { x: 40, y: 0 },
  { x: 40, y: 100 },
  { x: 60, y: 100 },
];

describe('halvesOf', () => {
  it('splits a path in its middle', () => {
    expect(halvesOf(path)).toEqual([
      [
        { x: 0, y: 0 },
        { x: 40, y: 0 },
        { x: 40, y: 40 },
      ],
      [
        { x: 40, y: 40 },
        { x: 40, y: 100 },
        { x: 60, y: 100 },
      ],
    ]);
  });

  it('keeps a path without a length', () => {
    const point = [
      { x: 5, y: 5 },
      { x: 5, y: 5 },
    ];
    expect(halvesOf(point)).toEqual([point, point]);
  });
});

describe('nearerEnd', () => {
  it('follows the path, not the straight distance to its ends', () => {
    expect(nearerEnd(path, { x: 42, y: 38 })).toBe('start');
    expect(nearerEnd(path, { x: 38, y: 42 })).toBe('end');
    const hook = [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
      { x: 200, y: 20 },
      { x: 0, y: 20 },
    ];
    expect(nearerEnd(hook, { x: 10, y: 14 })).toBe('end');
  });
});
