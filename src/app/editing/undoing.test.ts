import { describe, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../editor/index.ts';
import { addModel, createExampleProject, layOut, moveModels, type Project } from '../../model/index.ts';
import { createNotices } from '../shell/notices.ts';
import { createUndoing, layOutLabel } from './undoing.ts';

function opened(count: number): Project {
  let project: Project = { ...createExampleProject(), models: [] };
  for (let number = 1; number <= count; number += 1) {
    project = addModel(project, {
      id: `m${number}`,
      name: `M${number}`,
      position: { x: number * 300, y: 0 },
    });
  }
  return project;
}

function start(change: (editor: Editor) => void) {
  const editor = createEditor({ project: createExampleProject() });
  const notices = createNotices();
  let shownAll = 0;
  const showAll = (): void => {
    shownAll += 1;
  };
  change(editor);
  const { undo, redo } = createUndoing({ editor, notices, showAll });
  const last = () => notices.store.getState().shown.at(-1);
  return { editor, undo, redo, last, shownAll: () => shownAll };
}

describe('undo of a step that replaces most of the canvas', () => {
  it('says so, shows all of the canvas, and offers the opposite step', () => {
    const { editor, undo, last, shownAll } = start((one) =>
      one.run(() => opened(25), {}, { label: 'Open files' }),
    );
    undo();
    expect(editor.getState().project.models).toHaveLength(3);
    expect(last()).toMatchObject({ text: 'Opening of 25 models undone.', action: { label: 'Redo' } });
    expect(shownAll()).toBe(1);
    last()?.action?.run();
    expect(editor.getState().project.models).toHaveLength(25);
    expect(last()).toMatchObject({ text: 'Opening of 25 models redone.', action: { label: 'Undo' } });
    expect(shownAll()).toBe(2);
    last()?.action?.run();
    expect(editor.getState().project.models).toHaveLength(3);
  });

  it('does not undo later changes', () => {
    const { editor, undo, last } = start((one) =>
      one.run(() => opened(9), {}, { label: 'Restore snapshot' }),
    );
    undo();
    expect(last()?.text).toBe('“Restore snapshot” undone.');
    const way = last()?.action;
    editor.run(moveModels, { positions: { order: { x: 1, y: 1 } } }, { label: 'Move' });
    const { project } = editor.getState();
    way?.run();
    expect(editor.getState().project).toBe(project);
  });

  it('only shows all after a layout, and does nothing after smaller steps', () => {
    const many = opened(9);
    const { undo, last, shownAll, editor } = start((one) => {
      one.load(many);
      one.run(layOut, {}, { label: layOutLabel });
      one.run(moveModels, { positions: { m1: { x: 5, y: 5 } } }, { label: 'Move' });
    });
    undo();
    expect(shownAll()).toBe(0);
    undo();
    expect(editor.getState().project).toBe(many);
    expect([shownAll(), last()]).toEqual([1, undefined]);
  });
});
