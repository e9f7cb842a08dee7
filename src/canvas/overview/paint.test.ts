import { describe, expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { createExampleProject } from '../../model/index.ts';
import { emptyFlow, type Flow } from '../flow.ts';
import { testInk } from '../testing/testInk.ts';
import { toEdges } from '../toEdges.ts';
import { toFlow } from '../toFlow.ts';
import { isFarOut, modelsKeptAsNodes } from './farOut.ts';
import { modelAt, modelsIn, relationAt } from './hitTest.ts';
import { type Brush, paint, type Scene } from './paint.ts';

const flow: Flow = toFlow(
  createExampleProject(),
  { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges },
  emptyFlow,
);

/** A brush that records its calls. */
function recordingBrush() {
  const done: string[] = [];
  const brush: Brush = {
    clearRect: () => undefined,
    fillRect: (...place) => done.push(`${brush.fillStyle} ${place.join(' ')}`),
    fillStyle: '',
    globalAlpha: 1,
  };
  return { brush, done };
}

const seen = (scene: Partial<Scene>): string[] => {
  const { brush, done } = recordingBrush();
  paint(brush, { ...flow, x: 0, y: 0, zoom: 0.3, width: 900, height: 600, ink: testInk, ...scene });
  return done;
};

describe('the overview', () => {
  it('paints nothing that is out of view', () => {
    expect(seen({ x: 5000 })).toEqual([]);
  });

  it('paints selected models in the accent colour', () => {
    expect(seen({}).some((line) => line.startsWith('accent'))).toBe(false);
    const nodes = flow.nodes.map((node) => ({ ...node, selected: node.id === 'order' }));
    expect(seen({ nodes }).filter((line) => line.startsWith('accent'))).toHaveLength(1);
  });
});

describe('a click in the overview', () => {
  const [customer] = flow.nodes;
  const [edge] = flow.edges;
  if (customer === undefined || edge?.data === undefined) throw new Error('The example is empty.');

  it('hits the model whose box is there', () => {
    const { x, y } = customer.position;
    expect(modelAt(flow.nodes, { x: x + 5, y: y + 5 })).toBe(customer);
    expect(modelAt(flow.nodes, { x: x - 5, y })).toBeNull();
    const box = { x: x - 1, y: y - 1, width: (customer.width ?? 0) + 2, height: (customer.height ?? 0) + 2 };
    expect(modelsIn(flow.nodes, box)).toEqual([customer]);
    expect(modelsIn(flow.nodes, { ...box, width: 10 })).toEqual([]);
  });

  it('hits the relation whose edge is nearest', () => {
    const { points } = edge.data?.route ?? { points: [] };
    const [from, to] = points;
    if (from === undefined || to === undefined) throw new Error('An edge has corners.');
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    expect(relationAt(flow.edges, { x: middle.x, y: middle.y + 2 }, 6)).toEqual(
      edge.data?.sides[0].relation.ref,
    );
    expect(relationAt(flow.edges, { x: middle.x, y: middle.y - 900 }, 6)).toBeNull();
  });
});

describe('boxes when zoomed far out', () => {
  it('are mounted for few models at any zoom, for many only near', () => {
    expect(isFarOut(0.05, 10)).toBe(false);
    expect(isFarOut(0.05, 1000)).toBe(true);
    expect(isFarOut(0.8, 1000)).toBe(false);
  });

  it('are the one under the pointer and the selected ones, unless these are very many', () => {
    expect([...modelsKeptAsNodes(['a', null], ['b'])]).toEqual(['b', 'a']);
    const many = Array.from({ length: 100 }, (_, index) => `m${index}`);
    expect([...modelsKeptAsNodes(['a'], many)]).toEqual(['a']);
  });
});
