import { describe, expect, it, vi } from 'vitest';
import { findModel, type Project, renameModel, renameWithNames, resolveRelation } from '../model/index.ts';
import { manyOf, oneOf, projectOf } from '../model/testing/projects.ts';
import { createEditor } from './createEditor.ts';
import { completeRename, incompleteRenameOf, typeModelName } from './modelRenames.ts';

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

describe('a model name typed in place', () => {
  it('changes the derived names on both sides of a key, for a model drawn here', () => {
    const editor = type(drawn, 'S', 'Sa', 'Sale');
    expect(keysOf(editor.getState().project)).toEqual(['saleId', undefined, 'saleId']);
    expect(incompleteRenameOf(drawn, editor.getState().project, 'Order')).toBeNull();
  });

  it('leaves them unchanged for a model from a file, and reports it', () => {
    const editor = type(opened, 'S', 'Sa', 'Sale');
    const { project } = editor.getState();
    expect(keysOf(project)).toEqual(['orderId', 'orderId', undefined]);
    expect(incompleteRenameOf(opened, project, 'Order')).toMatchObject({ from: 'Order', to: 'Sale' });
    editor.undo();
    expect(editor.getState().project).toBe(opened);
  });

  it('can change them afterwards, in the same undo step', () => {
    const editor = type(opened, 'Sale');
    const incomplete = incompleteRenameOf(opened, editor.getState().project, 'Order');
    if (incomplete === null) throw new Error('the rename is complete');
    const change = () =>
      editor.run(
        renameWithNames,
        { modelId: 'Order', name: 'Sale', names: 'all' },
        { label: 'Rename model' },
      );
    expect(completeRename(editor, incomplete, change)).toBe(true);
    expect(keysOf(editor.getState().project)).toEqual(['saleId', undefined, 'saleId']);
    editor.undo();
    expect(editor.getState().project).toBe(opened);
  });

  it('is not completed if the project changed since', () => {
    const editor = type(opened, 'Sale');
    const incomplete = incompleteRenameOf(opened, editor.getState().project, 'Order');
    if (incomplete === null) throw new Error('the rename is complete');
    editor.run(renameModel, { modelId: 'Item', name: 'Part' });
    const { project } = editor.getState();
    expect(completeRename(editor, incomplete, () => undefined)).toBe(false);
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

describe('a model name typed in a large project', () => {
  const large: Project = projectOf(...Array.from({ length: 300 }, (_, index) => ({ name: `Model${index}` })));
  const nameIn = (project: Project) => findModel(project, 'Model7')?.definition.name;

  it('takes effect once, in a pause, and is one undo step', () => {
    vi.useFakeTimers();
    try {
      const editor = createEditor({ project: large });
      let changes = 0;
      editor.subscribe(({ project }, before) => {
        if (project !== before.project) changes += 1;
      });
      for (const text of ['S', 'Sa', 'Sale']) {
        expect(typeModelName(editor, 'Model7', text)).toBe('soon');
        vi.advanceTimersByTime(100);
      }
      expect(editor.getState().project).toBe(large);
      vi.advanceTimersByTime(200);
      expect([nameIn(editor.getState().project), changes]).toEqual(['Sale', 1]);
      typeModelName(editor, 'Model7', 'Sales');
      editor.endStep();
      expect(nameIn(editor.getState().project)).toBe('Sales');
      vi.runAllTimers();
      expect(changes).toBe(2);
      editor.undo();
      expect(editor.getState().project).toBe(large);
    } finally {
      vi.useRealTimers();
    }
  });
});
