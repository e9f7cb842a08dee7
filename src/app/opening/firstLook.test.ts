import { afterEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type CanvasView, createViewOptions } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { addModel, createProject, type Project } from '../../model/index.ts';
import { createDock } from '../shell/dockState.ts';
import { createFirstLook } from './firstLook.ts';

afterEach(() => vi.unstubAllGlobals());

function projectOf(count: number): Project {
  return Array.from({ length: count }, (_, index) => index).reduce(
    (project, index) => addModel(project, { id: `m${index}`, name: `M${index}`, position: { x: 0, y: 0 } }),
    createProject('P'),
  );
}

function setUp(count: number, pane = { width: 900, height: 400 }) {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => run());
  const editor = createEditor({ project: projectOf(count), selection: { models: ['m0'] } });
  const dock = createDock(334, true);
  const viewOptions = createViewOptions();
  let shown = 0;
  const canvas = { paneSize: () => pane, showAll: () => (shown += 1) } as unknown as CanvasView;
  const view = createStore<{ readonly canvas: CanvasView | null }>()(() => ({ canvas }));
  const look = createFirstLook({ editor, dock, view, viewOptions });
  return { editor, dock, viewOptions, view, look, shown: () => shown };
}

it('closes the dock for more than eight models, fits, and selects nothing', () => {
  const many = setUp(9);
  many.look.show();
  expect(many.dock.getState().isOpen).toBe(false);
  expect(many.editor.getState().selection.models).toEqual([]);
  expect(many.shown()).toBe(1);
  const few = setUp(8);
  few.look.show();
  expect(few.dock.getState().isOpen).toBe(true);
  expect(few.shown()).toBe(1);
});

it('lays out for the canvas as it will be, and for the rows that are shown', () => {
  vi.stubGlobal('window', { innerWidth: 1280, innerHeight: 800 });
  const { look, viewOptions, dock, view } = setUp(1);
  expect(look.layoutOptions(8)).toEqual({ detail: 'all', aspect: 900 / 400 });
  expect(look.layoutOptions(9)).toEqual({ detail: 'all', aspect: 900 / 700 });
  dock.setState({ isOpen: false });
  viewOptions.setState({ detail: 'names' });
  expect(look.layoutOptions(9)).toEqual({ detail: 'names', aspect: 900 / 400 });
  view.setState({ canvas: null });
  expect(look.layoutOptions(9)).toEqual({ detail: 'names' });
});

it('lays out for no extreme shape', () => {
  expect(setUp(1, { width: 1200, height: 100 }).look.layoutOptions(1).aspect).toBe(3);
  expect(setUp(1, { width: 100, height: 900 }).look.layoutOptions(1).aspect).toBe(0.5);
});
