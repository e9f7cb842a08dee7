import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import { seededRandom } from '../lib/seededRandom.ts';
import {
  addModel,
  connectModels,
  createProject,
  type DetailLevel,
  layOut,
  type Project,
} from '../model/index.ts';
import { shopProject } from '../model/testing/shopProject.ts';
import { emptyFlow, type Flow } from './flow.ts';
import { sharedLines } from './routing/testing/sharedLines.ts';
import { toEdges } from './toEdges.ts';
import { type FlowView, toFlow } from './toFlow.ts';

const view: FlowView = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges };
const types = ['hasMany', 'belongsTo', 'hasOne'] as const;

interface Naming {
  readonly detail?: DetailLevel;
  readonly nameOf?: (index: number) => string;
}

/** Models with hasMany, belongsTo and hasOne relations between given pairs, laid out. */
function drawn(
  count: number,
  pairs: readonly (readonly [number, number])[],
  { detail = 'all', nameOf = (index: number) => `M${index}` }: Naming = {},
): Flow {
  let project: Project = createProject('Generated');
  for (let index = 0; index < count; index += 1) {
    project = addModel(project, { id: `m${index}`, name: nameOf(index), position: { x: 0, y: 0 } });
  }
  pairs.forEach(([owner, target], index) => {
    const type = types[index % types.length] ?? 'hasMany';
    project = connectModels(project, { ownerId: `m${owner % count}`, targetId: `m${target % count}`, type });
  });
  return toFlow(layOut(project, { effort: 'quick', detail }), { ...view, detail }, emptyFlow);
}

const linesOf = ({ edges }: Flow) =>
  sharedLines(edges.map(({ id, data }) => ({ id, points: data?.route.points ?? [] })));

const words = ['Customer', 'Order', 'Item', 'Shipment', 'Warehouse', 'Carrier', 'Category', 'Payment'];
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

  // Two thirds of the models are related, some of them to many others. Each seed stands for another difficulty.
  it.each([
    ...[2, 5, 14, 18, 23, 33].map((seed) => ['names', seed] as const),
    ['keys', 17] as const,
    ['all', 17] as const,
  ])('share no line among 227 models that show %s (%i)', (detail, seed) => {
    const random = seededRandom(seed);
    const pairs = Array.from(
      { length: 196 },
      () => [Math.floor(random() ** 2 * 151), Math.floor(random() * 151)] as const,
    );
    const word = () => words[Math.floor(random() * words.length)] ?? '';
    const nameOf = (index: number) => `${word()}${word()}${index}`;
    expect(linesOf(drawn(227, pairs, { detail, nameOf }))).toEqual([]);
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
});
