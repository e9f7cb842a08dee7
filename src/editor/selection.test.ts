import { describe, expect, it } from 'vitest';
import {
  addArea,
  addModel,
  addNote,
  addProperty,
  createProject,
  type Project,
  removeItems,
  removeProperty,
  renameProperty,
} from '../model/index.ts';
import { createEditor } from './createEditor.ts';
import { countItems, emptySelection } from './selection.ts';
import { add, model, projectOf, remove, setRelations } from './testing/commands.ts';

describe('the selection', () => {
  it('holds each existing model once, and is replaced as a whole', () => {
    const editor = createEditor({ project: projectOf(model('A'), model('B', { orders: {} })) });
    editor.select({ models: ['A', 'A', 'ghost'] });
    expect(editor.getState().selection).toEqual({ ...emptySelection, models: ['A'], relation: null });
    editor.select({ relation: { modelId: 'B', name: 'orders' } });
    expect(editor.getState().selection).toEqual({
      ...emptySelection,
      models: [],
      relation: { modelId: 'B', name: 'orders' },
    });
    editor.select({ relation: { modelId: 'B', name: 'nothing' } });
    expect(editor.getState().selection).toEqual({ ...emptySelection, models: [], relation: null });
  });

  it('is toggled model by model, cleared as a whole, and notifies only of changes', () => {
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

  it('loses what is removed, by undo too', () => {
    const editor = createEditor({ project: projectOf(model('A'), model('B')) });
    editor.select({ models: ['A', 'B'] });
    editor.run(remove, { id: 'A' });
    expect(editor.getState().selection.models).toEqual(['B']);
    editor.run(add, { id: 'C' });
    editor.select({ models: ['C'] });
    editor.undo();
    expect(editor.getState().selection.models).toEqual([]);
  });

  it('holds areas and notes too, each kind separately, and loses what is removed', () => {
    const size = { width: 1, height: 1 };
    const position = { x: 0, y: 0 };
    const project = addNote(addArea(projectOf(model('A')), { id: 'area', name: '', position, size }), {
      id: 'note',
      text: '',
      position,
      size,
    });
    const editor = createEditor({ project, selection: { models: ['A', 'area'], areas: ['area', 'note'] } });
    expect(editor.getState().selection).toEqual({ ...emptySelection, models: ['A'], areas: ['area'] });
    editor.select({ areas: ['area'], notes: ['note'] });
    editor.toggle('A');
    const { selection } = editor.getState();
    expect(selection).toEqual({ ...emptySelection, models: ['A'], areas: ['area'], notes: ['note'] });
    expect(countItems(selection)).toBe(3);
    editor.run(removeItems, { areas: ['area'] });
    expect(editor.getState().selection).toEqual({ ...selection, areas: [] });
    editor.undo();
    expect(editor.getState().selection.areas).toEqual([]);
  });

  it('keeps its identity through changes that do not touch it', () => {
    const editor = createEditor({ project: projectOf(model('A')) });
    editor.select({ models: ['A'] });
    const { selection } = editor.getState();
    editor.run(add, { id: 'B' });
    expect(editor.getState().selection).toBe(selection);
  });

  const customer = model('Customer', { reviews: {}, orders: {}, order: {} });

  const withProperties = () => {
    const position = { x: 0, y: 0 };
    let project: Project = createProject('test');
    for (const id of ['A', 'B']) project = addModel(project, { id, name: id, position });
    for (const name of ['one', 'two']) project = addProperty(project, { modelId: 'A', name, type: 'string' });
    return createEditor({ project });
  };

  it('holds a property of the one selected model, even one that LoopBack adds', () => {
    const editor = withProperties();
    const selected = () => editor.getState().selection.property;
    editor.select({ models: ['A'], property: 'two' });
    expect(editor.getState().selection).toEqual({ ...emptySelection, models: ['A'], property: 'two' });
    editor.select({ models: ['A'], property: 'id' });
    expect(selected()).toBe('id');
    for (const request of [
      { models: ['A'], property: 'none' },
      { models: ['B'], property: 'two' },
      { models: ['A', 'B'], property: 'two' },
      { property: 'two' },
    ]) {
      editor.select({ models: ['A'], property: 'two' });
      editor.select(request);
      expect(selected()).toBeNull();
    }
    editor.select({ models: ['A'], property: 'two' });
    editor.toggle('B');
    expect(editor.getState().selection).toEqual({ ...emptySelection, models: ['A', 'B'] });
  });

  it('follows a property to its new name, and keeps the model when the property is removed', () => {
    const editor = withProperties();
    const selected = () => editor.getState().selection;
    editor.select({ models: ['A'], property: 'two' });
    editor.run(renameProperty, { modelId: 'A', from: 'two', to: 'second' });
    expect(selected().property).toBe('second');
    editor.undo();
    expect(selected().property).toBe('two');
    editor.run(removeProperty, { modelId: 'A', name: 'two' });
    expect(selected()).toEqual({ ...emptySelection, models: ['A'] });
  });

  it('follows a relation to its new name, on undo and redo too', () => {
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

  it('drops a relation that was removed, or that cannot be identified because others moved', () => {
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
