import type { EdgeProps, NodeProps } from '@xyflow/react';
import { createElement, memo } from 'react';
import { flushSync } from 'react-dom';
import { expect, it, vi } from 'vitest';
import { loadRenaming } from '../editor/index.ts';
import { findModel, positionOf, renameModel } from '../model/index.ts';
import type { ModelNode, RelationEdge } from './flow.ts';
import { manyModels } from './testing/manyModels.ts';
import { openCanvas, soon } from './testing/openCanvas.ts';
import { sendMouse } from './testing/sendMouse.ts';

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

/** The edges of which a path was searched, in order. */
const routed = vi.hoisted(() => [] as string[]);
vi.mock(import('./routing/routedEdge.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    findPath: (...parameters: Parameters<typeof real.findPath>) => {
      routed.push(parameters[1].rank.id);
      return real.findPath(...parameters);
    },
  };
});

async function openDrawn(count: number, dragged: string) {
  const project = manyModels(count);
  const { editor, place, view } = await openCanvas(project);
  const { x, y } = positionOf(project, dragged);
  view().centreOn({ x: x + 100, y: y + 50 });
  const drawn = (): number => place.querySelectorAll(`[data-id^="${dragged}/"]`).length;
  await expect.poll(drawn, soon).toBe(1);
  await expect.poll(() => place.querySelector('[data-overview]'), soon).toBeNull();
  // The work of opening ends: nothing renders and no path is searched for some frames.
  await expect
    .poll(async () => {
      const before = countWork();
      for (let frame = 0; frame < 20; frame += 1) await nextFrame();
      return countWork() - before;
    }, soon)
    .toBe(0);
  return { editor, place };
}

/** All renders and searches so far. */
const countWork = (): number => [...rendered.values()].reduce((sum, each) => sum + each, routed.length);

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

it.each([
  [12, 'm5', 'm4'],
  [1000, 'm500', 'm499'],
])(
  'renders and routes only the dragged model and its own edges, among %i models',
  async (count, dragged, before) => {
    const { editor, place } = await openDrawn(count, dragged);
    const title = place.querySelector(`[data-id="${dragged}"] header`);
    if (title === null) throw new Error('The model is not drawn.');
    const { left, top } = title.getBoundingClientRect();
    const mouse = (target: EventTarget, type: Parameters<typeof sendMouse>[1], step: number): void =>
      sendMouse(target, type, { x: left + 8 + step * 4, y: top + 6 + step * 3 });
    mouse(title, 'mousedown', 0);
    // The first step also selects the model, so other parts may render.
    mouse(window, 'mousemove', 1);
    await nextFrame();
    await nextFrame();
    const { project } = editor.getState();
    const start = positionOf(project, dragged);
    const mounted = new Set(rendered.keys());
    rendered.clear();
    routed.length = 0;
    const steps = 11;
    const box = place.querySelector<HTMLElement>(`.react-flow__node[data-id="${dragged}"]`);
    const line = place.querySelector(`.react-flow__edge[data-id="${dragged}/next"] path`);
    // What only the pointer needs waits for the end.
    const hit = place.querySelector(`.react-flow__edge[data-id="${dragged}/next"] [class*="hit"]`);
    const hits = new Set<string | null | undefined>();
    const shown = { boxes: new Set<string | undefined>(), lines: new Set<string | null | undefined>() };
    for (let step = 2; step < 2 + steps; step += 1) {
      mouse(window, 'mousemove', step);
      await nextFrame();
      const { x, y } = positionOf(editor.getState().project, dragged);
      expect(box?.style.transform).toBe(`translate(${x}px, ${y}px)`);
      shown.boxes.add(box?.style.transform);
      shown.lines.add(line?.getAttribute('d'));
      hits.add(hit?.getAttribute('d'));
    }
    await nextFrame();
    expect(positionOf(editor.getState().project, dragged)).not.toEqual(start);
    expect(shown.boxes.size).toBe(steps);
    expect(shown.lines.size).toBe(steps);
    expect(hits.size).toBeLessThan(3);
    const own = [`${before}/next`, `${dragged}/next`];
    // What is mounted only now is not rendered again, and the dragged ones follow apart from React Flow.
    const again = [...rendered.keys()].filter((id) => mounted.has(id));
    for (const id of again) expect([dragged, ...own]).toContain(id);
    for (const id of again) expect(rendered.get(id), id).toBeLessThan(3);
    expect([...new Set(routed)].sort()).toEqual([...own].sort());
    expect(routed.length).toBeLessThanOrEqual(own.length * steps);
    mouse(window, 'mouseup', 2 + steps);
    await nextFrame();
    // Then React Flow has the same.
    const { x, y } = positionOf(editor.getState().project, dragged);
    expect(box?.style.transform).toBe(`translate(${x}px, ${y}px)`);
    expect(rendered.get(dragged)).toBeGreaterThan(0);
    await expect.poll(() => hits.has(hit?.getAttribute('d')), soon).toBe(false);
  },
  60_000,
);

it('renders for a letter of a name only the model, those that its relations name, and their edges', async () => {
  const { editor, place } = await openDrawn(1000, 'm500');
  const around = [...place.querySelectorAll('[data-model]')].length;
  expect(around).toBeGreaterThan(3);
  for (const name of ['R', 'Re', 'Ren', 'Rena', 'Renam']) {
    rendered.clear();
    // The edges that follow in later frames are not in the task of the letter.
    flushSync(() => editor.run(renameModel, { modelId: 'm500', name }, { step: 'rename' }));
    expect(rendered.get('m500')).toBe(1);
    // The next model has the key that this one's relation adds, the one before names it.
    const edges = ['m498/next', 'm499/next', 'm500/next', 'm501/next'];
    const allowed = ['m499', 'm500', 'm501', ...edges];
    for (const id of rendered.keys()) expect(allowed, `${id} rendered`).toContain(id);
  }
}, 60_000);

it('renders nothing but the field for a letter that is typed among 1000 models, and renames in a pause', async () => {
  await loadRenaming();
  const { editor, place } = await openDrawn(1000, 'm500');
  const title = place.querySelector('[data-id="m500"] header > span');
  title?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  await expect.poll(() => document.activeElement?.getAttribute('aria-label'), soon).toBe('Model name');
  const field = document.activeElement as HTMLInputElement;
  await nextFrame();
  rendered.clear();
  routed.length = 0;
  const { project } = editor.getState();
  for (const name of ['R', 'Re', 'Ren', 'Rena', 'Renam', 'Rename', 'Renamed']) {
    field.select();
    document.execCommand('insertText', false, name);
    expect(field.value).toBe(name);
  }
  expect(countWork()).toBe(0);
  expect(editor.getState().project).toBe(project);
  const nameNow = (): string | undefined => findModel(editor.getState().project, 'm500')?.definition.name;
  await expect.poll(nameNow, soon).toBe('Renamed');
  expect(field.value).toBe('Renamed');
  expect(field.getAttribute('aria-invalid')).toBe('false');
  editor.undo();
  await expect.poll(() => field.value, soon).toBe('Model500');
}, 60_000);
