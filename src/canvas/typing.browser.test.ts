import type { EdgeProps, NodeProps } from '@xyflow/react';
import { createElement, memo } from 'react';
import { flushSync } from 'react-dom';
import { expect, it, vi } from 'vitest';
import { createProject, type Project, positionOf, renameModel } from '../model/index.ts';
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

/** A thousand models in a square, each with a hasMany to the next. */
function manyModels(): Project {
  const models = Array.from({ length: 1000 }, (_, index) => ({
    id: `m${index}`,
    path: `common/models/m${index}.json`,
    definition: {
      name: `Model${index}`,
      relations: index < 999 ? { next: { type: 'hasMany', model: `Model${index + 1}` } } : {},
    },
    source: null,
  }));
  const layout = models.map(
    ({ id }, index) => [id, { x: (index % 32) * 500, y: Math.floor(index / 32) * 300 }] as const,
  );
  return { ...createProject('Many'), models, layout: new Map(layout) };
}

it('renders for a letter of a name only the model, those that its relations name, and their edges', async () => {
  const project = manyModels();
  const { editor, place, view } = await openCanvas(project);
  const { x, y } = positionOf(project, 'm500');
  view().centreOn({ x: x + 100, y: y + 50 });
  await expect.poll(() => place.querySelectorAll('[data-id^="m500/"]').length, soon).toBe(1);
  await expect.poll(() => place.querySelector('[data-overview]'), soon).toBeNull();
  const around = [...place.querySelectorAll('[data-model]')].length;
  expect(around).toBeGreaterThan(3);
  for (const name of ['R', 'Re', 'Ren', 'Rena', 'Renam']) {
    rendered.clear();
    // The edges that follow in later frames are not in the task of the letter.
    flushSync(() => editor.run(renameModel, { modelId: 'm500', name }, { step: 'rename' }));
    expect(rendered.get('m500')).toBe(1);
    // The next model has the key that this one's relation adds, the one before names it.
    const allowed = ['m499', 'm500', 'm501', 'm499/next', 'm500/next', 'm501/next'];
    for (const id of rendered.keys()) expect(allowed, `${id} rendered`).toContain(id);
  }
}, 60_000);
