import { expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import { oneOf, projectOf } from '../model/testing/projects.ts';
import type { EdgeScene } from './edgeDrawings.ts';
import { emptyFlow } from './flow.ts';
import { prepareDrawings, toEdges } from './toEdges.ts';
import { sceneOf, toFlow } from './toFlow.ts';

/** The scene of models that all have a relation to each other; it counts how many relations are drawn. */
function setUp(count: number) {
  const names = Array.from({ length: count }, (_, index) => `Model${index}`);
  const project = projectOf(
    ...names.map((name) => ({
      name,
      relations: Object.fromEntries(names.map((other) => [`to${other}`, oneOf('belongsTo', other)])),
    })),
  );
  const view = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: null } as const;
  const flow = toFlow(project, view, emptyFlow);
  const scene = sceneOf(flow);
  if (scene === undefined) throw new Error('The flow has no scene.');
  let drawn = 0;
  const problems: EdgeScene['problems'] = {
    ...scene.problems,
    ofRelation(ref) {
      drawn += 1;
      return scene.problems.ofRelation(ref);
    },
  };
  return { nodes: flow.nodes, scene: { ...scene, problems }, drawn: () => drawn };
}

it('prepares the edges in small steps, after which they are drawn without a look at any relation', () => {
  const { nodes, scene, drawn } = setUp(40);
  const prepareMore = prepareDrawings(scene, nodes);
  let steps = 0;
  let most = 0;
  for (let isDone = false; !isDone; ) {
    const before = drawn();
    isDone = prepareMore(() => false);
    most = Math.max(most, drawn() - before);
    steps += 1;
  }
  expect(drawn()).toBe(1600);
  expect(most).toBeLessThanOrEqual(100);
  expect(steps).toBeGreaterThan(16);
  const edges = toEdges(scene, nodes, { isMoving: false, hasTime: () => false }, []);
  expect(drawn()).toBe(1600);
  toEdges(scene, nodes, { isMoving: false, hasTime: () => false }, edges);
  expect(drawn()).toBe(1600);
});

it('finds the ends of the edges again only if they may have moved', () => {
  const { nodes: plain, scene } = setUp(40);
  let reads = 0;
  const nodes = plain.map((node) => {
    const { rows, ...rest } = node.data;
    const data = {
      ...rest,
      get rows() {
        reads += 1;
        return rows;
      },
    };
    return { ...node, data };
  });
  const routing = { isMoving: false, hasTime: () => false };
  const edges = toEdges(scene, nodes, routing, []);
  const first = reads;
  expect(first).toBeGreaterThanOrEqual(1600);
  // The box of a selected model is another node at the same place.
  const selected = nodes.map((node, index) => (index === 0 ? { ...node, selected: true } : node));
  reads = 0;
  const after = toEdges(scene, selected, routing, edges);
  expect(reads).toBeLessThan(first / 2);
  const moved = selected.map((node, index) => (index === 0 ? { ...node, position: { x: 9, y: 9 } } : node));
  reads = 0;
  toEdges(scene, moved, routing, after);
  expect(reads).toBe(first);
});
