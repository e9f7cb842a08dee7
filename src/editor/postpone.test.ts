import { describe, expect, it } from 'vitest';
import { createEditor, type Editor } from './createEditor.ts';
import { add, model, names, projectOf } from './testing/commands.ts';

describe('postpone', () => {
  const typed = (...models: string[]) => {
    const editor = createEditor({ project: projectOf(...models.map((id) => model(id))) });
    const addLater = (id: string) => editor.postpone(() => editor.run(add, { id }, { step: 'type' }));
    return { editor, addLater, names: () => names(editor.getState().project) };
  };

  it('makes the last change that waits, in one step', () => {
    const { editor, addLater, names: shown } = typed('A');
    addLater('B');
    addLater('C');
    expect(shown()).toEqual(['A']);
    expect(editor.getState()).toMatchObject({ isBehind: true, canUndo: false });
    editor.catchUp();
    expect(shown()).toEqual(['A', 'C']);
    expect(editor.getState()).toMatchObject({ isBehind: false, canUndo: true });
    editor.catchUp();
    expect(shown()).toEqual(['A', 'C']);
  });

  it.each([
    ['the next change', (editor: Editor) => void editor.run(add, { id: 'C' }), ['A', 'B', 'C']],
    ['the end of the step', (editor: Editor) => editor.endStep(), ['A', 'B']],
    ['a lost right to write', (editor: Editor) => editor.setReadOnly(true), ['A', 'B']],
    ['an undo', (editor: Editor) => editor.undo(), ['A']],
    ['a cancelled step', (editor: Editor) => editor.cancelStep(), ['A']],
  ])('does not lose or double it at %s', (_, act, expected) => {
    const { editor, addLater, names: shown } = typed('A');
    addLater('B');
    act(editor);
    expect(shown()).toEqual(expected);
    expect(editor.getState().isBehind).toBe(false);
    editor.catchUp();
    expect(shown()).toEqual(expected);
  });

  it('is refused while the project is read-only', () => {
    const { editor, addLater } = typed('A');
    editor.setReadOnly(true);
    addLater('B');
    expect(editor.getState().isBehind).toBe(false);
  });

  it('tells nobody that it caught up before the change is there', () => {
    const { editor, addLater } = typed('A');
    const seen: (readonly [boolean, number])[] = [];
    addLater('B');
    editor.subscribe(({ isBehind, project }) => seen.push([isBehind, project.models.length]));
    editor.catchUp();
    expect(seen).toEqual([[false, 2]]);
  });
});
