import { ReactFlowProvider } from '@xyflow/react';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { createEditor, EditorContext } from '../editor/index.ts';
import { createProject, type ModelEntry, type Project, renameModel } from '../model/index.ts';
import type { Flow } from './flow.ts';
import { loadEdges } from './lazyEdges.ts';
import { useFlow } from './useFlow.ts';
import { createViewOptions } from './viewOptions.ts';

/** Models that all have a relation to each other. */
function allPairs(count: number): Project {
  const names = Array.from({ length: count }, (_, index) => `Model${index}`);
  const models = names.map(
    (name): ModelEntry => ({
      id: name,
      path: `common/models/${name}.json`,
      definition: {
        name,
        relations: Object.fromEntries(
          names.map((other) => [`to${other}`, { type: 'belongsTo', model: other, foreignKey: '' }]),
        ),
      },
      source: null,
    }),
  );
  const layout = new Map(names.map((name, index) => [name, { x: index * 400, y: 0 }]));
  return { ...createProject('Pairs'), models, layout };
}

/** Draws the flow of a project into nothing; returns its latest value. */
async function mount(count: number) {
  await loadEdges();
  const editor = createEditor({ project: allPairs(count) });
  const options = createViewOptions();
  const shown: { flow: Flow | null } = { flow: null };
  function Probe() {
    shown.flow = useFlow(options, { current: false });
    return null;
  }
  const root = createRoot(document.createElement('div'));
  const probe = createElement(ReactFlowProvider, null, createElement(Probe));
  flushSync(() => root.render(createElement(EditorContext, { value: editor }, probe)));
  const rename = (name: string) =>
    flushSync(() => editor.run(renameModel, { modelId: 'Model0', name, names: 'derived' }));
  const nodeName = () => shown.flow?.nodes[0]?.data.entry.definition.name;
  const edgeName = () =>
    shown.flow?.edges
      .flatMap(({ data }) => data?.sides ?? [])
      .find(({ relation }) => relation.owner.id === 'Model1' && relation.target?.id === 'Model0')?.relation
      .targetName;
  return { root, editor, rename, nodeName, edgeName, edgeCount: () => shown.flow?.edges.length };
}

const patient = { timeout: 60_000 };

it('draws thousands of edges in the turn after the one that a typed letter renames the box in', async () => {
  const { root, editor, rename, nodeName, edgeName, edgeCount } = await mount(50);
  await expect.poll(edgeCount, patient).toBe(2500);
  rename('Renamed');
  expect([nodeName(), edgeName()]).toEqual(['Renamed', 'Model0']);
  await expect.poll(edgeName, patient).toBe('Renamed');
  rename('Again');
  flushSync(() => editor.undo());
  expect(nodeName()).toBe('Renamed');
  await expect.poll(edgeName, patient).toBe('Renamed');
  root.unmount();
}, 120_000);

it('does not draw late edges with another change before they are prepared', async () => {
  const { root, editor, rename, edgeName, edgeCount } = await mount(50);
  await expect.poll(edgeCount, patient).toBe(2500);
  rename('Renamed');
  flushSync(() => editor.select({ models: ['Model3'] }));
  expect(edgeName()).toBe('Model0');
  await expect.poll(edgeName, patient).toBe('Renamed');
  root.unmount();
}, 120_000);

it('draws fewer edges at once', async () => {
  const { root, rename, nodeName, edgeName, edgeCount } = await mount(5);
  await expect.poll(edgeCount, patient).toBe(25);
  rename('Renamed');
  expect([nodeName(), edgeName()]).toEqual(['Renamed', 'Renamed']);
  root.unmount();
}, 120_000);

it('draws the thousands of edges of a project that replaces a small one after its boxes', async () => {
  const { root, editor, edgeCount } = await mount(3);
  await expect.poll(edgeCount, patient).toBe(9);
  const large = allPairs(50);
  flushSync(() => editor.run(() => large, {}, { label: 'Open' }));
  expect(edgeCount()).toBe(0);
  await expect.poll(edgeCount, patient).toBe(2500);
  root.unmount();
}, 120_000);
