import { expect, it } from 'vitest';
import { emptySelection } from '../editor/index.ts';
import { oneOf, projectOf } from '../model/testing/projects.ts';
import { type EdgeScene, prepareDrawings } from './edgeDrawings.ts';
import { emptyFlow } from './flow.ts';
import { toEdges } from './toEdges.ts';
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
