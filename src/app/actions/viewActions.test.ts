import { afterEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type CanvasView, createViewOptions } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { addModel, createProject, positionOf } from '../../model/index.ts';
import { createNotices } from '../shell/notices.ts';
import { findAction } from './actions.ts';
import { createViewActions } from './viewActions.ts';

afterEach(() => vi.unstubAllGlobals());

const ids = ['a', 'b', 'c', 'd', 'e'];

function setUp() {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => run());
  // All in one place, so that a layout moves them.
  const project = ids.reduce(
    (before, id) => addModel(before, { id, name: id.toUpperCase(), position: { x: 0, y: 0 } }),
    createProject('Heap'),
  );
  const editor = createEditor({ project, selection: { models: ['a', 'b'] } });
  const viewOptions = createViewOptions();
  viewOptions.setState({ detail: 'names' });
  const boxes = () =>
    ids.map((id, index) => ({
      id,
      x: 0,
      y: index * 60,
      width: 100,
      height: viewOptions.getState().detail === 'all' ? 90 : 50,
    }));
  const canvas = { boxes, paneSize: () => null, showAll: () => undefined } as unknown as CanvasView;
  const view = createStore<{ readonly canvas: CanvasView | null }>()(() => ({ canvas }));
  const notices = createNotices();
  const actions = createViewActions({ editor, view, viewOptions, notices });
  const atOrigin = () =>
    ids.filter((id) => {
      const { x, y } = positionOf(editor.getState().project, id);
      return x === 0 && y === 0;
    });
  return {
    editor,
    notices,
    atOrigin,
    run: (id: 'autoLayout' | 'detailAll') => findAction(actions, id).run(),
  };
}

it('lays out the selected models only, where there are several', async () => {
  const { run, editor, atOrigin } = setUp();
  run('autoLayout');
  await vi.waitFor(() => expect(editor.getState().canUndo).toBe(true));
  expect(atOrigin()).toEqual(expect.arrayContaining(['c', 'd', 'e']));
});

it('lays out all models that overlap at a level of detail, whatever is selected', async () => {
  const { run, notices, editor, atOrigin } = setUp();
  run('detailAll');
  await vi.waitFor(() => expect(notices.store.getState().shown).toHaveLength(1));
  const [offer] = notices.store.getState().shown;
  expect(offer?.text).toBe('5 models overlap at this level of detail.');
  offer?.action?.run();
  await vi.waitFor(() => expect(editor.getState().canUndo).toBe(true));
  expect(atOrigin().length).toBeLessThan(2);
});
