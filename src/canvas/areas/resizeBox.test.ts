import { expect, it } from 'vitest';
import { resizeBox } from './resizeBox.ts';
import { titleScale } from './titleScale.ts';

const box = { x: 100, y: 200, width: 300, height: 150 };
const least = { width: 120, height: 80 };

it('resizeBox moves the dragged side only', () => {
  expect(resizeBox(box, 'right', { x: 20.4, y: 99 }, least)).toEqual({ ...box, width: 320 });
  expect(resizeBox(box, 'top', { x: 99, y: -30 }, least)).toEqual({ ...box, y: 170, height: 180 });
  expect(resizeBox(box, 'bottom left', { x: 40, y: 10 }, least)).toEqual({
    x: 140,
    y: 200,
    width: 260,
    height: 160,
  });
});

it('resizeBox keeps the opposite side when the box reaches its minimum size', () => {
  expect(resizeBox(box, 'top left', { x: 999, y: 999 }, least)).toEqual({
    x: 280,
    y: 270,
    ...least,
  });
  // A box that is already smaller may stay so.
  const small = { x: 0, y: 0, width: 60, height: 40 };
  expect(resizeBox(small, 'right', { x: -10, y: 0 }, least)).toMatchObject({ x: 0, width: 60 });
});

it('titleScale keeps titles readable when zoomed out, in a few steps', () => {
  expect([2, 1, 0.5, 0.3, 0.08].map(titleScale)).toEqual([1, 1, 1.5, 3, 6]);
});
