import { expect, it } from 'vitest';
import { createTouchTest, footprintOf, touchesAny } from './footprint.ts';

/** The same numbers each time, from 0 to `most`. */
function createNumbers(): (most: number) => number {
  let state = 1;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

it('gives the same result with the changes in a grid as one by one', () => {
  const next = createNumbers();
  const rect = () => {
    const [left, top] = [next(20_000) - 10_000, next(20_000) - 10_000];
    return { left, top, right: left + next(400), bottom: top + next(400) };
  };
  const changed = Array.from({ length: 200 }, rect);
  const isTouched = createTouchTest(changed);
  let touched = 0;
  for (let round = 0; round < 400; round += 1) {
    const regions = [rect(), rect(), rect()].flatMap(({ left, top, right, bottom }) => [
      left,
      top,
      right,
      bottom,
    ]);
    const footprint = footprintOf(regions);
    expect(isTouched(footprint)).toBe(touchesAny(footprint, changed));
    if (isTouched(footprint)) touched += 1;
  }
  expect(touched).toBeGreaterThan(20);
  expect(touched).toBeLessThan(380);
});

it('compares only with the changes that are near', () => {
  let looked = 0;
  const changed = Array.from({ length: 5000 }, (_, index) => ({
    get left() {
      looked += 1;
      return (index % 70) * 400;
    },
    top: Math.floor(index / 70) * 400,
    right: (index % 70) * 400 + 200,
    bottom: Math.floor(index / 70) * 400 + 200,
  }));
  const isTouched = createTouchTest(changed);
  looked = 0;
  for (let index = 0; index < 5000; index += 1) {
    const [left, top] = [(index % 70) * 400 + 250, Math.floor(index / 70) * 400 + 250];
    expect(isTouched(footprintOf([left, top, left + 100, top + 100]))).toBe(false);
  }
  expect(looked).toBeLessThan(5000 * 16);
});
