import { describe, expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import {
  addArea,
  addNote,
  addProperty,
  boxMeasures,
  connectModels,
  createExampleProject,
  moveItems,
  moveModels,
  type Project,
  renameModel,
  rowCentre,
  setModelSetting,
} from '../model/index.ts';
import { emptyFlow, type Flow } from './flow.ts';
import { toEdges } from './toEdges.ts';
import { toFlow } from './toFlow.ts';

const flowOf = (project: Project, previous: Flow = emptyFlow) =>
  toFlow(
    project,
    { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges },
    previous,
  );
const node = (flow: Flow, id: string) => flow.nodes.find((candidate) => candidate.id === id);
const edge = (flow: Flow, id: string) => flow.edges.find((candidate) => candidate.id === id);

describe('toFlow', () => {
  const project = createExampleProject();

  it('turns each model into a node and each relation into an edge from the declaring model', () => {
    const flow = flowOf(project);
    expect(flow.nodes.map(({ id }) => id)).toEqual(['customer', 'order', 'review']);
    expect(flow.edges.map(({ source, target }) => [source, target])).toEqual([
      ['customer', 'order'],
      ['customer', 'review'],
    ]);
  });

  it('shows the REST path of a model, or that it is never stored by itself', () => {
    const embedded = connectModels(project, { ownerId: 'order', targetId: 'review', type: 'embedsOne' });
    const based = setModelSetting(embedded, { modelId: 'review', key: 'base', value: 'Model' });
    const hint = (of: Project) => node(flowOf(of), 'review')?.data.hint;
    expect(hint(embedded)).toBe('/Reviews');
    expect(hint(based)).toBe('embedded');
    expect(node(flowOf(based), 'review')?.data.isOnlyEmbedded).toBe(true);
    expect(hint(setModelSetting(project, { modelId: 'review', key: 'base', value: 'Model' }))).toBe(
      '/Reviews',
    );
  });

  it('ends an edge at the row of its foreign key', () => {
    const flow = flowOf(project);
    const order = node(flow, 'order');
    const route = edge(flow, 'customer/orders')?.data?.route;
    expect(order && rowCentre(order.data.rows, 'customerId')).toBeGreaterThan(boxMeasures.keyRow);
    expect(route?.end.y).toBe(
      (order?.position.y ?? 0) + (rowCentre(order?.data.rows ?? none, 'customerId') ?? 0),
    );
    expect(route?.end.x).toBe(order?.position.x);
  });

  it('keeps unchanged objects: a move replaces only the moved box and its own edges', () => {
    const before = flowOf(project);
    const moved = moveModels(project, { positions: { order: { x: 600, y: 90 } } });
    const after = flowOf(moved, before);
    expect(node(after, 'order')).not.toBe(node(before, 'order'));
    expect(node(after, 'customer')).toBe(node(before, 'customer'));
    expect(node(after, 'review')).toBe(node(before, 'review'));
    expect(edge(after, 'customer/orders')).not.toBe(edge(before, 'customer/orders'));
    expect(edge(after, 'customer/reviews')).toBe(edge(before, 'customer/reviews'));
  });

  it('keeps the node objects of all models when equal positions are in another object', () => {
    const before = flowOf(project);
    const after = flowOf({ ...project, layout: structuredClone(project.layout) }, before);
    for (const { id } of project.models) expect(node(after, id)).toBe(node(before, id));
  });

  it('replaces a box when another model changes its rows', () => {
    const before = flowOf(project);
    const after = flowOf(renameModel(project, { modelId: 'customer', name: 'Client' }), before);
    const names = node(after, 'order')?.data.rows.properties.map(({ name }) => name);
    expect(names).toContain('clientId');
    // The key of the other relation is custom; only the note on its origin changes.
    expect(node(after, 'review')?.data.rows.properties.at(-1)).toMatchObject({
      name: 'authorId',
      from: 'Client.reviews',
    });
  });

  it('gives a box the height of its rows', () => {
    const before = node(flowOf(project), 'order')?.height ?? 0;
    const after = node(
      flowOf(addProperty(project, { modelId: 'order', name: 'paid', type: 'boolean' })),
      'order',
    );
    expect(after?.height).toBe(before + 26);
  });

  it('puts areas behind everything and keeps the objects of unchanged areas and notes', () => {
    const size = { width: 900, height: 700 };
    const at = { x: 0, y: 0 };
    const withArea = addArea(project, { id: 'all', name: 'All', position: at, size });
    const noted = addNote(withArea, { id: 'note', text: 'Why?', position: { x: 2000, y: 0 }, size });
    const before = flowOf(noted);
    expect(before.areas[0]).toMatchObject({ id: 'all', position: at, ...size, ariaLabel: 'Area All' });
    expect(before.areas[0]?.zIndex).toBeLessThan(0);
    expect(before.notes[0]).toMatchObject({ id: 'note', ariaLabel: 'Note: Why?' });
    const after = flowOf(moveItems(noted, { models: { order: { x: 600, y: 90 } } }), before);
    expect(after.areas[0]).toBe(before.areas[0]);
    expect(after.notes[0]).toBe(before.notes[0]);
    const moved = flowOf(moveItems(noted, { areas: { all: { x: 10, y: 0 } } }), before);
    expect(moved.areas[0]).not.toBe(before.areas[0]);
    expect(node(moved, 'order')).not.toBe(node(before, 'order'));
    expect(moved.notes[0]).toBe(before.notes[0]);
    const selection = { ...emptySelection, areas: ['all'] };
    const chosen = toFlow(noted, { selection, detail: 'all', isFocused: false, drawEdges: toEdges }, before);
    expect(chosen.areas[0]).toMatchObject({ selected: true });
    // React Flow raises selected nodes by 1,000.
    expect(chosen.areas[0]?.zIndex).toBeLessThan(-1000);
    expect(chosen.notes[0]).toBe(before.notes[0]);
  });

  it('distinguishes parallel relations and self-relations', () => {
    const twin = connectModels(project, { ownerId: 'customer', targetId: 'order' });
    const loop = connectModels(twin, { ownerId: 'order', targetId: 'order' });
    const flow = flowOf(loop);
    const paths = flow.edges.map(({ data }) => data?.route.path);
    expect(flow.edges).toHaveLength(4);
    expect(new Set(paths).size).toBe(4);
    const labels = flow.edges.flatMap(({ data }) => data?.route.labels.map(({ x, y }) => `${x} ${y}`) ?? []);
    expect(new Set(labels).size).toBe(4);
  });
});

const none = { properties: [], loose: [] };
