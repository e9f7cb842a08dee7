import { expect, it } from 'vitest';
import { emptySelection } from '../../editor/index.ts';
import { addModel, connectModels, createProject, type Project } from '../../model/index.ts';
import { drawingsInSteps } from '../edgeDrawings.ts';
import { emptyFlow } from '../flow.ts';
import { sceneOf, toFlow } from '../toFlow.ts';
import { type Drawing, edgeRequestsInSteps } from './toEdgeRequests.ts';

/** The drawing of a relation from one model to another. */
function drawOne(): Drawing {
  const models = ['one', 'other'].reduce<Project>(
    (before, id, index) => addModel(before, { id, name: id, position: { x: index * 600, y: 0 } }),
    createProject('Pair'),
  );
  const project = connectModels(models, { ownerId: 'one', targetId: 'other' });
  const view = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: null } as const;
  const flow = toFlow(project, view, emptyFlow);
  const scene = sceneOf(flow);
  if (scene === undefined) throw new Error('The flow has no scene.');
  const steps = drawingsInSteps(scene, flow.nodes);
  for (;;) {
    const { done, value } = steps.next();
    const [drawing] = value ?? [];
    if (done === true && drawing !== undefined) return drawing;
  }
}

it('looks at a bounded number of edges in each step, of however many', () => {
  const one = drawOne();
  let looked = 0;
  const drawings = Array.from(
    { length: 14_400 },
    (_, index): Drawing => ({
      ...one,
      id: `edge${index}`,
      get source() {
        looked += 1;
        return one.source;
      },
    }),
  );
  const steps = edgeRequestsInSteps(drawings);
  let most = 0;
  for (let step = 1; ; step += 1) {
    looked = 0;
    const { done, value: requests } = steps.next();
    most = Math.max(most, looked);
    if (done !== true) continue;
    expect(requests).toHaveLength(14_400);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(14_400);
    expect(step).toBeGreaterThan(3 * 28);
    break;
  }
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(1000);
});
