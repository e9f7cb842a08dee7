import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import { overlaps } from '../lib/geometry.ts';
import { addModel, connectModels, createProject, layOut, type Project } from '../model/index.ts';
import { shopProject } from '../model/testing/shopProject.ts';
import { labelSize } from './edges/labelSize.ts';
import { boxOfNode, emptyFlow, type Flow } from './flow.ts';
import { sharedLines } from './routing/testing/sharedLines.ts';
import { toEdges } from './toEdges.ts';
import { type FlowView, toFlow } from './toFlow.ts';

const view: FlowView = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges };
const types = ['hasMany', 'belongsTo', 'hasOne'] as const;

/** Models with hasMany, belongsTo and hasOne relations between given pairs, laid out. */
function drawn(count: number, pairs: readonly (readonly [number, number])[]): Flow {
  let project: Project = createProject('Generated');
  for (let index = 0; index < count; index += 1) {
    project = addModel(project, { id: `m${index}`, name: `M${index}`, position: { x: 0, y: 0 } });
  }
  pairs.forEach(([owner, target], index) => {
    const type = types[index % types.length] ?? 'hasMany';
    project = connectModels(project, { ownerId: `m${owner % count}`, targetId: `m${target % count}`, type });
  });
  return toFlow(layOut(project, { effort: 'quick' }), view, emptyFlow);
}

const linesOf = ({ edges }: Flow) =>
  sharedLines(edges.map(({ id, data }) => ({ id, points: data?.route.points ?? [] })));

const hubPairs = Array.from({ length: 40 }, (_, index) => [0, index + 1] as const);

describe('edges', () => {
  it('share no line for more than 30 pixels, in any project', () => {
    const graphs = fc.tuple(
      fc.integer({ min: 2, max: 30 }),
      fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { minLength: 1, maxLength: 60 }),
    );
    fc.assert(
      fc.property(graphs, ([count, pairs]) => {
        expect(linesOf(drawn(count, pairs))).toEqual([]);
      }),
      { seed: 77, numRuns: 200 },
    );
  });

  it('share no line in the shop, and none at a hub of forty', () => {
    const shop = toFlow(layOut(shopProject(), {}), view, emptyFlow);
    expect(shop.edges.length).toBeGreaterThan(30);
    expect(linesOf(shop)).toEqual([]);
    expect(linesOf(drawn(41, hubPairs))).toEqual([]);
  });

  it('leave a hub in the order of their other ends', () => {
    const { edges } = drawn(41, hubPairs);
    for (const side of ['left', 'right']) {
      // An edge to a box above or below may leave at either side.
      const routes = edges.flatMap(({ data }) => {
        // A belongsTo leaves at the row of its key.
        if (data === undefined || data.sides[0].relation.type === 'belongsTo') return [];
        const { start, end } = data.route;
        const isFacing = side === 'left' ? end.x < start.x : end.x > start.x;
        return start.side === side && end.side !== side && isFacing ? [data.route] : [];
      });
      expect(routes.length).toBeGreaterThan(5);
      const ordered = routes.toSorted((one, other) => one.start.y - other.start.y);
      const ends = ordered.map(({ end }) => Math.round(end.y));
      expect(ends).toEqual(ends.toSorted((one, other) => one - other));
    }
  });

  it('have labels that cover no box and no other label in the shop', () => {
    const { nodes, edges } = toFlow(layOut(shopProject(), {}), view, emptyFlow);
    const labels = edges.flatMap(({ data }) => {
      if (data === undefined) return [];
      return data.sides.flatMap(({ label, problems }, index) => {
        const { width, height } = labelSize(label, problems.count > 0);
        const middle = data.route.labels[index];
        return middle === undefined
          ? []
          : [{ x: middle.x - width / 2, y: middle.y - height / 2, width, height }];
      });
    });
    const boxes = nodes.map(boxOfNode);
    const covered = labels.filter(
      (label, index) =>
        boxes.some((box) => overlaps(box, label)) ||
        labels.slice(index + 1).some((other) => overlaps(other, label)),
    );
    expect(covered).toEqual([]);
  });
});
