import { expect, it } from 'vitest';
import { hitPaths } from './hitPath.ts';

const route = (points: { x: number; y: number }[], end: 'left' | 'right') => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no points');
  return {
    path: '',
    points,
    start: { ...first, side: 'right' as const },
    end: { ...last, side: end },
    labels: [{ ...first, width: 100 }],
  };
};

it('excludes the handle at the right side of a box', () => {
  const across = [
    { x: 100, y: 20 },
    { x: 300, y: 20 },
  ];
  expect(hitPaths(route(across, 'left'), 1)).toEqual(['M 112 20 H 300']);
  const round = [
    { x: 100, y: 20 },
    { x: 140, y: 20 },
    { x: 140, y: 220 },
    { x: 100, y: 220 },
  ];
  expect(hitPaths(route(round, 'right'), 1)).toEqual([
    'M 112 20 H 132 Q 140 20 140 28 V 212 Q 140 220 132 220 H 112',
  ]);
});

it('is never longer than the edge', () => {
  const short = [
    { x: 100, y: 20 },
    { x: 104, y: 20 },
    { x: 104, y: 90 },
    { x: 300, y: 90 },
  ];
  expect(hitPaths(route(short, 'left'), 1)[0]).toMatch(/^M 104 20 /);
});

it('has a half for each of two relations', () => {
  const across = [
    { x: 100, y: 20 },
    { x: 300, y: 20 },
  ];
  expect(hitPaths(route(across, 'left'), 2)).toEqual(['M 112 20 H 200', 'M 200 20 H 300']);
});
