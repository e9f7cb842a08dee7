import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type CanvasView, createViewOptions } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import { createExampleProject, layOut, positionOf } from '../../model/index.ts';
import { createNotices } from '../shell/notices.ts';
import { type ActionId, findAction } from './actions.ts';
import { createArrangeActions } from './arrangeActions.ts';
import { createViewActions } from './viewActions.ts';

globalThis.requestAnimationFrame ??= (draw) => Number(setTimeout(draw, 0));

function start() {
  const editor = createEditor({ project: layOut(createExampleProject(), {}) });
  const boxes = () => {
    const { project } = editor.getState();
    return project.models.map(({ id }) => ({ id, ...positionOf(project, id), width: 200, height: 100 }));
  };
  // Only the part of the canvas that the actions use.
  const canvas = { boxes, paneSize: () => null, showAll: () => undefined } as unknown as CanvasView;
  const notices = createNotices();
  const services = {
    editor,
    notices,
    view: createStore(() => ({ canvas })),
    viewOptions: createViewOptions(),
  };
  const actions = [...createViewActions(services), ...createArrangeActions(services, () => undefined)];
  const textsAfter = async (id: ActionId): Promise<readonly string[]> => {
    notices.store.setState({ shown: [] });
    const before = editor.getState().project;
    findAction(actions, id).run();
    if (/^(auto|align|distribute|select)/.test(id)) {
      await vi.waitFor(() => {
        const { shown } = notices.store.getState();
        // The code is loaded with the first use: until then nothing moves, and nothing is said.
        expect(shown.length > 0 || editor.getState().project !== before).toBe(true);
      });
    }
    return notices.store.getState().shown.map(({ text }) => text);
  };
  return { editor, textsAfter };
}

describe('an action that changes nothing says so, and adds no undo step', () => {
  it('lays out what is already laid out', async () => {
    const { editor, textsAfter } = start();
    expect(await textsAfter('autoLayout')).toEqual(['Already laid out: nothing moved.']);
    expect(editor.getState().canUndo).toBe(false);
  });

  it('aligns and distributes what is already in place', async () => {
    const { editor, textsAfter } = start();
    editor.select({ models: editor.getState().project.models.map(({ id }) => id) });
    for (const id of ['alignLeft', 'alignTop', 'distributeDown', 'distributeAcross'] as const) {
      await textsAfter(id);
      const { project } = editor.getState();
      expect(await textsAfter(id)).toEqual([
        expect.stringMatching(/: the boxes are already in place, nothing moved\.$/),
      ]);
      expect(editor.getState().project).toBe(project);
    }
  });

  it('selects no model if there is none in that direction', async () => {
    const { editor, textsAfter } = start();
    editor.select({ models: ['customer'] });
    expect(await textsAfter('selectLeft')).toEqual(['There is no model to the left.']);
  });

  it('describes a toggle without a visible effect', async () => {
    const { textsAfter } = start();
    expect(await textsAfter('toggleSnapping')).toEqual(['Boxes snap to the grid while they are dragged.']);
    expect(await textsAfter('toggleSnapping')).toEqual(['Boxes no longer snap to the grid.']);
    expect(await textsAfter('toggleLock')).toEqual(['Positions are locked: boxes can’t be dragged.']);
    expect(await textsAfter('toggleMinimap')).toEqual([]);
  });
});
