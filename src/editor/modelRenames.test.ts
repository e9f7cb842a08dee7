import { describe, expect, it } from 'vitest';
import { findModel, type Project, renameModel, renameWithNames, resolveRelation } from '../model/index.ts';
import { manyOf, oneOf, projectOf } from '../model/testing/projects.ts';
import { createEditor } from './createEditor.ts';
import { keptNamesOf, renameAgain, typeModelName } from './modelRenames.ts';

const opened = projectOf(
  { name: 'Order', relations: { items: manyOf('Item') } },
  { name: 'Item', relations: { order: oneOf('belongsTo', 'Order') } },
);
const drawn: Project = { ...opened, models: opened.models.map((model) => ({ ...model, source: null })) };

const keysOf = (project: Project) => [
  resolveRelation(project, { modelId: 'Order', name: 'items' })?.foreignKey?.value,
  ...['order', 'sale'].map((name) => resolveRelation(project, { modelId: 'Item', name })?.foreignKey?.value),
];

const type = (project: Project, ...texts: string[]) => {
  const editor = createEditor({ project });
  for (const text of texts) typeModelName(editor, 'Order', text);
  editor.endStep();
  return editor;
};

describe('a model name that is typed in place', () => {
  it('of a model that was drawn here takes the derived names along, both sides of a key', () => {
    const editor = type(drawn, 'S', 'Sa', 'Sale');
    expect(keysOf(editor.getState().project)).toEqual(['saleId', undefined, 'saleId']);
    expect(keptNamesOf(drawn, editor.getState().project, 'Order')).toBeNull();
  });

  it('of a model from a file leaves them, and says so', () => {
    const editor = type(opened, 'S', 'Sa', 'Sale');
    const { project } = editor.getState();
    expect(keysOf(project)).toEqual(['orderId', 'orderId', undefined]);
    expect(keptNamesOf(opened, project, 'Order')).toMatchObject({ from: 'Order', to: 'Sale' });
    editor.undo();
    expect(editor.getState().project).toBe(opened);
  });

  it('can take them along afterwards, in one undo step', () => {
    const editor = type(opened, 'Sale');
    const kept = keptNamesOf(opened, editor.getState().project, 'Order');
    if (kept === null) throw new Error('nothing was kept');
    const change = () =>
      editor.run(
        renameWithNames,
        { modelId: 'Order', name: 'Sale', names: 'all' },
        { label: 'Rename model' },
      );
    expect(renameAgain(editor, kept, change)).toBe(true);
    expect(keysOf(editor.getState().project)).toEqual(['saleId', undefined, 'saleId']);
    editor.undo();
    expect(editor.getState().project).toBe(opened);
  });

  it('stays as it is where something was changed since', () => {
    const editor = type(opened, 'Sale');
    const kept = keptNamesOf(opened, editor.getState().project, 'Order');
    if (kept === null) throw new Error('nothing was kept');
    editor.run(renameModel, { modelId: 'Item', name: 'Part' });
    const { project } = editor.getState();
    expect(renameAgain(editor, kept, () => undefined)).toBe(false);
    expect(editor.getState().project).toBe(project);
    expect(findModel(project, 'Order')?.definition.name).toBe('Sale');
  });

  it('refuses an empty text and one with spaces around it', () => {
    const editor = createEditor({ project: opened });
    expect(typeModelName(editor, 'Order', ' ')).toBe(false);
    expect(typeModelName(editor, 'Order', 'Sale ')).toBe(false);
    expect(typeModelName(editor, 'none', 'Sale')).toBe(false);
  });
});
