import type { EdgeProps, NodeProps } from '@xyflow/react';
import { createElement, memo } from 'react';
import { expect, it, vi } from 'vitest';
import { addModel, connectModels, createProject, type Project, positionOf } from '../model/index.ts';
import type { ModelNode, RelationEdge } from './flow.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';

const rendered = vi.hoisted(() => new Map<string, number>());

const count = (id: string): void => void rendered.set(id, (rendered.get(id) ?? 0) + 1);

// A memoised wrapper renders exactly when the component that it wraps gets new props.
vi.mock(import('./nodes/ModelNode.tsx'), async (original) => {
  const { ModelNode: Real } = await original();
  const Counted = memo((props: NodeProps<ModelNode>) => {
    count(props.id);
    return createElement(Real, props);
  });
  return { ModelNode: Counted as unknown as typeof Real };
});
vi.mock(import('./edges/RelationEdge.tsx'), async (original) => {
  const { RelationEdge: Real } = await original();
  const Counted = memo((props: EdgeProps<RelationEdge>) => {
    count(props.id);
    return createElement(Real, props);
  });
  return { RelationEdge: Counted as unknown as typeof Real };
});

/** Twelve models in four columns, each with a hasMany to the next. */
function manyModels(): Project {
  const ids = Array.from({ length: 12 }, (_, index) => `m${index}`);
  const models = ids.reduce<Project>(
    (project, id, index) =>
      addModel(project, {
        id,
        name: `Model${index}`,
        position: { x: (index % 4) * 500, y: Math.floor(index / 4) * 300 },
      }),
    createProject('Many'),
  );
  return ids
    .slice(1)
    .reduce(
      (project, targetId, index) =>
        connectModels(project, { ownerId: `m${index}`, targetId, type: 'hasMany' }),
      models,
    );
}

async function openDrawn() {
  const { editor, place } = await openCanvas(manyModels());
  await expect.poll(() => place.querySelectorAll('[data-model]').length, soon).toBe(12);
  // The router is loaded after the first paint.
  await expect.poll(() => place.querySelectorAll('.react-flow__edge').length, soon).toBe(11);
  return { editor, place };
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

it('renders only the dragged model and its own edges', async () => {
  const { editor, place } = await openDrawn();
  const title = place.querySelector('[data-id="m5"] header');
  const { left, top } = (title as Element).getBoundingClientRect();
  const mouse = (target: EventTarget | null, type: string, step: number) =>
    target?.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        view: window,
        button: 0,
        buttons: type === 'mouseup' ? 0 : 1,
        clientX: left + 8 + step * 4,
        clientY: top + 6 + step * 3,
      }),
    );
  mouse(title, 'mousedown', 0);
  // The first step also selects the model, so other parts may render.
  mouse(window, 'mousemove', 1);
  await nextFrame();
  await nextFrame();
  const before = positionOf(editor.getState().project, 'm5');
  rendered.clear();
  for (let step = 2; step <= 12; step += 1) {
    mouse(window, 'mousemove', step);
    await nextFrame();
  }
  await nextFrame();
  expect(positionOf(editor.getState().project, 'm5')).not.toEqual(before);
  const ownEdges = place.querySelectorAll('[data-id^="m5/"], [data-id^="m4/"]').length;
  expect(ownEdges).toBe(2);
  expect([...rendered.keys()].sort()).toEqual(
    [
      'm5',
      ...[...place.querySelectorAll('[data-id^="m5/"], [data-id^="m4/"]')].map(
        (edge) => edge.getAttribute('data-id') ?? '',
      ),
    ].sort(),
  );
  expect(rendered.get('m5')).toBeGreaterThan(5);
  mouse(window, 'mouseup', 12);
});
