import { expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { addModel, createExampleProject, createProject, type Project } from '../../model/index.ts';
import { emptyFlow } from '../flow.ts';
import { testInk } from '../testing/testInk.ts';
import { toEdges } from '../toEdges.ts';
import { toFlow } from '../toFlow.ts';
import { createNamesPainter, type NamesBrush } from './paintNames.ts';

const contentOf = (project: Project) => {
  const view = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges } as const;
  return { ...toFlow(project, view, emptyFlow), edited: null };
};
const content = contentOf(createExampleProject());

/** A brush that records what it writes and measures. */
function recordingBrush() {
  const written: string[] = [];
  /** Where each text begins and ends. */
  const places = new Map<string, readonly [number, number]>();
  const measured: string[] = [];
  const brush: NamesBrush = {
    clearRect: () => void written.splice(0),
    fillRect: () => undefined,
    fillText: (text, x) => {
      written.push(text);
      places.set(text, [x, x + text.length * 6]);
    },
    measureText: (text) => {
      measured.push(text);
      return { width: text.length * 6 };
    },
    fillStyle: '',
    font: '',
    globalAlpha: 1,
    textBaseline: 'middle',
  };
  return { brush, written, places, measured };
}

const at = (zoom: number) => ({ x: 0, y: 0, zoom, width: 4000, height: 4000, ink: testInk });

it('measures no name twice, not even after the names were hidden', () => {
  const { brush, written, measured } = recordingBrush();
  createNamesPainter().paint(brush, at(0.5), content);
  expect(written).toContain('Customer');
  const first = measured.length;
  expect(new Set(measured).size).toBe(first);
  createNamesPainter().paint(brush, at(0.5), content);
  expect(measured).toHaveLength(first);
});

it('places the names of a zoom once, until the content changes', () => {
  const { brush } = recordingBrush();
  const painter = createNamesPainter();
  // A new placement has a set of its own.
  const placedAt = (zoom: number, shown = content) => {
    painter.paint(brush, at(zoom), shown);
    return painter.wholeNames();
  };
  const first = placedAt(0.5);
  expect(placedAt(0.6)).not.toBe(first);
  expect(placedAt(0.5)).toBe(first);
  expect(placedAt(0.5, { ...content })).not.toBe(first);
});

it('keeps the names of boxes at the borders of the view inside, and lets those of cut boxes go', () => {
  const names = ['FirstWithALongName', 'SecondWithALongName'];
  const project = names.reduce(
    (before, name, index) => addModel(before, { id: name, name, position: { x: index * 1700, y: 0 } }),
    createProject('P'),
  );
  const { brush, places } = recordingBrush();
  // Each box is less than 30 pixels wide, near the left and near the right border.
  const view = { ...at(0.1), width: 200, height: 200 };
  createNamesPainter().paint(brush, view, contentOf(project));
  const [first, second] = names.map((name) => places.get(name) ?? [Number.NaN, Number.NaN]);
  expect(first?.[0]).toBeGreaterThanOrEqual(0);
  expect(second?.[1]).toBeLessThanOrEqual(200);
  createNamesPainter().paint(brush, { ...view, x: -10 }, contentOf(project));
  expect(places.get('FirstWithALongName')?.[0]).toBeLessThan(0);
});
