import { describe, expect, it } from 'vitest';
import { createEditor } from './createEditor.ts';
import { add, model, names, projectOf, setName } from './testing/commands.ts';

describe('steps', () => {
  it('can be passed to another editor, an open one as if it were closed', () => {
    const first = createEditor({ project: projectOf() });
    first.run(add, { id: 'A' }, { label: 'Add A' });
    first.run(add, { id: 'B' }, { label: 'Add B' });
    first.undo();
    first.run(setName, { name: 'x' }, { step: 'name', label: 'Rename' });
    const steps = first.steps();
    expect(steps.past.map(({ label }) => label)).toEqual(['Add A', 'Rename']);
    // Reading the steps does not close the open one.
    first.cancelStep();
    expect(first.getState()).toMatchObject({ undoLabel: 'Add A', redoLabel: 'Add B' });

    const { project } = first.getState();
    const second = createEditor({
      project,
      steps: first.steps(),
      selection: { models: ['A'], relation: null },
    });
    expect(second.getState()).toMatchObject({ undoLabel: 'Add A', redoLabel: 'Add B' });
    expect(second.getState().selection.models).toEqual(['A']);
    second.redo();
    expect(names(second.getState().project)).toEqual(['A', 'B']);
    second.load(project, { steps });
    second.undo();
    second.undo();
    expect(names(second.getState().project)).toEqual([]);
    second.load(project);
    expect(second.getState()).toMatchObject({ canUndo: false, canRedo: false });
  });

  it('are limited by the editor that takes them', () => {
    const past = Array.from({ length: 501 }, (_, index) => ({
      project: projectOf(model(`${index}`)),
      label: null,
    }));
    const editor = createEditor({ project: projectOf(), steps: { past, future: [] } });
    for (let times = 0; times < 600; times += 1) editor.undo();
    expect(names(editor.getState().project)).toEqual(['1']);
    expect(editor.getState().canUndo).toBe(false);
  });

  it('show the open step in the state, such as a drag', () => {
    const editor = createEditor({ project: projectOf() });
    const openStep = () => editor.getState().openStep;
    expect(openStep()).toBeNull();
    for (const end of [editor.endStep, editor.cancelStep, editor.undo]) {
      editor.run(setName, { name: 'x' }, { step: 'move' });
      expect(openStep()).toBe('move');
      end();
      expect(openStep()).toBeNull();
    }
    editor.run(setName, { name: 'y' }, { step: 'move' });
    editor.run(add, { id: 'A' });
    expect(openStep()).toBeNull();
    editor.run(setName, { name: 'z' }, { step: 'move' });
    editor.setReadOnly(true);
    expect(openStep()).toBeNull();
  });
});
