import { expect, it } from 'vitest';
import { beginDrawing, endDrawing } from './drawingMark.ts';

function marksOf(held = new Map<string, string>()) {
  const marks = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
  return () => marks;
}

it('holds back only a picture that did not finish twice', () => {
  const marks = marksOf();
  expect(beginDrawing('a', marks)).toBe(false);
  expect(beginDrawing('a', marks)).toBe(false);
  expect(beginDrawing('a', marks)).toBe(true);
  expect(beginDrawing('a', marks)).toBe(true);
  expect(beginDrawing('b', marks)).toBe(false);
});

it('forgets a drawing that finished', () => {
  const marks = marksOf();
  for (let visit = 0; visit < 5; visit += 1) {
    expect(beginDrawing('a', marks)).toBe(false);
    endDrawing('a', marks);
  }
});

it('draws if nothing can be stored, or the mark is not a number', () => {
  const refusing = (): never => {
    throw new DOMException('no storage', 'SecurityError');
  };
  for (let visit = 0; visit < 4; visit += 1) expect(beginDrawing('a', refusing)).toBe(false);
  expect(beginDrawing('a', marksOf(new Map([['loopback-model-designer:drawing:a', 'x']])))).toBe(false);
});
