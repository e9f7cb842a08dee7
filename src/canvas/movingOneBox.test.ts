import { expect, it } from 'vitest';
import { createEditor, emptySelection } from '../editor/index.ts';
import {
  addModel,
  connectModels,
  createProject,
  type ModelEntry,
  moveItems,
  type Project,
} from '../model/index.ts';
import { countReads } from '../model/testing/countReads.ts';
import { moveStep } from './drags.ts';
import { emptyFlow } from './flow.ts';
import { toEdges } from './toEdges.ts';
import { toFlow } from './toFlow.ts';

const view = { selection: emptySelection, detail: 'all', isFocused: false, drawEdges: toEdges } as const;

/** Models in a square, each with a relation to the next. */
function grid(count: number): Project {
  const side = Math.ceil(Math.sqrt(count));
  const ids = Array.from({ length: count }, (_, index) => `m${index}`);
  const models = ids.reduce<Project>(
    (project, id, index) =>
      addModel(project, {
        id,
        name: `M${index}`,
        position: { x: (index % side) * 400, y: Math.floor(index / side) * 300 },
      }),
    createProject('Grid'),
  );
  return ids
    .slice(1)
    .reduce((project, targetId, index) => connectModels(project, { ownerId: `m${index}`, targetId }), models);
}

/** How often anything in the models is looked at in a step of a drag of one of them, once it goes on. */
function readsOfStep(count: number): number {
  const plain = grid(count);
  const counted = countReads(plain.models);
  const models = counted.value as readonly ModelEntry[];
  const editor = createEditor({ project: { ...plain, models } });
  let flow = toFlow(editor.getState().project, view, emptyFlow);
  const drag = (x: number): void => {
    editor.run(moveItems, { models: { m7: { x, y: 5 } } }, { step: moveStep });
    flow = toFlow(editor.getState().project, { ...view, isMoving: true }, flow);
  };
  drag(1);
  drag(2);
  counted.takeCount();
  drag(3);
  const reads = counted.takeCount();
  expect(editor.getState().project.models).toBe(models);
  expect(flow.nodes.find(({ id }) => id === 'm7')?.position).toEqual({ x: 3, y: 5 });
  return reads;
}

it('a step of a drag reads only the ids of the models', () => {
  const [few, many] = [readsOfStep(16), readsOfStep(64)];
  expect(many - few).toBeLessThanOrEqual(64 - 16);
});
