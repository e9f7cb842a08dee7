import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createEditor } from '../../editor/index.ts';
import { type CanvasItems, duplicateItems, type Project, renameProject } from '../../model/index.ts';
import { projectOf } from '../../model/testing/projects.ts';
import { createNotices } from '../shell/notices.ts';
import { addCopies } from './copying.ts';

const projectOfMany = (count: number): Project =>
  projectOf(...Array.from({ length: count }, (_, index) => ({ name: `Model${index}` })));

function session(count: number) {
  const project = projectOfMany(count);
  const editor = createEditor({ project });
  const services = { editor, notices: createNotices(), view: createStore(() => ({ canvas: null })) };
  const items: CanvasItems = { models: project.models.map(({ id }) => id), areas: [], notes: [] };
  const ids: CanvasItems = { ...items, models: items.models.map((id) => `copy of ${id}`) };
  const args = { items, ids, offset: { x: 40, y: 40 } };
  return { editor, ids, copy: () => addCopies(services, duplicateItems, { args, ids, label: 'Duplicate' }) };
}

describe('copies', () => {
  it('of a few models are there at once', () => {
    const { editor, ids, copy } = session(3);
    void copy();
    expect(editor.getState().project.models).toHaveLength(6);
    expect(editor.getState().selection.models).toEqual(ids.models);
  });

  it('of many are worked out in slices, and are one step to undo', async () => {
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

  it('leave what was changed meanwhile as it is', async () => {
    const { editor, copy } = session(200);
    const done = copy();
    editor.run(renameProject, { name: 'Changed' });
    await done;
    const { project } = editor.getState();
    expect([project.name, project.models.length]).toEqual(['Changed', 400]);
  });

  it('are not made while the project can only be looked at', async () => {
    const { editor, copy } = session(200);
    const done = copy();
    editor.setReadOnly(true);
    await done;
    expect(editor.getState().project.models).toHaveLength(200);
    expect(editor.getState().selection.models).toEqual([]);
  });
});
