import { expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { emptyFlow } from '../flow.ts';
import { manyModels } from '../testing/manyModels.ts';
import { testInk } from '../testing/testInk.ts';
import { toEdges } from '../toEdges.ts';
import { toFlow } from '../toFlow.ts';
import { paint, type Scene } from './paint.ts';
import { createStepPainter } from './paintSteps.ts';

const { nodes, edges } = toFlow(
  manyModels(400),
  { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges },
  emptyFlow,
);
const colours = {
  accent: '#3355ee',
  border: '#889',
  surface: '#fff',
  header: '#eef',
  edge: '#99a',
  error: '#c00',
  warning: '#b80',
};
const ink = { ...testInk, ...colours };
const scene: Scene = {
  nodes,
  edges,
  areas: [],
  notes: [],
  ink,
  x: -900,
  y: -400,
  zoom: 0.3,
  width: 600,
  height: 400,
};

function canvas() {
  const element = document.createElement('canvas');
  Object.assign(element, { width: scene.width, height: scene.height });
  const brush = element.getContext('2d', { willReadFrequently: true });
  if (brush === null) throw new Error('There is no canvas.');
  let rectangles = 0;
  const { fillRect } = brush;
  brush.fillRect = (...place) => {
    rectangles += 1;
    fillRect.apply(brush, place);
  };
  const takeCount = () => {
    const count = rectangles;
    rectangles = 0;
    return count;
  };
  const pixels = () => brush.getImageData(0, 0, scene.width, scene.height).data.join();
  return { brush, takeCount, pixels };
}

it('moves the picture in a step of a pan, paints only what comes into view, and looks as if all were painted', () => {
  const [moved, painted] = [canvas(), canvas()];
  const paintStep = createStepPainter();
  paintStep(moved.brush, scene);
  const all = moved.takeCount();
  expect(all).toBeGreaterThan(100);
  let { x, y } = scene;
  for (const [across, down] of [
    [7, 4],
    [-12.4, 3.2],
    [0, -9],
    [30, 0],
    [-5, -6],
  ] as const) {
    x += across;
    y += down;
    paintStep(moved.brush, { ...scene, x, y });
    paint(painted.brush, { ...scene, x: Math.round(x), y: Math.round(y) });
    expect(moved.takeCount()).toBeLessThan(all / 3);
    expect(moved.pixels() === painted.pixels(), `after a step by ${across} and ${down}`).toBe(true);
  }
});

it.each([
  ['the zoom', { zoom: 0.31 }],
  ['the models', { nodes: nodes.slice(1) }],
  ['the colours', { ink: { ...ink, border: '#f00' } }],
  ['the place by more than the view', { x: scene.x - 900 }],
])('paints all where %s has changed', (_what, change) => {
  const [moved, painted] = [canvas(), canvas()];
  const paintStep = createStepPainter();
  paintStep(moved.brush, scene);
  const next = { ...scene, ...change };
  paintStep(moved.brush, next);
  paint(painted.brush, next);
  expect(moved.pixels() === painted.pixels()).toBe(true);
});
