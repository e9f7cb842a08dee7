import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Project } from '../model/index.ts';
import { createEditor } from './createEditor.ts';
import { emptySelection } from './selection.ts';
import { add, model, names, projectOf, setName, takeName } from './testing/commands.ts';

describe('run', () => {
  it('changes the project in one undo step', () => {
    const editor = createEditor({ project: projectOf() });
    const after = editor.run(add, { id: 'Customer' }, { label: 'Add Customer' });
    expect(editor.getState().project).toBe(after);
    expect(names(after)).toEqual(['Customer']);
    expect(editor.getState()).toMatchObject({ canUndo: true, canRedo: false, undoLabel: 'Add Customer' });
  });

  it('adds no step for a command that changes nothing, and calls no listener', () => {
    const project = projectOf();
    const editor = createEditor({ project });
    let calls = 0;
    editor.subscribe(() => {
      calls += 1;
    });
    editor.run(setName, { name: 'test' });
    expect(editor.getState().project).toBe(project);
    expect(editor.getState().canUndo).toBe(false);
    expect(calls).toBe(0);
  });

  it('leaves everything as it was when the command throws', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' }, { step: 'name' });
    const before = editor.getState();
    const faultyCommand = (): Project => {
      throw new Error('bug');
    };
    expect(() => editor.run(faultyCommand, {}, { step: 'other' })).toThrow('bug');
    expect(editor.getState()).toBe(before);
    editor.run(setName, { name: 'ab' }, { step: 'name' });
    editor.undo();
    expect(editor.getState().project.name).toBe('test');
    expect(editor.getState().canUndo).toBe(false);
  });
});

describe('undo and redo', () => {
  it('return to earlier and later projects, the same objects', () => {
    const first = projectOf();
    const editor = createEditor({ project: first });
    const second = editor.run(add, { id: 'A' }, { label: 'Add A' });
    const third = editor.run(add, { id: 'B' }, { label: 'Add B' });
    editor.undo();
    expect(editor.getState().project).toBe(second);
    expect(editor.getState()).toMatchObject({ undoLabel: 'Add A', redoLabel: 'Add B' });
    editor.undo();
    expect(editor.getState().project).toBe(first);
    expect(editor.getState()).toMatchObject({ canUndo: false, undoLabel: null, redoLabel: 'Add A' });
    editor.redo();
    editor.redo();
    expect(editor.getState().project).toBe(third);
    expect(editor.getState()).toMatchObject({ canRedo: false, undoLabel: 'Add B', redoLabel: null });
  });

  it('do nothing at the ends', () => {
    const editor = createEditor({ project: projectOf() });
    const before = editor.getState();
    editor.undo();
    editor.redo();
    expect(editor.getState()).toBe(before);
  });

  it('discard the undone steps at the next change', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' });
    editor.undo();
    editor.run(setName, { name: 'b' });
    expect(editor.getState().canRedo).toBe(false);
    editor.redo();
    expect(editor.getState().project.name).toBe('b');
  });

  it('keep no more steps than the limit', () => {
    const editor = createEditor({ project: projectOf() });
    for (let count = 1; count <= 502; count += 1) editor.run(setName, { name: `name ${count}` });
    for (let times = 0; times < 600; times += 1) editor.undo();
    expect(editor.getState().project.name).toBe('name 2');
  });

  it('share everything that a change did not touch', () => {
    const editor = createEditor({ project: projectOf(model('A')) });
    const customer = editor.getState().project.models[0];
    editor.run(add, { id: 'B' });
    expect(editor.getState().project.models[0]).toBe(customer);
  });
});

describe('a step', () => {
  it('is one undo step, however many runs it has', () => {
    const editor = createEditor({ project: projectOf() });
    for (const name of ['P', 'Pu', 'Pur'])
      editor.run(setName, { name }, { step: 'name', label: `Name it ${name}` });
    expect(editor.getState()).toMatchObject({ canUndo: true, undoLabel: 'Name it Pur' });
    editor.endStep();
    editor.undo();
    expect(editor.getState().project.name).toBe('test');
    expect(editor.getState()).toMatchObject({ canUndo: false, redoLabel: 'Name it Pur' });
    editor.redo();
    expect(editor.getState().project.name).toBe('Pur');
  });

  it('applies each run to the project as it was when the step began, so that typing destroys nothing', () => {
    const editor = createEditor({ project: projectOf(model('Order'), model('Or')) });
    editor.run(takeName, { id: 'Order', name: 'Or' }, { step: 'rename' });
    expect(names(editor.getState().project)).toEqual(['Or']);
    editor.run(takeName, { id: 'Order', name: 'Ord' }, { step: 'rename' });
    expect(names(editor.getState().project)).toEqual(['Ord', 'Or']);
  });

  it('leaves no history and keeps redo when it ends where it began', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'undone' });
    editor.undo();
    editor.run(setName, { name: 'x' }, { step: 'name' });
    expect(editor.getState()).toMatchObject({ canUndo: true, canRedo: false });
    editor.run(setName, { name: 'test' }, { step: 'name' });
    expect(editor.getState()).toMatchObject({ canUndo: false, canRedo: true });
    editor.endStep();
    expect(editor.getState()).toMatchObject({ canUndo: false, canRedo: true });
    editor.redo();
    expect(editor.getState().project.name).toBe('undone');
  });

  it('is closed by a run of another step and by a run without one', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' }, { step: 'one' });
    editor.run(setName, { name: 'b' }, { step: 'two' });
    editor.run(setName, { name: 'c' });
    editor.undo();
    expect(editor.getState().project.name).toBe('b');
    editor.undo();
    expect(editor.getState().project.name).toBe('a');
    editor.undo();
    expect(editor.getState().project.name).toBe('test');
  });

  it('is closed even by a run that changes nothing', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' }, { step: 'one' });
    editor.run(setName, { name: 'a' });
    editor.run(setName, { name: 'b' }, { step: 'one' });
    editor.undo();
    expect(editor.getState().project.name).toBe('a');
  });

  it('starts from scratch under the same key after it ended', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' }, { step: 'name' });
    editor.endStep();
    editor.endStep();
    editor.run(setName, { name: 'b' }, { step: 'name' });
    editor.undo();
    expect(editor.getState().project.name).toBe('a');
  });

  it('is closed and undone by undo while it is open', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' }, { step: 'name' });
    editor.undo();
    expect(editor.getState().project.name).toBe('test');
    editor.run(setName, { name: 'b' }, { step: 'name' });
    editor.undo();
    expect(editor.getState().project.name).toBe('test');
    editor.redo();
    expect(editor.getState().project.name).toBe('b');
  });

  it('can be cancelled without a trace', () => {
    const project = projectOf();
    const editor = createEditor({ project });
    editor.run(setName, { name: 'redo me' });
    editor.undo();
    editor.run(setName, { name: 'a' }, { step: 'name' });
    editor.cancelStep();
    expect(editor.getState().project).toBe(project);
    expect(editor.getState()).toMatchObject({ canUndo: false, canRedo: true });
  });
});

describe('load', () => {
  it('replaces project, history and selection', () => {
    const editor = createEditor({ project: projectOf(model('A')) });
    editor.run(add, { id: 'B' }, { step: 'open step' });
    editor.select({ models: ['A'] });
    const loaded = projectOf(model('A'), model('C'));
    editor.load(loaded);
    expect(editor.getState()).toEqual({
      project: loaded,
      selection: emptySelection,
      canUndo: false,
      canRedo: false,
      openStep: null,
      undoLabel: null,
      redoLabel: null,
      changeKind: null,
      isReadOnly: false,
      isBehind: false,
    });
    editor.undo();
    editor.endStep();
    expect(editor.getState().project).toBe(loaded);
  });
});

it('does not depend on React: only the binding imports it', () => {
  for (const file of ['createEditor', 'history', 'selection']) {
    const text = readFileSync(new URL(`./${file}.ts`, import.meta.url), 'utf8');
    expect(text).not.toMatch(/from '(react|zustand|\.\/useEditor\.ts)'/);
  }
});

describe('a read-only project', () => {
  it('refuses every change, reports it, and accepts changes again when editable', () => {
    let refusals = 0;
    const editor = createEditor({
      project: projectOf(model('A')),
      onRefused: () => {
        refusals += 1;
      },
    });
    const before = editor.run(add, { id: 'B' }, { label: 'Add B' });
    editor.setReadOnly(true);
    expect(editor.getState()).toMatchObject({ isReadOnly: true, canUndo: false, undoLabel: null });
    expect(editor.run(add, { id: 'C' })).toBe(before);
    editor.run(setName, { name: 'x' }, { step: 'name' });
    editor.undo();
    editor.redo();
    expect(editor.getState().project).toBe(before);
    expect(refusals).toBe(4);
    expect(editor.refuseIfReadOnly()).toBe(true);
    expect(refusals).toBe(5);
    editor.select({ models: ['A'] });
    expect(editor.getState().selection.models).toEqual(['A']);
    editor.setReadOnly(false);
    expect(editor.getState()).toMatchObject({ isReadOnly: false, canUndo: true, undoLabel: 'Add B' });
    editor.undo();
    expect(names(editor.getState().project)).toEqual(['A']);
    expect(editor.refuseIfReadOnly()).toBe(false);
    expect(refusals).toBe(5);
  });

  it('closes the open step, and can still be replaced', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' }, { step: 'name' });
    editor.setReadOnly(true);
    editor.cancelStep();
    expect(editor.getState().project.name).toBe('a');
    const other = projectOf(model('Z'));
    editor.load(other, { selection: { models: ['Z', 'gone'], relation: null } });
    expect(editor.getState().project).toBe(other);
    expect(editor.getState().selection.models).toEqual(['Z']);
    expect(editor.getState().isReadOnly).toBe(true);
  });
});
