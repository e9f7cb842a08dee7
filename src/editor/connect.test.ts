import { describe, expect, it } from 'vitest';
import { addProperty, createExampleProject, relationsOf, resolveRelation } from '../model/index.ts';
import { connect } from './connect.ts';
import { createEditor } from './createEditor.ts';
import { removeNewRelation, setSeparateKey } from './sharedKey.ts';

function createStage() {
  const editor = createEditor({ project: createExampleProject() });
  const idOf = (name: string): string =>
    editor.getState().project.models.find(({ definition }) => definition.name === name)?.id ?? '';
  return { editor, ownerId: idOf('Customer'), targetId: idOf('Order'), reviewId: idOf('Review') };
}

describe('connect', () => {
  it('selects the new relation, and returns null if its key is not shared', () => {
    const { editor, targetId, reviewId } = createStage();
    expect(connect(editor, { ownerId: targetId, targetId: reviewId })).toBeNull();
    expect(editor.getState().selection.relation).toEqual({ modelId: targetId, name: 'reviews' });
  });

  it('CM20: returns a relation that shares its key; it exists as LoopBack would define it, in one step', () => {
    const { editor, ownerId, targetId } = createStage();
    const before = editor.getState().project;
    const shared = connect(editor, { ownerId, targetId });
    expect(shared).toMatchObject({
      ref: { name: 'orders2' },
      foreignKey: 'customerId',
      sharesKeyWith: 'orders',
    });
    editor.endStep();
    expect(resolveRelation(editor.getState().project, { modelId: ownerId, name: 'orders2' })).toMatchObject({
      foreignKey: { value: 'customerId', isDerived: true },
    });
    editor.undo();
    expect(editor.getState().project).toBe(before);
  });

  it('CM20: a separate name and key belong to the same step', () => {
    const { editor, ownerId, targetId } = createStage();
    const before = editor.getState().project;
    const shared = connect(editor, { ownerId, targetId });
    if (shared === null) throw new Error('no shared key');
    setSeparateKey(editor, shared, { name: 'gifts', foreignKey: 'giftCustomerId' });
    const { project, selection } = editor.getState();
    expect(relationsOf(project, ownerId).map(({ ref }) => ref.name)).toEqual(['orders', 'reviews', 'gifts']);
    expect(resolveRelation(project, { modelId: ownerId, name: 'gifts' })?.foreignKey?.value).toBe(
      'giftCustomerId',
    );
    expect(selection.relation).toEqual({ modelId: ownerId, name: 'gifts' });
    editor.undo();
    expect(editor.getState().project).toBe(before);
  });

  it('CM20: a removed relation leaves nothing to undo, and keeps what could be redone', () => {
    const { editor, ownerId, targetId } = createStage();
    editor.run(addProperty, { modelId: ownerId, name: 'phone', type: 'string' });
    editor.undo();
    const before = editor.getState().project;
    connect(editor, { ownerId, targetId });
    removeNewRelation(editor);
    expect(editor.getState()).toMatchObject({ canUndo: false, canRedo: true });
    expect(editor.getState().project).toBe(before);
    expect(editor.getState().selection.relation).toBeNull();
  });

  it('CM20: does not remove the relation once something else was done', () => {
    const { editor, ownerId, targetId } = createStage();
    connect(editor, { ownerId, targetId });
    const after = editor.run(addProperty, { modelId: ownerId, name: 'phone', type: 'string' });
    removeNewRelation(editor);
    expect(editor.getState().project).toBe(after);
  });

  it('two relations with shared keys in a row are two steps', () => {
    const { editor, ownerId, targetId } = createStage();
    connect(editor, { ownerId, targetId });
    connect(editor, { ownerId, targetId });
    expect(relationsOf(editor.getState().project, ownerId)).toHaveLength(4);
  });

  it('adds nothing while the project is read-only', () => {
    const { editor, ownerId, targetId } = createStage();
    editor.setReadOnly(true);
    expect(connect(editor, { ownerId, targetId })).toBeNull();
  });
});
