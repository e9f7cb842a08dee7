import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createEditor } from '../../editor/index.ts';
import { type CanvasItems, duplicateItems, type Project, renameProject } from '../../model/index.ts';
import { projectOf } from '../../model/testing/projects.ts';
import { createNotices } from '../shell/notices.ts';
import { addCopies } from './copies.ts';

const projectOfMany = (count: number): Project =>
  projectOf(...Array.from({ length: count }, (_, index) => ({ name: `Model${index}` })));

function session(count: number) {
  const project = projectOfMany(count);
  const editor = createEditor({ project });
  const services = { editor, notices: createNotices(), view: createStore(() => ({ canvas: null })) };
  const items: CanvasItems = { models: project.models.map(({ id }) => id), areas: [], notes: [] };
  const ids: CanvasItems = { ...items, models: items.models.map((id) => `copy of ${id}`) };
  const args = { items, ids, offset: { x: 40, y: 40 } };
  return {
    editor,
    ids,
    notices: services.notices,
    copy: () => addCopies(services, duplicateItems, { args, ids, label: 'Duplicate' }),
  };
}

describe('copies', () => {
  it('of a few models appear at once', () => {
    const { editor, ids, copy } = session(3);
    void copy();
    expect(editor.getState().project.models).toHaveLength(6);
    expect(editor.getState().selection.models).toEqual(ids.models);
  });

  it('of many models are computed in slices, in one undo step', async () => {
    const { editor, ids, copy } = session(200);
    const done = copy();
    expect(editor.getState().project.models).toHaveLength(200);
    await done;
    expect(editor.getState().project.models).toHaveLength(400);
    expect(editor.getState().selection.models).toEqual(ids.models);
    expect(editor.getState().undoLabel).toBe('Duplicate');
    editor.undo();
    expect(editor.getState().project.models).toHaveLength(200);
    expect(editor.getState().canUndo).toBe(false);
  });

  it('keep changes made in the meantime', async () => {
    const { editor, copy } = session(200);
    const done = copy();
    editor.run(renameProject, { name: 'Changed' });
    await done;
    const { project } = editor.getState();
    expect([project.name, project.models.length]).toEqual(['Changed', 400]);
  });

  it('of many models can be cancelled by a notice, and then nothing has changed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { editor, notices, copy } = session(200);
      const shown = () => notices.store.getState().shown;
      const done = copy();
      vi.advanceTimersByTime(1000);
      expect(shown().map(({ text }) => text)).toEqual(['Duplicating 200 models…']);
      shown()[0]?.action?.run();
      await done;
      expect(shown().map(({ text }) => text)).toEqual(['Duplicate was cancelled. Nothing has changed.']);
      expect(editor.getState().project.models).toHaveLength(200);
      expect(editor.getState()).toMatchObject({ canUndo: false, selection: { models: [] } });
    } finally {
      vi.useRealTimers();
    }
  });

  it('are not created while the project is read-only', async () => {
    const { editor, copy } = session(200);
    const done = copy();
    editor.setReadOnly(true);
    await done;
    expect(editor.getState().project.models).toHaveLength(200);
    expect(editor.getState().selection.models).toEqual([]);
  });
});
