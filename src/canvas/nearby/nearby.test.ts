import { describe, expect, it } from 'vitest';
import { emptySelection, type Selection } from '../../editor/index.ts';
import { addModel, connectModels, createProject, type Project } from '../../model/index.ts';
import { emptyFlow, type Flow } from '../flow.ts';
import { toEdges } from '../toEdges.ts';
import { toFlow } from '../toFlow.ts';
import { gapBetween, gapOfEdge } from './gap.ts';
import { createNearby, type View } from './nearby.ts';

/** Ten models in a row, 1,000 pixels apart, each with a hasMany to the next. */
function rowOfModels(): Project {
  const ids = Array.from({ length: 10 }, (_, index) => `m${index}`);
  const models = ids.reduce<Project>(
    (project, id, index) => addModel(project, { id, name: `M${index}`, position: { x: index * 1000, y: 0 } }),
    createProject('Row'),
  );
  return ids
    .slice(1)
    .reduce(
      (project, targetId, index) =>
        connectModels(project, { ownerId: `m${index}`, targetId, type: 'hasMany' }),
      models,
    );
}

const flowOf = (selection: Partial<Selection> = {}): Flow =>
  toFlow(
    rowOfModels(),
    { selection: { ...emptySelection, ...selection }, detail: 'all', isFocused: false, drawEdges: toEdges },
    emptyFlow,
  );

/** The view from one x to another of the row. */
const from = (left: number, right: number, margin = 0): View => ({
  seen: { left, right, top: -100, bottom: 400 },
  margin,
});

const drop = () => false;

/** Steps until nothing is left to do. */
function finish(nearby: ReturnType<typeof createNearby>, flow: Flow, view: View): void {
  for (let step = 0; nearby.step(flow, view, 2, drop); step += 1) {
    if (step > 100) throw new Error('It never ends.');
  }
}

const drawnIds = (nodes: readonly { readonly id: string; readonly hidden?: boolean }[]) =>
  nodes.flatMap(({ id, hidden }) => (hidden === true ? [] : [id]));
const hiddenIds = (nodes: readonly { readonly id: string; readonly hidden?: boolean }[]) =>
  nodes.flatMap(({ id, hidden }) => (hidden === true ? [id] : []));

describe('the mounted nodes of a large project', () => {
  it('are those in view, then those around it', () => {
    const flow = flowOf();
    const nearby = createNearby();
    const view = from(2900, 3300, 1000);
    const first = nearby.draw(flow, view);
    expect(drawnIds(first.nodes)).toEqual(['m3']);
    expect(first.edges.map(({ id }) => id)).toEqual(['m2/m3s', 'm3/m4s']);
    expect(first.isMissing).toBe(false);
    // React Flow draws an edge only where it knows both of its boxes.
    expect(hiddenIds(first.nodes)).toEqual(['m2', 'm4']);
    finish(nearby, flow, view);
    const then = nearby.draw(flow, view);
    expect(drawnIds(then.nodes)).toEqual(['m2', 'm3', 'm4']);
  });

  it('are mounted a few at a time, the nearest first, and report if some in view are missing', () => {
    const flow = flowOf();
    const nearby = createNearby();
    const view = from(-100, 9900, 0);
    const first = nearby.draw(flow, view);
    expect(first.isMissing).toBe(true);
    const count = drawnIds(first.nodes).length + first.edges.length;
    expect(count).toBe(4);
    expect(nearby.step(flow, view, 2, drop)).toBe(true);
    finish(nearby, flow, view);
    const all = nearby.draw(flow, view);
    expect(all.isMissing).toBe(false);
    expect(drawnIds(all.nodes)).toHaveLength(10);
    expect(all.edges).toHaveLength(9);
  });

  it('are removed when the view is far away, unless they must stay', () => {
    const flow = flowOf();
    const nearby = createNearby();
    finish(nearby, flow, from(-100, 1300, 100));
    expect(drawnIds(nearby.draw(flow, from(-100, 1300, 100)).nodes)).toEqual(['m0', 'm1']);
    const away = from(7900, 8300, 100);
    for (let step = 0; step < 20; step += 1) nearby.step(flow, away, 2, (id) => id === 'm1');
    expect(drawnIds(nearby.draw(flow, away).nodes)).toEqual(['m1', 'm8']);
    nearby.clear();
    expect(drawnIds(nearby.draw(flow, away).nodes)).toEqual(['m8']);
  });

  it('include the selected models wherever they are, because a drag moves them', () => {
    const flow = flowOf({ models: ['m0', 'm3'] });
    const drawn = createNearby().draw(flow, from(2900, 3300));
    expect(hiddenIds(drawn.nodes)).toContain('m0');
    expect(drawnIds(drawn.nodes)).toEqual(['m3']);
  });

  it('are forgotten when they are removed from the project', () => {
    const flow = flowOf();
    const nearby = createNearby();
    const view = from(2900, 3300);
    nearby.draw(flow, view);
    const without = { ...flow, nodes: flow.nodes.filter(({ id }) => id !== 'm3'), edges: [] };
    expect(nearby.step(without, view, 10, drop)).toBe(true);
    expect(nearby.step(without, view, 10, drop)).toBe(false);
  });
});

describe('gaps', () => {
  it('are 0 if two pieces touch, else the larger of the horizontal and vertical distance', () => {
    const one = { left: 0, top: 0, right: 10, bottom: 10 };
    expect(gapBetween(one, { left: 10, top: 5, right: 20, bottom: 20 })).toBe(0);
    expect(gapBetween(one, { left: 40, top: 15, right: 50, bottom: 20 })).toBe(30);
  });

  it('of an edge are those of its path: a long one is near along its whole length', () => {
    const flow = flowOf();
    const edge = flow.edges.find(({ id }) => id === 'm3/m4s');
    if (edge === undefined) throw new Error('no edge');
    expect(gapOfEdge(edge, from(3500, 3600).seen, 0)).toBe(0);
    expect(gapOfEdge(edge, from(5000, 5600).seen, 5000)).toBeGreaterThan(500);
    expect(gapOfEdge(edge, from(5000, 5600).seen, 10)).toBe(Number.POSITIVE_INFINITY);
  });
});
