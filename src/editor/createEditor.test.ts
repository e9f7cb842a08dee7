import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProject, type ModelEntry, type Project } from '../model/index.ts';
import { createEditor } from './createEditor.ts';

type Relations = Readonly<Record<string, { readonly type?: string }>>;

function model(id: string, relations: Relations = {}): ModelEntry {
  return {
    id,
    path: `common/models/${id}.json`,
    definition: { name: id, relations } as ModelEntry['definition'],
    source: null,
    position: { x: 0, y: 0 },
  };
}

/** A definition with some keys written anew. */
function redefine(
  entry: ModelEntry,
  keys: { readonly name?: string; readonly relations?: Relations },
): ModelEntry {
  return { ...entry, definition: { ...entry.definition, ...keys } as ModelEntry['definition'] };
}

function projectOf(...models: ModelEntry[]): Project {
  return { ...createProject('test'), models };
}

// Commands of the tests' own: the editor knows none by name.
const add = (project: Project, { id }: { id: string }): Project => ({
  ...project,
  models: [...project.models, model(id)],
});
const remove = (project: Project, { id }: { id: string }): Project => ({
  ...project,
  models: project.models.filter((entry) => entry.id !== id),
});
const setName = (project: Project, { name }: { name: string }): Project =>
  project.name === name ? project : { ...project, name };
/** Removes, as a clumsy rename might, a model that has the name already. */
const takeName = (project: Project, { id, name }: { id: string; name: string }): Project => ({
  ...project,
  models: project.models
    .filter((entry) => entry.id === id || entry.definition.name !== name)
    .map((entry) => (entry.id === id ? redefine(entry, { name }) : entry)),
});
const setRelations = (
  project: Project,
  { id, names }: { id: string; names: readonly string[] },
): Project => ({
  ...project,
  models: project.models.map((entry) =>
    entry.id === id
      ? redefine(entry, { relations: Object.fromEntries(names.map((name) => [name, { type: 'hasMany' }])) })
      : entry,
  ),
});

const names = (project: Project) => project.models.map((entry) => entry.definition.name);

describe('run', () => {
  it('changes the project and makes one undo step of it', () => {
    const editor = createEditor({ project: projectOf() });
    const after = editor.run(add, { id: 'Customer' }, { label: 'Add Customer' });
    expect(editor.getState().project).toBe(after);
    expect(names(after)).toEqual(['Customer']);
    expect(editor.getState()).toMatchObject({ canUndo: true, canRedo: false, undoLabel: 'Add Customer' });
  });

  it('makes no step of a command that changes nothing, and tells nobody', () => {
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
    const faulty = (): Project => {
      throw new Error('bug');
    };
    expect(() => editor.run(faulty, {}, { step: 'other' })).toThrow('bug');
    expect(editor.getState()).toBe(before);
    editor.run(setName, { name: 'ab' }, { step: 'name' });
    editor.undo();
    expect(editor.getState().project.name).toBe('test');
    expect(editor.getState().canUndo).toBe(false);
  });
});

describe('undo and redo', () => {
  it('walk through whole projects, the very same objects', () => {
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

  it('forget what was undone when something new is done', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' });
    editor.undo();
    editor.run(setName, { name: 'b' });
    expect(editor.getState().canRedo).toBe(false);
    editor.redo();
    expect(editor.getState().project.name).toBe('b');
  });

  it('keep only as many steps as the limit says', () => {
    const editor = createEditor({ project: projectOf(), historyLimit: 2 });
    for (const name of ['a', 'b', 'c']) editor.run(setName, { name });
    for (let times = 0; times < 5; times += 1) editor.undo();
    expect(editor.getState().project.name).toBe('a');
  });

  it('share what a change did not touch', () => {
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

  it('applies each run to the project as it was when the step began, so that typing clobbers nothing', () => {
    const editor = createEditor({ project: projectOf(model('Order'), model('Or')) });
    editor.run(takeName, { id: 'Order', name: 'Or' }, { step: 'rename' });
    expect(names(editor.getState().project)).toEqual(['Or']);
    editor.run(takeName, { id: 'Order', name: 'Ord' }, { step: 'rename' });
    expect(names(editor.getState().project)).toEqual(['Ord', 'Or']);
  });

  it('leaves no history, and loses nothing to redo, when it ends where it began', () => {
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

  it('begins anew after it was ended, under the same key', () => {
    const editor = createEditor({ project: projectOf() });
    editor.run(setName, { name: 'a' }, { step: 'name' });
    editor.endStep();
    editor.endStep();
    editor.run(setName, { name: 'b' }, { step: 'name' });
    editor.undo();
    expect(editor.getState().project.name).toBe('a');
  });

  it('is closed and taken back by undo while it is open', () => {
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

  it('can be cancelled, as if it had never been', () => {
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
      selection: { models: [], relation: null },
      canUndo: false,
      canRedo: false,
      undoLabel: null,
      redoLabel: null,
    });
    editor.undo();
    editor.endStep();
    expect(editor.getState().project).toBe(loaded);
  });
});

describe('the selection', () => {
  it('holds each existing model once, and is replaced as a whole', () => {
    const editor = createEditor({ project: projectOf(model('A'), model('B', { orders: {} })) });
    editor.select({ models: ['A', 'A', 'ghost'] });
    expect(editor.getState().selection).toEqual({ models: ['A'], relation: null });
    editor.select({ relation: { modelId: 'B', name: 'orders' } });
    expect(editor.getState().selection).toEqual({ models: [], relation: { modelId: 'B', name: 'orders' } });
    editor.select({ relation: { modelId: 'B', name: 'nothing' } });
    expect(editor.getState().selection).toEqual({ models: [], relation: null });
  });

  it('is toggled model by model, cleared as a whole, and tells only of changes', () => {
    const editor = createEditor({ project: projectOf(model('A'), model('B')) });
    let calls = 0;
    editor.subscribe(() => {
      calls += 1;
    });
    editor.toggle('A');
    editor.toggle('B');
    expect(editor.getState().selection.models).toEqual(['A', 'B']);
    editor.toggle('A');
    expect(editor.getState().selection.models).toEqual(['B']);
    editor.select({ models: ['B'] });
    expect(calls).toBe(3);
    editor.clearSelection();
    editor.clearSelection();
    expect(calls).toBe(4);
    expect(editor.getState().canUndo).toBe(false);
  });

  it('loses what vanishes, on undo too', () => {
    const editor = createEditor({ project: projectOf(model('A'), model('B')) });
    editor.select({ models: ['A', 'B'] });
    editor.run(remove, { id: 'A' });
    expect(editor.getState().selection.models).toEqual(['B']);
    editor.run(add, { id: 'C' });
    editor.select({ models: ['C'] });
    editor.undo();
    expect(editor.getState().selection.models).toEqual([]);
  });

  it('keeps its identity through changes that do not touch it', () => {
    const editor = createEditor({ project: projectOf(model('A')) });
    editor.select({ models: ['A'] });
    const { selection } = editor.getState();
    editor.run(add, { id: 'B' });
    expect(editor.getState().selection).toBe(selection);
  });

  const customer = model('Customer', { reviews: {}, orders: {}, order: {} });

  it('follows a relation to its new name, back on undo and forth on redo', () => {
    const editor = createEditor({ project: projectOf(customer) });
    editor.select({ relation: { modelId: 'Customer', name: 'orders' } });
    const selectedName = () => editor.getState().selection.relation?.name;
    editor.run(setRelations, { id: 'Customer', names: ['reviews', 'purchases', 'purchase'] });
    expect(selectedName()).toBe('purchases');
    editor.undo();
    expect(selectedName()).toBe('orders');
    editor.redo();
    expect(selectedName()).toBe('purchases');
  });

  it('follows a relation through the names of a step', () => {
    const editor = createEditor({ project: projectOf(customer) });
    editor.select({ relation: { modelId: 'Customer', name: 'orders' } });
    for (const name of ['ps', 'pus', 'purs'])
      editor.run(
        setRelations,
        { id: 'Customer', names: ['reviews', name, name.slice(0, -1)] },
        { step: 'type' },
      );
    expect(editor.getState().selection.relation?.name).toBe('purs');
  });

  it('drops a relation that was removed, or where the rest moved so that nobody can tell', () => {
    const editor = createEditor({ project: projectOf(customer) });
    editor.select({ relation: { modelId: 'Customer', name: 'orders' } });
    editor.run(setRelations, { id: 'Customer', names: ['reviews', 'order'] });
    expect(editor.getState().selection.relation).toBeNull();
    editor.undo();
    editor.select({ relation: { modelId: 'Customer', name: 'orders' } });
    editor.run(setRelations, { id: 'Customer', names: ['order', 'reviews', 'new'] });
    expect(editor.getState().selection.relation).toBeNull();
  });

  it('drops a relation with its model', () => {
    const editor = createEditor({ project: projectOf(customer) });
    editor.select({ relation: { modelId: 'Customer', name: 'orders' } });
    editor.run(remove, { id: 'Customer' });
    expect(editor.getState().selection.relation).toBeNull();
  });
});

it('knows nothing of React: only the binding imports it', () => {
  for (const file of ['createEditor', 'history', 'selection']) {
    const text = readFileSync(new URL(`./${file}.ts`, import.meta.url), 'utf8');
    expect(text).not.toMatch(/from '(react|zustand|\.\/useEditor\.ts)'/);
  }
});
