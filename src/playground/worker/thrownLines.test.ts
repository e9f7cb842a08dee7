import { expect, it } from 'vitest';
import { createThrownLines } from './thrownLines.ts';

it('returns the line of the last thrown value, until the next run', () => {
  const lines = createThrownLines();
  const thrown = { message: 'a plain object' };
  expect(lines.note(3, thrown)).toBe(thrown);
  expect(lines.note(5, 'text')).toBe('text');
  expect(lines.lineOf(thrown)).toBe(3);
  expect(lines.lineOf('text')).toBe(5);
  expect(lines.lineOf('another text')).toBeNull();
  expect(lines.lineOf({ message: 'a plain object' })).toBeNull();
  lines.note(7, Number.NaN);
  expect(lines.lineOf(Number.NaN)).toBe(7);
  lines.restart();
  expect(lines.lineOf(thrown)).toBeNull();
  expect(lines.lineOf(Number.NaN)).toBeNull();
});
