import { expect, it } from 'vitest';
import { placeAtEnd } from './placeAtEnd.ts';

it('puts the title of a new box at the end of the line, with the nearer side at the line', () => {
  const from = { x: 300, y: 100 };
  expect(placeAtEnd({ from, at: { x: 500.4, y: 210.2 } }, false)).toEqual({ x: 500, y: 190 });
  expect(placeAtEnd({ from, at: { x: 200.4, y: 210.2 } }, false)).toEqual({ x: -20, y: 190 });
  expect(placeAtEnd({ from, at: { x: 508, y: 213 } }, true)).toEqual({ x: 500, y: 200 });
});
