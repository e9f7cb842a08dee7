import { describe, expect, it, vi } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import {
  addModel,
  addProperty,
  connectModels,
  createProject,
  describeProperties,
  moveItems,
  type Project,
  setModelSetting,
} from '../../model/index.ts';
import { createNotices } from '../shell/notices.ts';
import { removeSelection, removeWithRelations } from './removing.ts';

function shop(): Project {
  const position = { x: 0, y: 0 };
  let project: Project = createProject('Shop');
  for (const name of ['Customer', 'Order', 'Person'])
    project = addModel(project, { id: name, name, position });
  for (const name of ['name', 'email'])
    project = addProperty(project, { modelId: 'Customer', name, type: 'string' });
  project = addProperty(project, { modelId: 'Person', name: 'age', type: 'number' });
  project = setModelSetting(project, { modelId: 'Customer', key: 'base', value: 'Person' });
  project = connectModels(project, { ownerId: 'Customer', targetId: 'Order', type: 'hasMany' });
  return connectModels(project, { ownerId: 'Person', targetId: 'Order', type: 'hasMany' });
}

function open() {
  const editor = createEditor({ project: shop() });
  const notices = createNotices();
  const services = { editor, notices };
  return {
    editor,
    services,
    shown: () => notices.store.getState().shown,
    remove: (modelId: string, property: string) => {
      editor.select({ models: [modelId], property });
      removeSelection(services);
    },
    ownOf: (modelId: string) =>
      describeProperties(editor.getState().project, modelId)
        .filter(({ origin }) => origin === 'own')
        .map(({ name }) => name),
  };
}

describe('removing a property', () => {
  it('selects the next one, and never the model', () => {
    const { editor, services, ownOf } = open();
    editor.select({ models: ['Customer'], property: 'name' });
    removeSelection(services);
    expect(ownOf('Customer')).toEqual(['email']);
    expect(editor.getState().selection).toMatchObject({ models: ['Customer'], property: 'email' });
    for (const _ of [1, 2, 3, 4]) removeSelection(services);
    expect(ownOf('Customer')).toEqual([]);
    expect(editor.getState().project.models.map(({ id }) => id)).toEqual(['Customer', 'Order', 'Person']);
    editor.undo();
    editor.undo();
    expect(ownOf('Customer')).toEqual(['name', 'email']);
  });

  it('selects nothing if no property is left', () => {
    const { editor, remove } = open();
    editor.run(setModelSetting, { modelId: 'Person', key: 'idInjection', value: false });
    editor.run(setModelSetting, { modelId: 'Person', key: 'excludeBaseProperties', value: ['id'] });
    remove('Person', 'age');
    expect(describeProperties(editor.getState().project, 'Person')).toEqual([]);
    expect(editor.getState().selection.models).toEqual([]);
  });

  it('says why a property stays, and what to do', async () => {
    const { editor, remove, shown } = open();
    const { project } = editor.getState();
    remove('Customer', 'id');
    remove('Customer', 'age');
    remove('Order', 'customerId');
    remove('Order', 'customerId');
    await vi.waitFor(() => expect(shown()).toHaveLength(3));
    expect(editor.getState().project).toBe(project);
    expect(shown().map(({ text }) => text)).toEqual([
      'LoopBack adds id to Customer; no file has it. To use another id, mark a property of Customer as the id in the inspector.',
      'Customer inherits age from Person. Remove it there, or leave it out of Customer with "age": false under properties in the JSON.',
      'The relation Customer.orders adds customerId to Order. Delete the relation, or give it another key.',
    ]);
    const [, base, relation] = shown();
    base?.action?.run();
    expect(editor.getState().selection).toMatchObject({ models: ['Person'], property: 'age' });
    expect(relation?.action?.label).toBe('Show Customer.orders');
    relation?.action?.run();
    expect(editor.getState().selection.relation).toEqual({ modelId: 'Customer', name: 'orders' });
  });

  it('says of a property of a built-in base how to leave it out', async () => {
    const { editor, remove, shown } = open();
    editor.run(setModelSetting, { modelId: 'Person', key: 'base', value: 'User' });
    remove('Person', 'email');
    await vi.waitFor(() => expect(shown()).toHaveLength(1));
    expect(shown().map(({ text, action }) => [text, action])).toEqual([
      [
        'Person inherits email from User. Leave it out of Person with "email": false under properties in the JSON.',
        undefined,
      ],
    ]);
  });

  it('says that a declared key stays as long as the relation does', () => {
    const { editor, remove, shown } = open();
    editor.run(addProperty, { modelId: 'Order', name: 'customerId', type: 'number' });
    remove('Order', 'customerId');
    expect(shown().map(({ text }) => text)).toEqual([
      'The file of Order no longer declares customerId; Customer.orders adds it.',
    ]);
    expect(editor.getState().selection).toMatchObject({ models: ['Order'], property: 'customerId' });
  });
});

describe('removing models', () => {
  it('names the lost relations of other models, and offers undo', () => {
    const { editor, services, shown } = open();
    const { project } = editor.getState();
    editor.select({ models: ['Order'] });
    removeSelection(services);
    const [notice] = shown();
    expect(notice?.text).toBe('Deleted Order, and with it the relations Customer.orders and Person.orders.');
    notice?.action?.run();
    expect(editor.getState().project).toBe(project);
    expect(shown()).toEqual([]);
  });

  it('offers no undo after another change', () => {
    const { editor, services, shown } = open();
    editor.select({ models: ['Order'] });
    removeSelection(services);
    expect(shown()).toHaveLength(1);
    editor.run(moveItems, { models: { Customer: { x: 5, y: 5 } }, areas: {}, notes: {} });
    expect(shown()).toEqual([]);
  });

  it('says nothing if no other relation is lost', () => {
    const { editor, services, shown } = open();
    editor.select({ models: ['Customer'] });
    removeSelection(services);
    expect(shown()).toEqual([]);
    expect(editor.getState().project.models).toHaveLength(2);
  });

  it('names three relations, counts the rest, and always reports a cut', () => {
    const { editor, services, shown } = open();
    for (const name of ['first', 'second', 'third'])
      editor.run(connectModels, { ownerId: 'Person', targetId: 'Order', type: 'hasMany', name });
    const items = { models: ['Order'], areas: [], notes: [] };
    removeWithRelations(services, items, { label: 'Cut', done: 'Cut 1 model' });
    expect(shown()[0]?.text).toBe(
      'Cut 1 model, and with it the relations Customer.orders, Person.orders, Person.first and 2 more.',
    );
    expect(editor.getState().undoLabel).toBe('Cut');
    editor.undo();
    removeWithRelations(
      services,
      { models: ['Customer'], areas: [], notes: [] },
      { label: 'Cut', done: 'Cut 1 model' },
    );
    expect(shown().map(({ text }) => text)).toEqual(['Cut 1 model.']);
  });
});
