import { expect, it } from 'vitest';
import { shiftInto } from './useBringIntoView.ts';

it('moves a partly visible field only as far as needed', () => {
  expect(shiftInto(0, 800, 100, 200)).toBe(0);
  // Some pixels beyond the border, and within its margin.
  expect(shiftInto(0, 800, 5, 105)).toBe(3);
  expect(shiftInto(0, 800, -20, 80)).toBe(28);
  expect(shiftInto(0, 800, 720, 820)).toBe(-28);
  // Larger than the canvas: its start takes precedence.
  expect(shiftInto(0, 800, 20, 900)).toBe(-12);
  expect(shiftInto(0, 800, 900, 1000)).toBeNull();
  expect(shiftInto(0, 800, -100, 0)).toBeNull();
});
