import { describe, expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import { rectsOverlap, rectsTouch } from '../lib/geometry.ts';
import {
  addInverse,
  createExampleProject,
  layOut,
  moveModels,
  type Project,
  positionOf,
  type RelationRef,
  removeRelation,
} from '../model/index.ts';
import { shopProject } from '../model/testing/shopProject.ts';
import { labelSize } from './edges/labelSize.ts';
import { emptyFlow, type Flow, type RelationEdge } from './flow.ts';
import { relationNear } from './overview/hitTest.ts';
import { piecesOf } from './routing/testing/pictures.ts';
import { toEdges } from './toEdges.ts';
import { type FlowView, toFlow } from './toFlow.ts';

const view: FlowView = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges };

const example = createExampleProject();
const [customer, order] = example.models;
if (customer === undefined || order === undefined) throw new Error('two models');
const orders: RelationRef = { modelId: customer.id, name: 'orders' };
const back: RelationRef = { modelId: order.id, name: 'customer' };
const paired = addInverse(example, { ref: orders });

const edgeOf = ({ edges }: Flow): RelationEdge => {
  const edge = edges.find(({ id }) => id === `${orders.modelId}/orders`);
  if (edge === undefined) throw new Error('no edge');
  return edge;
};
const sidesOf = (flow: Flow) => edgeOf(flow).data?.sides ?? [];

const labelRects = ({ edges }: Flow) =>
  edges.flatMap(({ id, data }) =>
    (data?.sides ?? []).map(({ label, problems }, index) => {
      const { height } = labelSize(label, problems.count > 0);
      const { x = 0, y = 0, width = 0 } = data?.route.labels[index] ?? {};
      return {
        name: `${id} ${label.name}`,
        left: x - width / 2,
        top: y - height / 2,
        right: x + width / 2,
        bottom: y + height / 2,
      };
    }),
  );

describe('an edge of a relation and its inverse', () => {
  it('keeps its id and its ends when the other side is added, and has a name near each end', () => {
    const [alone, both] = [toFlow(example, view, emptyFlow), toFlow(paired, view, emptyFlow)];
    expect(both.edges.map(({ id }) => id)).toEqual(alone.edges.map(({ id }) => id));
    expect(sidesOf(both).map(({ relation }) => relation.ref)).toEqual([orders, back]);
    const route = edgeOf(both).data?.route;
    const [first, second] = route?.labels ?? [];
    if (!route || !first || !second) throw new Error('two labels');
    expect([route.start, route.end]).toEqual([
      edgeOf(alone).data?.route.start,
      edgeOf(alone).data?.route.end,
    ]);
    const away = (at: { x: number; y: number }, to: { x: number; y: number }) =>
      Math.abs(at.x - to.x) + Math.abs(at.y - to.y);
    expect(away(first, route.start)).toBeLessThan(away(first, route.end));
    expect(away(second, route.end)).toBeLessThan(away(second, route.start));
  });

  it('leaves the key to its row, and shows it where the box hides the row', () => {
    const keysOf = (detail: FlowView['detail']) =>
      sidesOf(toFlow(paired, { ...view, detail }, emptyFlow)).map(({ label }) =>
        label.keys.map(({ value }) => value),
      );
    expect(keysOf('all')).toEqual([[], []]);
    expect(keysOf('names')).toEqual([[], ['customerId']]);
  });

  it('is selected with either side, and only that side is marked', () => {
    const flow = toFlow(paired, { ...view, selection: { ...emptySelection, relation: back } }, emptyFlow);
    expect(edgeOf(flow)).toMatchObject({ selected: true, zIndex: 1 });
    expect(sidesOf(flow).map(({ isSelected }) => isSelected)).toEqual([false, true]);
  });

  it('means the side whose end is nearer', () => {
    const { data } = edgeOf(toFlow(paired, view, emptyFlow));
    if (data === undefined) throw new Error('no data');
    expect(relationNear(data, data.route.start)).toEqual(orders);
    expect(relationNear(data, data.route.end)).toEqual(back);
  });

  it('is the edge of the remaining side when one is removed', () => {
    const kept = toFlow(removeRelation(paired, { ref: orders }), view, emptyFlow);
    expect(kept.edges.some(({ id }) => id === `${order.id}/customer`)).toBe(true);
    expect(toFlow(removeRelation(paired, { ref: back }), view, emptyFlow).edges.map(({ id }) => id)).toEqual(
      toFlow(example, view, emptyFlow).edges.map(({ id }) => id),
    );
  });

  it('is the same object while nothing about it changes', () => {
    const before = toFlow(paired, view, emptyFlow);
    const other = { ...emptySelection, models: [customer.id] };
    expect(edgeOf(toFlow(paired, { ...view, selection: other }, before))).toBe(edgeOf(before));
  });

  it('follows a drag of either box', () => {
    let flow = toFlow(paired, view, emptyFlow);
    for (const [id, x] of [
      [customer.id, 40],
      [customer.id, 80],
      [order.id, -60],
      [order.id, -90],
    ] as const) {
      const at = positionOf(paired, id);
      const moved = moveModels(paired, { positions: { [id]: { x: at.x + x, y: at.y } } });
      flow = toFlow(moved, { ...view, isMoving: true }, flow);
      expect(edgeOf(flow).data?.route.labels).toHaveLength(2);
    }
  });
});

describe('the picture of a shop of 25 models', () => {
  const shop: Project = layOut(shopProject(), {});
  const flow = toFlow(shop, view, emptyFlow);

  it('has 32 lines with 51 names', () => {
    expect(flow.edges).toHaveLength(32);
    expect(labelRects(flow)).toHaveLength(51);
  });

  it('has no name over a name or a box', () => {
    const labels = labelRects(flow);
    const boxes = flow.nodes.map(({ data, position: { x, y }, width = 0, height = 0 }) => ({
      name: data.entry.definition.name,
      left: x,
      top: y,
      right: x + width,
      bottom: y + height,
    }));
    const covered = labels.flatMap((label, index) =>
      [...labels.slice(index + 1), ...boxes]
        .filter((other) => rectsOverlap(label, other))
        .map(({ name }) => `${label.name} over ${name}`),
    );
    expect(covered).toEqual([]);
  });

  it('has both names of a pair on their line', () => {
    const paths = new Map(
      flow.edges.flatMap(({ id, data }) =>
        data?.sides.length === 2 ? [[id, data.route.points] as const] : [],
      ),
    );
    const loose = labelRects(flow).filter(({ name, ...label }) => {
      const points = paths.get(name.split(' ')[0] ?? '');
      return points !== undefined && !piecesOf(points).some((piece) => rectsTouch(label, piece));
    });
    expect(paths.size).toBe(19);
    expect(loose.map(({ name }) => name)).toEqual([]);
  });
});
