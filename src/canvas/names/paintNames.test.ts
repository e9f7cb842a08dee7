import { expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { createExampleProject } from '../../model/index.ts';
import { emptyFlow } from '../flow.ts';
import { testInk } from '../testing/testInk.ts';
import { toEdges } from '../toEdges.ts';
import { toFlow } from '../toFlow.ts';
import { createNamesPainter, type NamesBrush } from './paintNames.ts';

const flow = toFlow(
  createExampleProject(),
  { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges },
  emptyFlow,
);
const content = { ...flow, edited: null };

/** A brush that records what it writes and measures. */
function recordingBrush() {
  const written: string[] = [];
  const measured: string[] = [];
  const brush: NamesBrush = {
    clearRect: () => void written.splice(0),
    fillRect: () => undefined,
    fillText: (text) => void written.push(text),
    measureText: (text) => {
      measured.push(text);
      return { width: text.length * 6 };
    },
    fillStyle: '',
    font: '',
    globalAlpha: 1,
    textBaseline: 'middle',
  };
  return { brush, written, measured };
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
  let reads = 0;
  const counted = {
    ...content,
    nodes: content.nodes.map((node) => ({
      ...node,
      get position() {
        reads += 1;
        return node.position;
      },
    })),
  };
  const painter = createNamesPainter();
  const paint = (zoom: number, shown = counted) => {
    const before = reads;
    painter.paint(brush, at(zoom), shown);
    return reads - before;
  };
  paint(0.5);
  paint(0.6);
  // The position of each name that is painted is read, and nothing else.
  const painted = painter.wholeNames().size;
  expect(paint(0.5)).toBeLessThanOrEqual(2 * painted);
  expect(paint(0.5, { ...counted })).toBeGreaterThan(2 * painted);
});
